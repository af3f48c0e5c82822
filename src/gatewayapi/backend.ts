import { isIP } from 'node:net';
import { Host, IService, MeshResource, ServiceHost } from '../core';
import { dnsSubdomain, port } from '../core/private/checks';
import { invalid, show } from '../core/private/errors';
import { parseReference, Reference } from '../core/private/reference';
import type { TCPRouteRulesBackendRefs } from '../schema/gateway.networking.k8s.io.generated';
import { groupName, kindName } from './private/checks';
import { nearby } from './private/reference';

/** The port of a backend. */
export interface BackendOptions {
  /** Port of the backend, 1 to 65535. */
  readonly port: number;
}

/** A backend of any kind. */
export interface BackendObject {
  /** API group of the object; empty for the core group. */
  readonly group: string;

  /** Kind of the object. */
  readonly kind: string;

  /** `<namespace>/<name>`, or the bare name in the namespace of the route. */
  readonly name: string;

  /**
   * Port of the backend, 1 to 65535.
   *
   * @default - none, which Istio takes only of an InferencePool
   */
  readonly port?: number;
}

/**
 * Where a route sends traffic.
 *
 * A backend in another namespace needs a ReferenceGrant there: see `grantReferences` of the route.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#backendobjectreference
 */
export class Backend {
  /**
   * A Service, such as that of cdk8s-plus.
   *
   * @param service the Service
   * @param options port
   */
  public static service(service: IService, options: BackendOptions): Backend {
    return Backend.serviceHost(ServiceHost.fromService(service), options);
  }

  /**
   * A Service by its host.
   *
   * @param host the host of the Service
   * @param options port
   */
  public static serviceHost(host: ServiceHost, options: BackendOptions): Backend {
    return new Backend({}, 'service', { name: host.serviceName, namespace: host.namespace }, options.port);
  }

  /**
   * Any host of the mesh's registry, such as that of a ServiceEntry. A feature of Istio.
   *
   * @param host the host
   * @param options port
   */
  public static hostname(host: Host, options: BackendOptions): Backend {
    if (host.name.includes('*') || isIP(host.name) !== 0) {
      throw invalid(`a backend cannot be the host ${show(host.name)}; name a host that the registry has`);
    }
    dnsSubdomain('host of a backend', host.name);
    return new Backend({ group: ISTIO, kind: 'Hostname' }, 'hostname', { name: host.name }, options.port);
  }

  /**
   * An object of another kind. Istio knows InferencePool of `inference.networking.k8s.io`, where that is switched on,
   * and ServiceImport of `multicluster.x-k8s.io`.
   *
   * @param backend the object
   */
  public static object(backend: BackendObject): Backend {
    const { group, kind, name } = backend;
    if (OWN_FACTORIES.includes(`${group}/${kind}`)) throw invalid(`a backend of the kind ${kind} is given by Backend.service, serviceHost or hostname`);
    const type = { group: groupName('group of a backend', group), kind: kindName('kind of a backend', kind) };
    return new Backend(type, 'backend', parseReference('backend', name, dnsSubdomain), backend.port);
  }

  private readonly number?: number;

  private constructor(
    private readonly type: { readonly group?: string; readonly kind?: string },
    private readonly what: string,
    private readonly reference: Reference,
    number?: number,
  ) {
    this.number = number === undefined ? undefined : port('port of a backend', number);
  }

  /** @internal */
  public _toSpec(owner: MeshResource): TCPRouteRulesBackendRefs {
    const { name } = this.reference;
    // A hostname is in no namespace, so none may be named.
    return { ...this.type, ...this.what === 'hostname' ? { name } : nearby(this.what, this.reference, owner), port: this.number };
  }
}

const ISTIO = 'networking.istio.io';
/** Kinds that `Backend.object` would take without the checks that they need. */
const OWN_FACTORIES = ['/Service', `${ISTIO}/Hostname`];

/**
 * A backend of TCP or TLS traffic and its share.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#backendref
 */
export interface RouteBackend {
  /** Where the traffic goes. */
  readonly backend: Backend;

  /**
   * Share of the traffic in proportion to the sum of all weights, a whole number from 0 to 1,000,000.
   *
   * @default 1
   */
  readonly weight?: number;
}
