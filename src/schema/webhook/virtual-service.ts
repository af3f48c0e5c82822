import type { VirtualServiceHttp, VirtualServiceSpec } from '../networking.istio.io.generated';
import { hostsOverlap, isSniName, isWildcardName } from '../values/dns';
import { isClaim } from '../values/header';
import { isIpAddress } from '../values/ip';
import { show } from '../values/show';
import { exportTo } from './export-to';
import { gatewayNames } from './gateway-names';
import { httpRoute } from './http-route';
import { tcpRoute, tlsRoute } from './l4-route';
import { Metadata } from './metadata';
import { Place } from './place';
import { unreachable, unreachableHttp } from './unreachable';

export function virtualService(spec: VirtualServiceSpec, place: Place, { namespace }: Metadata): void {
  const { hosts = [], gateways = [], http = [], tcp = [], tls = [] } = spec;
  const isDelegate = hosts.length === 0;
  const ofGateway = gateways.length > 0 && !gateways.includes('mesh');

  if (isDelegate) onlyHttp({ gateways, tls, tcp }, place);
  place.one('gateways', gateways, gatewayNames);
  if (!ofGateway) place.each('http', http, (route, at) => noClaims(route, at, isDelegate));
  checkHosts(hosts, place.at('hosts'), ofGateway, tls.some(({ match }) => match.some(({ sniHosts }) => sniHosts.length > 0)));

  if (http.length === 0 && tcp.length === 0 && tls.length === 0) place.error('must have at least one http, tls or tcp route');
  place.each('http', http, (route, at) => httpRoute(route, at, isDelegate));
  place.each('tls', tls, (route, at) => tlsRoute(route, at, hosts, gateways.length === 0 || ofGateway));
  place.each('tcp', tcp, tcpRoute);
  place.one('exportTo', spec.exportTo, (list, at) => exportTo(list, at, namespace));

  unreachableHttp(http, place.at('http'));
  unreachable(tcp, place.at('tcp'));
  unreachable(tls, place.at('tls'));
}

function onlyHttp(fields: Record<string, readonly unknown[]>, place: Place): void {
  for (const [field, list] of Object.entries(fields)) {
    if (list.length > 0) place.at(field).error('cannot stand in a VirtualService without hosts, which is a delegate for HTTP routes of another');
  }
}

/** Only gateways verify the JWT whose claims choose a route. */
function noClaims({ match }: VirtualServiceHttp, place: Place, isDelegate: boolean): void {
  const remedy = isDelegate ? 'match it where this VirtualService is delegated to' : 'name the gateways and leave out mesh';
  const noClaim = (name: string, _: unknown, at: Place) => {
    if (isClaim(name)) at.error(`is a claim, which only gateways can route by; ${remedy}`);
  };
  place.each('match', match, ({ headers, withoutHeaders }, at) => {
    at.pairs('headers', headers, noClaim);
    at.pairs('withoutHeaders', withoutHeaders, noClaim);
  });
}

function checkHosts(hosts: readonly string[], place: Place, ofGateway: boolean, hasSni: boolean): void {
  const wellFormed = ofGateway && hasSni ? isSniName : isWildcardName;
  let allFine = true;
  hosts.forEach((host, index) => {
    if (isIpAddress(host) || (wellFormed(host) && (ofGateway || host !== '*'))) return;
    allFine = false;
    place.at(index).error(host === '*'
      ? "cannot be '*' for sidecars; name the hosts, or bind the VirtualService to gateways only"
      : `must be a DNS name such as 'www.example.com' or '*.example.com', or an IP address, got ${show(host)}`);
  });
  if (!allFine) return;
  hosts.forEach((host, index) => {
    const other = hosts.slice(0, index).find((earlier) => hostsOverlap(earlier, host));
    if (other !== undefined) place.at(index).error(`must not overlap with another host, got ${show(host)} beside ${show(other)}`);
  });
}
