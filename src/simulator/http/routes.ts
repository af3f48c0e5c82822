import { hasLabels, Labels } from '../../model/match/labels';
import { VirtualServiceHttpMatch as HttpMatch } from '../../schema/networking.istio.io.generated';
import { Routing } from '../config/virtual-service';
import { Route, RouteContext, routeOf } from './route';

/** The proxy that routes are made for. */
export interface Asker {
  readonly namespace: string;
  readonly labels: Labels;
  /** 'namespace/name' of the gateway through which the request comes, or `mesh`. */
  readonly gateway: string;
}

/** The routes that a proxy gets for a VirtualService. What follows a route that matches everything is left out. */
export function routesOf({ http }: Routing, asker: Asker, context: RouteContext): Route[] {
  const routes: Route[] = [];
  for (const one of http) {
    const matches = one.route.match ?? [];
    if (matches.length === 0) return [...routes, routeOf(one, undefined, undefined, context)];
    for (const [place, match] of matches.entries()) {
      if (!isFor(match, asker, context.port)) continue;
      const route = routeOf(one, match, place, context);
      routes.push(route);
      if (route.match.catchAll) return routes;
    }
  }
  return routes;
}

/** What of a match is decided by the proxy alone. Where gateways are named, the caller is not looked at. */
function isFor({ port, gateways, sourceLabels, sourceNamespace }: HttpMatch, { namespace, labels, gateway }: Asker, listenerPort: number): boolean {
  if (port && port !== listenerPort) return false;
  if (gateways?.length) return gateways.includes(gateway);
  return hasLabels(labels, sourceLabels ?? {}) && (!sourceNamespace || sourceNamespace === namespace);
}
