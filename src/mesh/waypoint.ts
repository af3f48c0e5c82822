import { Construct } from 'constructs';
import { IService, MeshResourceProps } from '../core';
import { at, invalid, show } from '../core/private/errors';
import { FromNamespaces, Gateway, GatewayClass, GatewayInfrastructure, Listener } from '../gatewayapi';
import { ServiceEntry } from '../istio';
import type { GatewayListenersAllowedRoutesNamespaces, GatewaySpec } from '../schema/gateway.networking.k8s.io.generated';
import { KubernetesGateway } from './kubernetes-gateway';
import { INamespace } from './mesh-namespace';
import { SERVICE_LABELS, USE_WAYPOINT } from './private/labels';
import { mark, Marked, serving, waypointMarks } from './private/waypoint-use';
import { ProxyDeployment } from './proxy-deployment';
import { IWaypoint, WaypointFor, WaypointUse } from './waypoint-reference';

/** What is known of a waypoint that is defined elsewhere. */
export interface WaypointAttributes {
  /**
   * Which traffic it takes.
   *
   * @default WaypointFor.SERVICE
   */
  readonly waypointFor?: WaypointFor;
}

/** What a Waypoint takes. */
export interface WaypointProps extends MeshResourceProps {
  /**
   * Which traffic it takes.
   *
   * @default WaypointFor.SERVICE
   */
  readonly waypointFor?: WaypointFor;

  /**
   * The namespaces that may use it.
   *
   * @default - its own, and those that `allowNamespace` names
   */
  readonly allowedNamespaces?: FromNamespaces;

  /**
   * Revision of the control plane that deploys it, or a tag.
   *
   * @default - that of its namespace, or the default control plane
   */
  readonly revision?: string;

  /**
   * Its pods: how many, where, and with what.
   *
   * @default - one pod, as Istio has it
   */
  readonly deployment?: ProxyDeployment;

  /**
   * Labels and annotations of what Istio deploys, or a ConfigMap of your own in the place of `deployment`.
   *
   * @default - as Istio has it
   */
  readonly infrastructure?: GatewayInfrastructure;
}

/**
 * The proxy of the ambient mode for HTTP: routes, policies and telemetry of what is enrolled in it.
 *
 * A namespace is enrolled by its data plane, `DataPlane.ambient({ waypoint })`, a Service by `enrollService`. Istio makes
 * a Deployment and a Service of its name.
 *
 * @see https://istio.io/latest/docs/ambient/usage/waypoint/
 */
export class Waypoint extends KubernetesGateway implements IWaypoint {
  /**
   * A waypoint that is defined elsewhere.
   *
   * @param name `<namespace>/<name>`, or the bare name where it is in the namespace of what uses it
   * @param attributes which traffic it takes
   */
  public static fromWaypointName(name: string, attributes: WaypointAttributes = {}): IWaypoint {
    const { waypointFor = WaypointFor.SERVICE } = attributes;
    const gateway = Gateway.fromGatewayName(name);
    notReserved(gateway.name);
    return { ...gateway, waypointFor };
  }

  /**
   * Keeps a Service out of the waypoint of its namespace.
   *
   * @param service the Service
   */
  public static exemptService(service: IService): void {
    mark(service.metadata, userOf(service), { labels: { [USE_WAYPOINT]: 'none' } }, SERVICE_LABELS, 'enrolment in a waypoint');
  }

  /** Which traffic it takes. */
  public readonly waypointFor: WaypointFor;

  private readonly allowedNamespaces?: FromNamespaces;
  private readonly allowed = new Set<string>();
  private readonly users = new Set<string>();

