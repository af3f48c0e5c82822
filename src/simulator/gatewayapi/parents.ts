import { commonHosts, hostsOverlap, isWildcard, isWithin } from '../../model/match/host';
import { GatewayListeners, HTTPRouteParentRefs } from '../../schema/gateway.networking.k8s.io.generated';
import { MESH_GATEWAY } from '../config/virtual-service';
import { Services } from '../registry/services';
import { GATEWAY_API } from './gateway';
import { ApiListener } from './listeners';
import { allowsNamespace, NamespaceLabels } from './namespaces';

/** What a route is bound to. */
export interface Parent {
  /** The name of a listener, or `mesh`. */
  readonly gateway: string;
  readonly hosts: readonly string[];
  /** The port of a Service that the routes are for, where it is only one. */
  readonly port?: number;
}

/** Where the hosts of a route are asked for. */
export interface Attaching {
  readonly kind: string;
  readonly namespace: string;
  readonly hostnames: readonly string[];
}

/** Finds what routes are bound to, as far as that lets them. */
export class Parents {
  public constructor(
    private readonly listeners: readonly ApiListener[],
    private readonly services: Services,
    private readonly labels: NamespaceLabels,
  ) {}

  public of(ref: HTTPRouteParentRefs, route: Attaching): Parent[] {
    const { group = GATEWAY_API, kind = 'Gateway' } = ref;
    if (group === '' && kind === 'Service') return this.services.all.some((one) => one.kubernetes && isNamed(one.resource, ref, route)) ? this.mesh(ref, route) : [];
    if (group === 'networking.istio.io' && kind === 'ServiceEntry') return this.mesh(ref, route);
    if (group !== GATEWAY_API) return [];
    const named = this.listeners.filter(({ owner, takesRoutes }) => takesRoutes && owner.kind === kind && isNamed(owner, ref, route));
    return this.atListeners(named, ref, route);
  }

  /** The hosts of a Service or a ServiceEntry. */
  private mesh(ref: HTTPRouteParentRefs, route: Attaching): Parent[] {
    const kind = ref.kind === 'ServiceEntry' ? 'ServiceEntry' : 'Service';
    const hosts = this.services.all.filter(({ resource }) => resource.kind === kind && isNamed(resource, ref, route)).map(({ host }) => host);
    return hosts.length ? [{ gateway: MESH_GATEWAY, hosts, ...ref.port !== undefined && { port: ref.port } }] : [];
  }

  private atListeners(listeners: readonly ApiListener[], { sectionName, port }: HTTPRouteParentRefs, route: Attaching): Parent[] {
    const specs = listeners.map(({ spec }) => spec);
    return listeners
      .filter(({ spec }) => (sectionName ?? spec.name) === spec.name && (port ?? spec.port) === spec.port)
      .filter(({ spec, owner }) => this.allows(spec, owner.namespace, route))
      .map(({ spec, server }) => ({ gateway: server.gatewayName, hosts: hostsAt(spec, route, specs) }));
  }

  private allows(listener: GatewayListeners, own: string, { kind: wanted, namespace, hostnames }: Attaching): boolean {
    const { hostname = '*', allowedRoutes = {} } = listener;
    const { kinds = [] } = allowedRoutes;
    return kindsOf(listener).includes(wanted)
      && (kinds.length === 0 || kinds.some(({ group = GATEWAY_API, kind }) => group === GATEWAY_API && kind === wanted))
      && allowsNamespace(allowedRoutes, own, namespace, this.labels)
      && hostnames.some((host) => hostsOverlap(host, hostname));
  }
}

/** The kinds of routes that what is spoken to a listener can be routed by. */
function kindsOf({ protocol, tls }: GatewayListeners): readonly string[] {
  switch (protocol) {
    case 'HTTP': case 'HTTPS': return ['HTTPRoute', 'GRPCRoute'];
    case 'TCP': return ['TCPRoute'];
    case 'TLS': return tls?.mode === 'Passthrough' ? ['TLSRoute'] : ['TLSRoute', 'TCPRoute'];
    default: return [];
  }
}

/** For which hosts a route is asked at a listener. */
function hostsAt(listener: GatewayListeners, { kind, hostnames }: Attaching, listeners: readonly GatewayListeners[]): readonly string[] {
  switch (kind) {
    case 'TCPRoute': return ['*'];
    case 'TLSRoute': return listener.hostname ? commonHosts(hostnames, [listener.hostname]) : hostnames;
    default: return hostnames.filter((host) => isLeftTo(listener, host, listeners));
  }
}

const isNamed = (one: { readonly name: string; readonly namespace: string }, { name, namespace }: HTTPRouteParentRefs, route: Attaching) =>
  one.name === name && one.namespace === (namespace ?? route.namespace);

/** Whether a host is a listener's, and not that of a narrower one beside it. */
function isLeftTo({ hostname = '', port, protocol }: GatewayListeners, host: string, listeners: readonly GatewayListeners[]): boolean {
  if (hostname !== '' && !isWildcard(hostname)) return true;
  if (hostname !== '' && !hostsOverlap(host, hostname)) return false;
  const others = listeners.filter((one) => one.port === port && one.protocol === protocol && one.hostname !== undefined && one.hostname !== hostname);
  return others.every((one) => hostname.length > one.hostname!.length || !isWithin(host, one.hostname!));
}
