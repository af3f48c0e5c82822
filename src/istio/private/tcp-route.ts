import { MeshResource } from '../../core';
import { subnet } from '../../core/private/checks';
import type { VirtualServiceTcp } from '../../schema/networking.istio.io.generated';
import { TcpRoute } from '../tcp-route';
import { routeSpec } from './destination';
import { l4MatchSpec } from './l4-match';

/** An entry of the `tcp` field of a VirtualService. */
export function tcpRouteSpec(route: TcpRoute, owner: MeshResource): VirtualServiceTcp {
  return {
    match: route.matches?.map((match) => ({
      ...l4MatchSpec('a match of a tcp route', match, owner),
      sourceSubnet: match.sourceSubnet === undefined ? undefined : subnet('sourceSubnet of a match of a tcp route', match.sourceSubnet),
    })),
    route: routeSpec('tcp route', route.destinations),
  };
}
