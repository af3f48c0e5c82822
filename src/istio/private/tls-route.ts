import { isIP } from 'node:net';
import { MeshResource } from '../../core';
import { dnsName, nonEmpty } from '../../core/private/checks';
import type { VirtualServiceTls } from '../../schema/networking.istio.io.generated';
import { TlsRoute } from '../tls-route';
import { routeSpec } from './destination';
import { l4MatchSpec } from './l4-match';

/** An entry of the `tls` field of a VirtualService. */
export function tlsRouteSpec(route: TlsRoute, owner: MeshResource): VirtualServiceTls {
  return {
    match: nonEmpty('matches of a tls route', route.matches).map((match) => ({
      ...l4MatchSpec('a match of a tls route', match, owner),
      sniHosts: nonEmpty('sniHosts of a tls route', match.sniHosts).map(sniHost),
    })),
    route: routeSpec('tls route', route.destinations),
  };
}

const sniHost = (name: string) => isIP(name) === 0 ? dnsName('sniHosts of a tls route', name) : name;
