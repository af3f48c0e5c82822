import type {
  EnvoyFilterConfigPatches, EnvoyFilterConfigPatchesMatchWaypointFilter as FilterMatch, EnvoyFilterSpec,
} from '../networking.istio.io.generated';
import { syntaxError } from '../values/regex';
import { show } from '../values/show';
import { Place } from './place';
import { labels } from './selector';

/*
 * What istiod finds by reading the value of a patch as Envoy's configuration (unknown types and fields, frozen types,
 * filters without typed_config) is not found here, which would take the schemas of all of Envoy.
 */

type ApplyTo = NonNullable<EnvoyFilterConfigPatches['applyTo']>;
type Match = NonNullable<EnvoyFilterConfigPatches['match']>;

const OF_LISTENER: readonly ApplyTo[] = ['LISTENER', 'FILTER_CHAIN', 'NETWORK_FILTER', 'HTTP_FILTER'];
const OF_ROUTES: readonly ApplyTo[] = ['ROUTE_CONFIGURATION', 'VIRTUAL_HOST', 'HTTP_ROUTE'];
const CONNECTION_MANAGERS: readonly string[] = ['envoy.filters.network.http_connection_manager', 'envoy.http_connection_manager'];
/** Names of filters in Envoy's second API, by what follows `envoy.filters.` in the third. */
const FORMER_NAMES: Readonly<Record<string, string>> = {
  'envoy.buffer': 'http.buffer',
  'envoy.cors': 'http.cors',
  'envoy.csrf': 'http.csrf',
  'envoy.http_dynamo_filter': 'http.dynamo',
  'envoy.ext_authz': 'http.ext_authz',
  'envoy.fault': 'http.fault',
  'envoy.grpc_http1_bridge': 'http.grpc_http1_bridge',
  'envoy.grpc_json_transcoder': 'http.grpc_json_transcoder',
  'envoy.grpc_web': 'http.grpc_web',
  'envoy.gzip': 'http.gzip',
  'envoy.health_check': 'http.health_check',
  'envoy.ip_tagging': 'http.ip_tagging',
  'envoy.lua': 'http.lua',
  'envoy.rate_limit': 'http.ratelimit',
  'envoy.router': 'http.router',
  'envoy.squash': 'http.squash',
  'envoy.listener.http_inspector': 'listener.http_inspector',
  'envoy.listener.original_dst': 'listener.original_dst',
  'envoy.listener.original_src': 'listener.original_src',
  'envoy.listener.proxy_protocol': 'listener.proxy_protocol',
  'envoy.listener.tls_inspector': 'listener.tls_inspector',
  'envoy.client_ssl_auth': 'network.client_ssl_auth',
  'envoy.http_connection_manager': 'network.http_connection_manager',
  'envoy.mongo_proxy': 'network.mongo_proxy',
  'envoy.ratelimit': 'network.ratelimit',
  'envoy.redis_proxy': 'network.redis_proxy',
  'envoy.tcp_proxy': 'network.tcp_proxy',
};
const MAX_VERSION_BYTES = 1024;

export function envoyFilter({ configPatches, workloadSelector }: EnvoyFilterSpec, place: Place): void {
  place.warning('changes what Istio makes for Envoy, which differs from release to release; prefer another kind, and test each upgrade');
  place.one('workloadSelector', workloadSelector, (selector, at) => labels(selector.labels, at));
  place.each('configPatches', configPatches, configPatch);
}

function configPatch({ applyTo = 'INVALID', match, patch }: EnvoyFilterConfigPatches, place: Place): void {
  // Istiod does not look at what is for waypoints.
  if (match?.context === 'WAYPOINT') return;
  if (applyTo === 'INVALID') place.at('applyTo').error('must be given');
  const { operation = 'INVALID', value } = patch ?? {};
  if (operation === 'INVALID') place.at('patch').at('operation').error('must be given');
  else if (operation !== 'REMOVE' && !value) place.at('patch').at('value').error(`must be given for operation ${operation}`);
  if (!match) return;

  const at = place.at('match');
  if (match.proxy?.proxyVersion) proxyVersion(match.proxy.proxyVersion, at.at('proxy').at('proxyVersion'));
  const wanted = OF_LISTENER.includes(applyTo) ? 'listener' : OF_ROUTES.includes(applyTo) ? 'routeConfiguration' : applyTo === 'CLUSTER' ? 'cluster' : undefined;
  const other = (['listener', 'routeConfiguration', 'cluster'] as const).find((field) => match[field] && field !== wanted);
  if (wanted && other) at.at(other).error(`cannot be matched for applyTo ${applyTo}; match ${wanted}, or drop it`);
  if (wanted === 'listener') filter(match, applyTo, at);
}

function proxyVersion(pattern: string, place: Place): void {
  if (Buffer.byteLength(pattern) > MAX_VERSION_BYTES) place.warning(`should have at most ${MAX_VERSION_BYTES} bytes, as a longer one is not looked at`);
  else place.error(syntaxError(pattern));
}

function filter({ listener }: Match, applyTo: ApplyTo, place: Place): void {
  const at = place.at('listener').at('filterChain');
  at.one('filter', listener?.filterChain?.filter, ({ name = '', subFilter }: FilterMatch, where) => {
    if (applyTo === 'LISTENER' || applyTo === 'FILTER_CHAIN') where.warning(`does nothing for applyTo ${applyTo}; drop it`);
    if (name === '') {
      where.at('name').error('must be given');
    } else if (subFilter && (applyTo !== 'HTTP_FILTER' || !CONNECTION_MANAGERS.includes(name))) {
      where.at('subFilter').error(`is for applyTo HTTP_FILTER within the filter ${CONNECTION_MANAGERS[0]}; change those or drop it`);
    } else if (subFilter && !subFilter.name) {
      where.at('subFilter').at('name').error('must be given');
    } else {
      formerName(name, where.at('name'));
      formerName(subFilter?.name, where.at('subFilter').at('name'));
    }
  });
}

function formerName(name: string | undefined, place: Place): void {
  const now = name !== undefined && Object.hasOwn(FORMER_NAMES, name) ? FORMER_NAMES[name] : undefined;
  if (now !== undefined) place.warning(`${show(name)} is a former name; use 'envoy.filters.${now}'`);
}