  /**
   * Defines a waypoint.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props traffic, namespaces and pods
   */
  public constructor(scope: Construct, id: string, props: WaypointProps = {}) {
    const { waypointFor, allowedNamespaces, ...deployed } = props;
    const labels = { ...props.metadata?.labels, ...waypointFor && { 'istio.io/waypoint-for': waypointFor } };
    super(scope, id, {
      ...deployed,
      metadata: { ...props.metadata, labels },
      gatewayClass: GatewayClass.ISTIO_WAYPOINT,
      listeners: [Listener.hbone()],
    });
    at(this, () => notReserved(this.name));
    this.waypointFor = waypointFor ?? WaypointFor.SERVICE;
    this.allowedNamespaces = allowedNamespaces;
  }

  /**
   * Lets another namespace use the waypoint.
   *
   * @param namespace the namespace
   */
  public allowNamespace(namespace: INamespace): void {
    at(this, () => {
      if (this.allowedNamespaces) throw invalid('allowedNamespaces decides already which namespaces may use the waypoint; drop it, or take the namespace into it');
      if (this.namespace === undefined) throw invalid(`waypoint ${show(this.name)} has no namespace, so it cannot be told from others; give it or its chart a namespace`);
    });
    this.allowed.add(namespace.name);
  }

  /**
   * Sends what goes to a Service through this waypoint, whatever its namespace says.
   *
   * @param service the Service
   * @param use whether gateways do so too, and a canary
   */
  public enrollService(service: IService, use: WaypointUse = {}): void {
    this.enroll(service, use);
  }

  /**
   * Sends what goes to the hosts of a ServiceEntry through this waypoint, whatever its namespace says.
   *
   * @param entry the ServiceEntry
   * @param use whether gateways do so too, and a canary
   */
  public enrollServiceEntry(entry: ServiceEntry, use: WaypointUse = {}): void {
    this.enroll(entry, use);
  }

  /** @internal */
  public _usedFrom(namespace: string | undefined): void {
    if (namespace !== undefined && namespace !== this.namespace) this.users.add(namespace);
  }

  /** @internal */
  public _toSpec(): GatewaySpec {
    const spec = super._toSpec();
    const namespaces = this.allowedNamespaces?._toSpec() ?? this.ownAndAllowed();
    return { ...spec, listeners: spec.listeners.map((listener) => ({ ...listener, allowedRoutes: namespaces && { namespaces } })) };
  }

  /** @internal */
  public _problems(): string[] {
    return [...super._problems(), ...this.strangers().map((namespace) =>
      `namespace ${show(namespace)} uses waypoint ${show(this.name)} of namespace ${show(this.namespace)}, which only namespaces that it allows may; allow it by allowNamespace`)];
  }

  /** Namespaces that use it and may not. What a selector takes is not known here. */
  private strangers(): string[] {
    if (this.allowedNamespaces && this.allowedNamespaces !== FromNamespaces.SAME) return [];
    return [...this.users].filter((namespace) => !this.allowed.has(namespace));
  }

  private enroll(object: IService, use: WaypointUse): void {
    at(this, () => {
      const user = userOf(object);
      const marks = waypointMarks(serving(WaypointFor.SERVICE, this, user.what), use, user);
      mark(object.metadata, user, marks, SERVICE_LABELS, 'enrolment in a waypoint');
    });
  }

  /** A selector of namespaces does not take the waypoint's own for granted. */
  private ownAndAllowed(): GatewayListenersAllowedRoutesNamespaces | undefined {
    if (this.allowed.size === 0) return undefined;
    const values = [...new Set([this.namespace!, ...this.allowed])];
    return { from: 'Selector', selector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values }] } };
  }
}

function userOf({ kind, name, metadata }: IService): Marked {
  if (kind !== 'Service' && kind !== 'ServiceEntry') {
    throw invalid(`a waypoint takes a Service or ServiceEntry, got the ${kind} ${show(name)}; pass the Service that exposes it`);
  }
  return { what: `${kind} ${show(name)}`, namespace: metadata.namespace };
}

function notReserved(name: string) {
  if (name === 'none') throw invalid("a waypoint cannot be named 'none', which stands for no waypoint; give it another name");
}
