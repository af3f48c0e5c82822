import { Labels, selects } from '../../model/match/labels';
import { VirtualServiceHttpMatch as HttpMatch } from '../../schema/networking.istio.io.generated';
import { Routing, RoutingHttp } from '../config/virtual-service';
import { RouteRef } from '../outcome';
import { MadeOnce } from '../shared';
import { refOf, Route, RouteContext, routeOf } from './route';

/** The proxy that routes are made for. */
export interface Asker {
  readonly namespace: string;
  readonly labels: Labels;
  /** 'namespace/name' of the gateway through which the request comes, or `mesh`. */
  readonly gateway: string;
  /** Whether it stands before what is called, and takes no route by the labels of callers. */
  readonly isWaypoint?: boolean;
}

/** What a proxy gets of a VirtualService, and what it does not get. */
export interface RouteSet {
  readonly routes: readonly Route[];
  readonly leftOut: readonly LeftOut[];
}

/** A match that a proxy is not even told of. */
export interface LeftOut {
  readonly ref: RouteRef;
  readonly reason: string;
}

const SETS = new MadeOnce<RouteSet>();

/** The routes that a proxy gets for a VirtualService: those that are for it, up to one that matches everything. */
export function routesOf(routing: Routing, asker: Asker, context: RouteContext): RouteSet {
  const routes: Route[] = [];
  const leftOut: LeftOut[] = [];
  let covered: RouteRef | undefined;
  for (const one of routing.http) {
    for (const [place, match] of entriesOf(one)) {
      const ref = refOf(one, placeOf(one, place));
      const reason = covered ? `route ${covered.index} before it matches everything` : match && whyNotFor(match, asker, context.port);
      if (reason) {
        leftOut.push({ ref, reason });
        continue;
      }
      const route = routeOf(one, match, ref, context);
      routes.push(route);
      if (!match || route.match.catchAll) covered = ref;
    }
  }
  return SETS.of(routing, [...routes, ...leftOut.map(({ reason }) => reason)], () => ({ routes, leftOut }));
}

const entriesOf = ({ route: { match = [] } }: RoutingHttp): readonly (readonly [number | undefined, HttpMatch | undefined])[] =>
  (match.length === 0 ? [[undefined, undefined]] : [...match.entries()]);

/** Where an entry is written. */
const placeOf = ({ places, match }: RoutingHttp, entry: number | undefined) => (places && entry !== undefined ? places[entry] : match ?? entry);

/** What of a match is decided by the proxy alone. Where gateways are named, the caller is not looked at. */
function whyNotFor({ port, gateways, sourceLabels, sourceNamespace }: HttpMatch, asker: Asker, listenerPort: number): string | undefined {
  if (port && port !== listenerPort) return `is for port ${port}`;
  if (asker.isWaypoint && Object.keys(sourceLabels ?? {}).length > 0) return `is for callers with ${labelsText(sourceLabels!)}, which a waypoint does not know`;
  if (gateways?.length) return gateways.includes(asker.gateway) ? undefined : `is for ${gateways.join(', ')}`;
  if (!selects(sourceLabels ?? {}, asker.labels)) return `is for callers with ${labelsText(sourceLabels!)}`;
  return sourceNamespace && sourceNamespace !== asker.namespace ? `is for callers in namespace ${sourceNamespace}` : undefined;
}

const labelsText = (labels: Labels) => Object.entries(labels).map(([key, value]) => `${key}=${value}`).join(',');
