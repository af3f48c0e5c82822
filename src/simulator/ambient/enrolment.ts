import { isNamespaceAllowed, listenersOf } from '../../model/gateway-api';
import { field, textOf } from '../../model/loose';
import { Labels, textsOf } from '../../model/match/labels';
import { namespaceLabels } from '../../model/membership';
import { GATEWAY_API, Mesh } from '../../model/mesh';
import { Pod } from '../../model/pods';
import { Resource } from '../../model/resource';
import { findWaypoint, labelsOf, trafficOf, USE_WAYPOINT, wantedWaypoint, WaypointName } from '../../model/waypoints';

/** What stands between ztunnel and what is called: a waypoint, or two in a canary's shares, or nothing for a reason. */
export interface Enrolment {
  readonly waypoints: readonly WaypointShare[];
  /** Why a waypoint that is asked for is not passed. */
  readonly reason?: string;
}

export interface WaypointShare {
  /** 'namespace/name'. */
  readonly name: string;
  readonly share: number;
}

const CANARY = 'istio.io/use-waypoint-canary';
const CANARY_NAMESPACE = 'istio.io/use-waypoint-canary-namespace';
const CANARY_WEIGHT = 'istio.io/use-waypoint-canary-weight';
const INGRESS = 'istio.io/ingress-use-waypoint';
const MANAGED = 'gateway.istio.io/managed';
/** What Istio makes for waypoints and gateways between networks has no waypoint itself. */
const UNENROLLED = new Set(['istio.io-mesh-controller', 'istio.io-eastwest-controller']);
const CONTROLLER = 'istio.io/mesh-controller';
const HBONE = 15008;

export const NOTHING: Enrolment = { waypoints: [] };

/** Tells which waypoints are used, as istiod binds them. */
export class Enrolments {
  public constructor(private readonly mesh: Mesh) {}

  /** Labels of the pods that Istio makes for a waypoint. */
  public labelsOf(waypoint: string): Labels {
    const [namespace, name] = waypoint.split('/');
    const gateway = findWaypoint(this.mesh, { namespace, name });
    const className = textOf(field(gateway?.object, 'spec', 'gatewayClassName'));
    return {
      'sidecar.istio.io/inject': 'false',
      'istio.io/dataplane-mode': 'none',
      'service.istio.io/canonical-name': name,
      'service.istio.io/canonical-revision': 'latest',
      ...textsOf(field(gateway?.object, 'spec', 'infrastructure', 'labels')),
      'gateway.networking.k8s.io/gateway-name': name,
      'gateway.networking.k8s.io/gateway-class-name': className,
      [MANAGED]: 'istio.io-mesh-controller',
    };
  }

  /** For what is sent to the address of a Service, or of a host of a ServiceEntry. */
  public ofService(service: Resource): Enrolment {
    const labels = labelsOf(service);
    if (UNENROLLED.has(labels[MANAGED])) return NOTHING;
    const { wanted, isInherited } = this.wanted(labels, service.namespace);
    if (!wanted) return NOTHING;
    const refusal = this.refusal(wanted, service.namespace, 'service');
    if (refusal) return { waypoints: [], reason: refusal };
    return this.withCanary(wanted, service, isInherited);
  }

  /** For what is sent to the address of a pod. */
  public ofPod({ labels, namespace }: Pod): Enrolment {
    const { wanted, isInherited } = this.wanted(labels, namespace);
    if (!wanted) return NOTHING;
    const reason = this.refusal(wanted, namespace, 'workload');
    if (!reason) return { waypoints: [{ name: nameOf(wanted), share: 1 }] };
    // That of a namespace is for its Services by default, which is no mistake.
    return isInherited ? NOTHING : { waypoints: [], reason };
  }

  /** Whether gateways send what is for a Service through its waypoint. */
  public isForIngress(service: Resource): boolean {
    const said = labelsOf(service)[INGRESS] ?? namespaceLabels(this.mesh, service.namespace)?.[INGRESS];
    return said !== undefined && TRUE.has(said);
  }

  private wanted(labels: Labels, namespace: string): { readonly wanted?: WaypointName; readonly isInherited: boolean } {
    const isInherited = labels[USE_WAYPOINT] === undefined;
    const wanted = wantedWaypoint(isInherited ? namespaceLabels(this.mesh, namespace) ?? {} : labels, namespace);
    return { isInherited, ...wanted !== 'none' && wanted && { wanted } };
  }

  /** Why istiod does not bind something to a waypoint. */
  private refusal(name: WaypointName, namespace: string, traffic: 'service' | 'workload'): string | undefined {
    const found = findWaypoint(this.mesh, name);
    if (!found) return `the waypoint '${nameOf(name)}' is not there`;
    if (!this.isWaypoint(found)) return `Gateway ${nameOf(name)} is no waypoint`;
    const listener = listenersOf(this.mesh, 'Gateway', name.namespace, name.name)?.find(({ protocol, port }) => protocol === 'HBONE' && port === HBONE);
    const other = { name: namespace, labels: namespaceLabels(this.mesh, namespace) ?? {} };
    if (!isNamespaceAllowed(listener?.allowedRoutes?.namespaces, name.namespace, other)) return `the waypoint '${nameOf(name)}' allows nothing of the namespace '${namespace}'`;
    const taken = trafficOf(found, this.mesh);
    return taken === traffic || taken === 'all' ? undefined : `the waypoint '${nameOf(name)}' is for ${taken === 'none' ? 'no' : taken} traffic`;
  }

  private isWaypoint(gateway: Resource): boolean {
    const className = textOf(field(gateway.object, 'spec', 'gatewayClassName'));
    if (className === 'istio-waypoint') return true;
    return field(this.mesh.find(GATEWAY_API, 'GatewayClass', '', className)?.object, 'spec', 'controllerName') === CONTROLLER;
  }

  /** A canary that cannot be used leaves all to the first. It is asked for where the first is. */
  private withCanary(first: WaypointName, service: Resource, isInherited: boolean): Enrolment {
    const owner = isInherited && labelsOf(service)[CANARY] === undefined ? this.mesh.find('', 'Namespace', '', service.namespace)! : service;
    const name = labelsOf(owner)[CANARY];
    const alone = { waypoints: [{ name: nameOf(first), share: 1 }] };
    if (!name || name === 'none') return alone;
    const canary = { name, namespace: labelsOf(owner)[CANARY_NAMESPACE] ?? service.namespace };
    const weight = weightOf(annotationsOf(service)[CANARY_WEIGHT] ?? (isInherited ? annotationsOf(this.mesh.find('', 'Namespace', '', service.namespace)!)[CANARY_WEIGHT] : undefined));
    if (weight === undefined || nameOf(canary) === nameOf(first) || this.refusal(canary, service.namespace, 'service')) return alone;
    return { waypoints: [{ name: nameOf(first), share: (100 - weight) / 100 }, { name: nameOf(canary), share: weight / 100 }] };
  }
}

const TRUE = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);

const annotationsOf = ({ object }: Resource): Labels => textsOf(field(object, 'metadata', 'annotations'));

/** A percentage, 0 where none is given. */
function weightOf(text = '0'): number | undefined {
  return /^[+-]?\d+$/.test(text) && Number(text) >= 0 && Number(text) <= 100 ? Number(text) : undefined;
}

const nameOf = ({ namespace, name }: WaypointName) => `${namespace}/${name}`;
