import { IKubernetesGateway, IService, IServiceEntry, MeshResource, ServiceHost } from '../core';
import { dnsSubdomain, port } from '../core/private/checks';
import { Reference } from '../core/private/reference';
import type { HTTPRouteParentRefs } from '../schema/gateway.networking.k8s.io.generated';
import { IListenerSet } from './listener-set';
import { gatewayReference, nearby } from './private/reference';

/** What narrows a parent to a port. */
export interface ParentPortOptions {
  /**
   * Port of the parent, 1 to 65535.
   *
   * @default - every port
   */
  readonly port?: number;
}

/** What narrows a Gateway or a ListenerSet to some of its listeners. */
export interface ParentListenerOptions extends ParentPortOptions {
  /**
   * Name of the listener.
   *
   * @default - every listener
   */
  readonly sectionName?: string;
}

/**
 * What a route joins: a Gateway or ListenerSet for traffic from outside, a Service or ServiceEntry for that of the mesh.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#parentreference
 */
export class ParentRef {
  /**
   * The listeners of a Gateway. They must allow routes of the route's namespace.
   *
   * @param gateway the Gateway
   * @param options a single listener
   */
  public static gateway(gateway: IKubernetesGateway, options: ParentListenerOptions = {}): ParentRef {
    return new ParentRef((owner) => ({ ...gatewayReference(gateway, owner), ...narrowed(options) }));
  }

  /**
   * The listeners of a ListenerSet. They must allow routes of the route's namespace.
   *
   * @param listenerSet the ListenerSet
   * @param options a single listener
   */
  public static listenerSet(listenerSet: IListenerSet, options: ParentListenerOptions = {}): ParentRef {
    return new ParentRef((owner) => ({ kind: 'ListenerSet', ...nearby('listener set', listenerSet, owner), ...narrowed(options) }));
  }

  /**
   * Requests within the mesh to a Service, such as that of cdk8s-plus.
   *
   * A route in the namespace of the Service holds for all callers. One in another namespace holds for the callers there
   * that have a sidecar; a waypoint does not take it.
   *
   * @param service the Service
   * @param options a single port
   */
  public static service(service: IService, options: ParentPortOptions = {}): ParentRef {
    return ParentRef.serviceHost(ServiceHost.fromService(service), options);
  }

  /**
   * Requests within the mesh to a Service by its host.
   *
   * @param host the host of the Service
   * @param options a single port
   */
  public static serviceHost(host: ServiceHost, options: ParentPortOptions = {}): ParentRef {
    const service: Reference = { name: host.serviceName, namespace: host.namespace };
    return new ParentRef((owner) => ({ group: '', kind: 'Service', ...nearby('service', service, owner), ...narrowed(options) }));
  }

  /**
   * Requests within the mesh to the hosts of a ServiceEntry. A feature of Istio.
   *
   * @param serviceEntry the ServiceEntry
   * @param options a single port
   */
  public static serviceEntry(serviceEntry: IServiceEntry, options: ParentPortOptions = {}): ParentRef {
    return new ParentRef((owner) => ({ group: 'networking.istio.io', kind: 'ServiceEntry', ...nearby('service entry', serviceEntry, owner), ...narrowed(options) }));
  }

  private constructor(private readonly refer: (owner: MeshResource) => HTTPRouteParentRefs) {}

  /** @internal */
  public _toSpec(owner: MeshResource): HTTPRouteParentRefs {
    return this.refer(owner);
  }
}

function narrowed(options: ParentListenerOptions) {
  return {
    ...options.sectionName !== undefined && { sectionName: dnsSubdomain('sectionName of a parent', options.sectionName) },
    ...options.port !== undefined && { port: port('port of a parent', options.port) },
  };
}
