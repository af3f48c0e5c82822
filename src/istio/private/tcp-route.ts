import { MeshResource } from '../../core';
import { nonEmpty, subnet } from '../../core/private/checks';
import { render } from '../../core/private/render';
import type { VirtualServiceTcp, VirtualServiceTcpMatch } from '../../schema/networking.istio.io.generated';
import { TcpMatch, TcpRoute } from '../tcp-route';
import { routeSpec } from './destination';
import { l4Fields } from './l4-match';

const MATCH = 'a match of a tcp route';

/** An entry of the `tcp` field of a VirtualService. */
export function tcpRouteSpec(route: TcpRoute, owner: MeshResource): VirtualServiceTcp {
  return {
    match: route.matches && nonEmpty('matches of a tcp route', route.matches).map((match) => render<TcpMatch, VirtualServiceTcpMatch>(match, {
      ...l4Fields(MATCH, owner),
      sourceSubnet: (range) => subnet(`sourceSubnet of ${MATCH}`, range),
    })),
    route: routeSpec('tcp route', route.destinations),
  };
}
