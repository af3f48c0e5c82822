import { JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { MeshResource, MeshResourceProps } from '../core';
import { dnsLabel, dnsSubdomain } from '../core/private/checks';
import { at, invalid, show } from '../core/private/errors';
import type { GatewayClassParametersRef, GatewayClassSpec } from '../schema/gateway.networking.k8s.io.generated';
import { atMost, groupName, kindName } from './private/checks';

/** A GatewayClass, as Gateways refer to it. */
export interface IGatewayClass {
  /** Name of the GatewayClass. */
  readonly name: string;
}

/** An object that configures a class of another controller than Istio's. */
export interface GatewayClassParameters {
  /** API group of the object; empty for the core group. */
  readonly group: string;

  /** Kind of the object. */
  readonly kind: string;

  /** Name of the object. */
  readonly name: string;

  /**
   * Namespace of the object.
   *
   * @default - the object is in no namespace
   */
  readonly namespace?: string;
}

/** What a GatewayClass takes. */
export interface GatewayClassProps extends MeshResourceProps {
  /**
   * The controller that serves Gateways of this class: a domain, a slash and a path.
   *
   * @default 'istio.io/gateway-controller', which deploys a gateway of its own for each Gateway
   */
  readonly controllerName?: string;

  /**
   * What the class is for, at most 64 characters.
   *
   * @default - no description
   */
  readonly description?: string;

  /**
   * Configuration of the class, for controllers other than Istio's.
   *
   * Istio does not read it: it takes its defaults for a class from a ConfigMap in its root namespace with the
   * label `gateway.istio.io/defaults-for-class`.
   *
   * @default - none
   */
  readonly parametersRef?: GatewayClassParameters;
}

/**
 * Which controller serves a Gateway, and how. Belongs to the cluster, not to a namespace.
 *
 * Istio makes its own classes when it starts, so only further ones need a resource.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#gatewayclass
 */
export class GatewayClass extends MeshResource implements IGatewayClass {
  /** Gateways at the edge of the mesh. */
  public static readonly ISTIO: IGatewayClass = { name: 'istio' };

  /** Waypoints of the ambient mode. */
  public static readonly ISTIO_WAYPOINT: IGatewayClass = { name: 'istio-waypoint' };

  /** Gateways of other clusters, which are only named here so that their addresses are known. */
  public static readonly ISTIO_REMOTE: IGatewayClass = { name: 'istio-remote' };

  /** Gateways between the clusters of an ambient mesh. */
  public static readonly ISTIO_EAST_WEST: IGatewayClass = { name: 'istio-east-west' };

  /**
   * A GatewayClass that is defined elsewhere.
   *
   * @param name name of the class
   */
  public static fromGatewayClassName(name: string): IGatewayClass {
    return { name: dnsSubdomain('name of the gateway class', name) };
  }

  private readonly spec: GatewayClassSpec;

  /**
   * Defines a GatewayClass.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props controller and description
   */
  public constructor(scope: Construct, id: string, props: GatewayClassProps = {}) {
    super(scope, id, 'gateway.networking.k8s.io/v1', 'GatewayClass', props);
    // A chart gives its namespace to everything in it, but a GatewayClass is in none.
    if (this.metadata.namespace) this.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
    this.spec = at(this, () => specOf(props));
  }

  /** @internal */
  public _toSpec(): GatewayClassSpec {
    return this.spec;
  }

  /** @internal */
  public _problems(): string[] {
    return [];
  }
}

const CONTROLLER = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;

function specOf({ controllerName = 'istio.io/gateway-controller', description, parametersRef }: GatewayClassProps): GatewayClassSpec {
  if (controllerName.length > 253 || !CONTROLLER.test(controllerName)) {
    throw invalid(`controllerName must be a domain, a slash and a path, such as 'istio.io/gateway-controller' (at most 253), got ${show(controllerName)}`);
  }
  if (parametersRef && controllerName.startsWith('istio.io/')) {
    throw invalid(`parametersRef is not read by Istio's controller ${show(controllerName)}; label a ConfigMap with 'gateway.istio.io/defaults-for-class' instead`);
  }
  return {
    controllerName,
    description: description === undefined ? undefined : atMost('description', description, 64),
    parametersRef: parametersRef && parametersSpec(parametersRef),
  };
}

function parametersSpec({ group, kind, name, namespace }: GatewayClassParameters): GatewayClassParametersRef {
  return {
    group: groupName('group of parametersRef', group),
    kind: kindName('kind of parametersRef', kind),
    name: dnsSubdomain('name of parametersRef', name),
    namespace: namespace === undefined ? undefined : dnsLabel('namespace of parametersRef', namespace),
  };
}
