import { isIP } from 'node:net';
import { MeshResource } from '../../core';
import { dnsName, nonEmpty } from '../../core/private/checks';
import { render } from '../../core/private/render';
import type { VirtualServiceTls, VirtualServiceTlsMatch } from '../../schema/networking.istio.io.generated';
import { TlsMatch, TlsRoute } from '../tls-route';
import { routeSpec } from './destination';
import { l4Fields } from './l4-match';

/** An entry of the `tls` field of a VirtualService. */
export function tlsRouteSpec(route: TlsRoute, owner: MeshResource): VirtualServiceTls {
  return {
    match: nonEmpty('matches of a tls route', route.matches).map((match) => render<TlsMatch, VirtualServiceTlsMatch>(match, {
      ...l4Fields('a match of a tls route', owner),
      sniHosts: (names) => nonEmpty('sniHosts of a tls route', names).map(sniHost),
    })),
    route: routeSpec('tls route', route.destinations),
  };
}

const sniHost = (name: string) => isIP(name) === 0 ? dnsName('sniHosts of a tls route', name) : name;
