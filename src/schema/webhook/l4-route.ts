import type { VirtualServiceTcp, VirtualServiceTcpMatch, VirtualServiceTls } from '../networking.istio.io.generated';
import { hostCovers, isSniName, isWildcardName, notWildcardName } from '../values/dns';
import { isIpAddress, subnet } from '../values/ip';
import { port } from '../values/number';
import { show } from '../values/show';
import { destinations } from './destination';
import { gatewayNames } from './gateway-names';
import { workloadLabels } from './labels';
import { Place } from './place';

/** A TCP route of a VirtualService. */
export function tcpRoute({ match, route }: VirtualServiceTcp, place: Place): void {
  // Istiod loses its warnings about the matches of HTTP and TCP routes.
  place.each('match', match, (one, at) => l4Match(one, at.errorsOnly()));
  forwards(route, place);
}

/** A TLS route of a VirtualService, whose connections are told apart by SNI hosts among the VirtualService's own. */
export function tlsRoute({ match, route }: VirtualServiceTls, place: Place, hosts: readonly string[], ofGateway: boolean): void {
  if (match.length === 0) place.at('match').error('must have at least one entry, as TLS is routed by SNI host');
  place.each('match', match, (one, at) => {
    l4Match(one, at);
    if (one.sniHosts.length === 0) at.at('sniHosts').error('must have at least one host');
    at.each('sniHosts', one.sniHosts, (host, where) => sniHost(host, where, hosts, ofGateway));
  });
  forwards(route, place);
}

function forwards(route: VirtualServiceTcp['route'], place: Place): void {
  if (!route || route.length === 0) place.at('route').error('must have at least one destination');
  place.one('route', route, destinations);
}

function l4Match(match: VirtualServiceTcpMatch, place: Place): void {
  place.checkEach('destinationSubnets', match.destinationSubnets, subnet);
  place.check('port', match.port || undefined, port);
  place.one('sourceLabels', match.sourceLabels, workloadLabels);
  place.one('gateways', match.gateways, gatewayNames);
}

function sniHost(host: string, place: Place, hosts: readonly string[], ofGateway: boolean): void {
  if (ofGateway ? isSniName(host) : isWildcardName(host)) {
    // A VirtualService without hosts cannot have TLS routes at all.
    if (hosts.length > 0 && !hosts.some((one) => hostCovers(one, host))) {
      place.error(`must be covered by a host of the VirtualService (${hosts.join(', ')}), got ${show(host)}; add it to the hosts`);
    }
  } else if (isIpAddress(host)) {
    place.warning(`should be a DNS name, as clients send no SNI for an IP address, got ${show(host)}`);
  } else {
    place.error(notWildcardName(host));
  }
}
