import { Host, MeshResource } from '../../core';
import { nonEmpty, notEmpty, port } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import { render } from '../../core/private/render';
import type {
  EnvoyFilterConfigPatchesMatchCluster as ClusterSpec,
  EnvoyFilterConfigPatchesMatchListener as ListenerSpec,
  EnvoyFilterConfigPatchesMatchListenerFilterChain as FilterChainSpec,
  EnvoyFilterConfigPatchesMatchProxy as ProxySpec,
  EnvoyFilterConfigPatchesMatchRouteConfiguration as RouteConfigurationSpec,
  EnvoyFilterConfigPatchesMatchRouteConfigurationVhost as VirtualHostSpec,
  EnvoyFilterConfigPatchesMatchRouteConfigurationVhostRoute as RouteSpec,
} from '../../schema/networking.istio.io.generated';
import {
  EnvoyClusterMatch, EnvoyContext, EnvoyFilterChainMatch, EnvoyListenerMatch, EnvoyProxyMatch, EnvoyRouteConfigurationMatch, EnvoyRouteMatch,
  EnvoyVirtualHostMatch,
} from '../envoy-match';
import { EnvoyChainedFilterPatchOptions, EnvoyFilterChainPatchOptions, EnvoyHttpRoutePatchOptions } from '../envoy-patch-options';
import { IGateway } from '../reference';
import { gatewayName } from './reference';

const text = (what: string) => (value: string) => notEmpty(`${what} of a patch`, value);
const portNumber = (value: number) => port('portNumber of a patch', value);

/** The `proxy` field of a match. */
export function proxySpec(match: EnvoyProxyMatch): ProxySpec {
  return render<EnvoyProxyMatch, ProxySpec>(match, { proxyVersion: ({ expression }) => expression });
}

/** The `listener` field of a match, but for its filters. */
export function listenerSpec(match: EnvoyListenerMatch = {}): ListenerSpec {
  return render<EnvoyListenerMatch, ListenerSpec>(match, { name: text('name of the listener'), portNumber });
}

/** The `listener` field of a match of filter chains. */
export function chainSpec({ listener, filterChain }: EnvoyFilterChainPatchOptions): ListenerSpec {
  return { ...listenerSpec(listener), filterChain: filterChain && filterChainSpec(filterChain) };
}

/** The `listener` field of a match of the filters in a chain. */
export function filterSpec(options: EnvoyChainedFilterPatchOptions, filter: FilterChainSpec['filter']): ListenerSpec {
  const { filterChain, ...listener } = chainSpec(options);
  return { ...listener, filterChain: filterChain || filter ? { ...filterChain, filter } : undefined };
}

function filterChainSpec(match: EnvoyFilterChainMatch): FilterChainSpec {
  return render<EnvoyFilterChainMatch, FilterChainSpec>(match, {
    name: text('name of the filter chain'),
    sni: text('sni'),
    transportProtocol: text('transportProtocol'),
    applicationProtocols: (list) => nonEmpty('applicationProtocols of a patch', list).map(applicationProtocol).join(','),
    destinationPort: (value) => port('destinationPort of a patch', value),
  });
}

function applicationProtocol(value: string): string {
  if (value.includes(',')) throw invalid(`applicationProtocols of a patch are one to an entry, got ${show(value)}; divide it`);
  return text('applicationProtocols')(value);
}

/** The `routeConfiguration` field of a match, with virtual hosts and routes. */
export function routesSpec(options: EnvoyHttpRoutePatchOptions, owner: MeshResource): RouteConfigurationSpec {
  const { context, routeConfiguration = {}, virtualHost, route } = options;
  const given = (['portName', 'gateway'] as const).find((name) => routeConfiguration[name] !== undefined);
  if (given && context !== EnvoyContext.GATEWAY) throw invalid(`${given} of a patch is read only at gateways; give the patch EnvoyContext.GATEWAY`);
  const vhost = virtualHost && render<EnvoyVirtualHostMatch, VirtualHostSpec>(virtualHost, {
    name: text('name of the virtual host'), domainName: text('domainName'),
  });
  return {
    ...render<EnvoyRouteConfigurationMatch, RouteConfigurationSpec>(routeConfiguration, {
      name: text('name of the route configuration'),
      portNumber,
      portName: text('portName'),
      gateway: (gateway) => locatedGateway(gateway, owner),
    }),
    vhost: route ? { ...vhost, route: render<EnvoyRouteMatch, RouteSpec>(route, { name: text('name of the route') }) } : vhost,
  };
}

function locatedGateway(gateway: IGateway, owner: MeshResource): string {
  const name = gatewayName(gateway, owner);
  if (!name.includes('/')) throw invalid(`a patch names a gateway by '<namespace>/<name>', got ${show(name)}; give the gateway its namespace`);
  return name;
}

/** The `cluster` field of a match. */
export function clusterSpec(match: EnvoyClusterMatch): ClusterSpec {
  const others = Object.entries(match).filter(([key, value]) => key !== 'name' && value !== undefined).map(([key]) => key);
  if (match.name !== undefined && others.length > 0) {
    throw invalid(`a patch of the cluster ${show(match.name)} does not read ${others.join(', ')}; keep the name or the others`);
  }
  return render<EnvoyClusterMatch, ClusterSpec>(match, {
    name: text('name of the cluster'), service: ({ name }: Host) => name, subset: text('subset'), portNumber,
  });
}
