import { VirtualServiceHttpMirror as DestinationSpec, VirtualServiceTcpRoute as TcpDestination } from '../../schema/networking.istio.io.generated';
import { titleOfConfig } from '../config/config';
import { RoutingTcp, RoutingTls } from '../config/virtual-service';
import { GuardedTarget } from '../http/route';
import { RouteRef, Target } from '../outcome';

/** Where connections are sent on to. */
export interface TcpRoute {
  /** Undefined for a service that no route is for. */
  readonly ref: RouteRef | undefined;
  readonly backends: readonly TcpBackend[];
}

/** One of the services that a route sends connections on to. */
export interface TcpBackend extends GuardedTarget {
  readonly weight: number;
  readonly share: number;
}

type TargetOf = (to: DestinationSpec) => GuardedTarget;

/** All go to one service. */
export const directTo = (guarded: GuardedTarget): TcpRoute => ({ ref: undefined, backends: [{ ...closing(guarded), weight: 1, share: 1 }] });

/** @param match its place, where there are several */
export function tcpRouteOf(list: 'tls' | 'tcp', { route, from, index }: RoutingTls | RoutingTcp, match: number | undefined, target: TargetOf): TcpRoute {
  return {
    ref: { resource: titleOfConfig(from), ...from.resource.kind === 'VirtualService' ? { list, index, ...match !== undefined && { match } } : { index } },
    backends: backendsOf(route, (to) => closing(target(to))),
  };
}

function backendsOf(route: readonly TcpDestination[], target: TargetOf): TcpBackend[] {
  if (route.length === 1) return [{ ...target(route[0].destination), weight: 1, share: 1 }];
  const weighted = route.filter(({ weight }) => weight);
  const total = weighted.reduce((sum, { weight }) => sum + weight!, 0);
  return weighted.map(({ destination, weight }) => ({ ...target(destination), weight: weight!, share: weight! / total }));
}

const closing = ({ target, guards }: GuardedTarget): GuardedTarget => ({ target: closed(target), guards });

/** Where nothing can answer, the connection is closed. */
function closed({ failure, isHttp1: _, ...target }: Target): Target {
  if (failure) return { ...target, failure: { reason: failure.reason } };
  return target.waypoint ? { ...target, unsure: 'what its waypoint does with connections is not modelled' } : target;
}
