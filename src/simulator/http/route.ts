import { VirtualServiceHttp as HttpRoute, VirtualServiceHttpMatch as HttpMatch, VirtualServiceHttpMirror } from '../../schema/networking.istio.io.generated';
import { titleOfConfig } from '../config/config';
import { destinationsOf, RoutingHttp } from '../config/virtual-service';
import { Faults, Retries, RouteRef, Target } from '../outcome';
import { Guard } from '../proxy/guards';
import { MadeOnce, orNone } from '../shared';
import { Cors, corsOf } from './cors';
import { faultsOf, NO_FAULTS } from './faults';
import { authorityOf, changesOf, HeaderChanges, inTurn, together } from './headers';
import { RouteMatch, routeMatch } from './match';
import { isRedirectCode, Redirect, redirectOf } from './redirect';
import { retriesOf } from './retries';
import { PathChange, pathChange, unchanged } from './rewrite';

/** A route as a proxy has it: one match, and what is done. */
export interface Route {
  readonly ref: RouteRef | undefined;
  readonly match: RouteMatch;
  readonly action: Action;
  readonly faults: Faults;
  readonly cors: Cors | undefined;
  /** Why Envoy does not take it, if so. */
  readonly refusal?: string;
}

export type Action = RedirectAction | RespondAction | ForwardAction;

export interface RedirectAction {
  readonly kind: 'redirect';
  readonly redirect: Redirect;
  readonly responseChanges: readonly HeaderChanges[];
}

export interface RespondAction {
  readonly kind: 'respond';
  readonly status: number;
  readonly body: string;
  readonly responseChanges: readonly HeaderChanges[];
}

export interface ForwardAction {
  readonly kind: 'forward';
  readonly backends: readonly Backend[];
  readonly mirrors: readonly (GuardedTarget & { readonly percent: number })[];
  readonly path: PathChange;
  readonly retries: Retries;
  readonly timeout: string | undefined;
}

/** What a proxy knows to stand behind a destination, and what guards it. */
export interface GuardedTarget {
  readonly target: Target;
  readonly guards: readonly Guard[];
}

/** One of the services that a route forwards to. */
export interface Backend extends GuardedTarget {
  readonly weight: number;
  readonly share: number;
  /** Empty where the request keeps its own. */
  readonly authority: string;
  readonly requestChanges: readonly HeaderChanges[];
  readonly responseChanges: readonly HeaderChanges[];
}

/** What a route is made for. */
export interface RouteContext {
  readonly port: number;
  /**
   * What stands behind a destination.
   *
   * @param missing the status for what the proxy does not know
   */
  target(destination: VirtualServiceHttpMirror, missing: number): GuardedTarget;
}

/** The route of a service that has none: all goes to the service. */
export const defaultRoute = (target: GuardedTarget): Route => ({
  ref: undefined,
  match: routeMatch(undefined),
  action: {
    kind: 'forward',
    backends: [{ weight: 1, share: 1, authority: '', requestChanges: [], responseChanges: [], ...target }],
    mirrors: [],
    path: unchanged,
    retries: retriesOf(undefined),
    timeout: undefined,
  },
  faults: NO_FAULTS,
  cors: undefined,
});

/** @param place in `match`, where there is one */
export const refOf = ({ route, from, index }: RoutingHttp, place: number | undefined): RouteRef =>
  ({ resource: titleOfConfig(from), index, ...route.name && { name: route.name }, ...place !== undefined && { match: place } });

/** Such as `VirtualService shop/web, http[0].match[1] 'first'` or `HTTPRoute shop/web, rules[0].matches[1]`. */
export function refText(ref: RouteRef | undefined): string {
  if (!ref) return 'the service itself, which no VirtualService routes';
  const [routes, matches] = ref.resource.startsWith('VirtualService ') ? [ref.list ?? 'http', 'match'] : ['rules', 'matches'];
  const place = ref.match === undefined ? '' : `.${matches}[${ref.match}]`;
  return `${ref.resource}, ${routes}[${ref.index}]${place}${ref.name === undefined ? '' : ` '${ref.name}'`}`;
}

const ROUTES = new MadeOnce<Route>();

/** The route that a proxy gets for one entry of `match`, or for none. Proxies for which the same stands behind it share it. */
export function routeOf(given: RoutingHttp, entry: HttpMatch | undefined, ref: RouteRef, { port, target }: RouteContext): Route {
  const missing = given.isGatewayApi ? 500 : 503;
  const targets = new Map(destinationsOf(given.route).map((one) => [one, target(one, missing)]));
  return ROUTES.of(given, [entry, port, ...targets.values()], () => makeRoute(given, entry, ref, port, (one) => targets.get(one)!));
}

function makeRoute(given: RoutingHttp, entry: HttpMatch | undefined, ref: RouteRef, port: number, target: TargetOf): Route {
  const { route, isGatewayApi } = given;
  const match = routeMatch(entry, isGatewayApi);
  return {
    ref,
    match,
    action: actionOf(given, match, port, target),
    faults: faultsOf(route.fault),
    cors: corsOf(route.corsPolicy),
    ...route.redirect && !isRedirectCode(route.redirect) && { refusal: `redirects with ${route.redirect.redirectCode}` },
  };
}

type TargetOf = (destination: VirtualServiceHttpMirror) => GuardedTarget;

function actionOf({ route, isGatewayApi }: RoutingHttp, match: RouteMatch, port: number, target: TargetOf): Action {
  const responseChanges = inTurn(changesOf(route.headers?.response));
  if (route.redirect) return { kind: 'redirect', redirect: redirectOf(route.redirect, match.path, port), responseChanges };
  if (route.directResponse) {
    const { status, body } = route.directResponse;
    return { kind: 'respond', status, body: body?.string ?? decoded(body?.bytes), responseChanges };
  }
  return {
    kind: 'forward',
    backends: backendsOf(route, target),
    mirrors: mirrorsOf(route, target),
    path: route.rewrite ? pathChange(route.rewrite, match.path, isGatewayApi) : unchanged,
    retries: retriesOf(route.retries),
    timeout: route.timeout,
  };
}

const decoded = (bytes: string | undefined) => Buffer.from(bytes ?? '', 'base64').toString();

function backendsOf({ route = [], headers, rewrite }: HttpRoute, target: TargetOf): Backend[] {
  const authority = rewrite?.authority || authorityOf(headers);
  const request = changesOf(headers?.request);
  const response = changesOf(headers?.response);
  if (route.length === 1) {
    const [{ destination, headers: own }] = route;
    return [{
      weight: 1,
      share: 1,
      authority: authority || authorityOf(own),
      // What a route and its only destination change is one change.
      requestChanges: inTurn(together(request, changesOf(own?.request))),
      responseChanges: inTurn(together(response, changesOf(own?.response))),
      ...target(destination),
    }];
  }
  const weighted = route.filter(({ weight }) => weight);
  const total = weighted.reduce((sum, { weight }) => sum + weight!, 0);
  return weighted.map(({ destination, weight, headers: own }) => ({
    weight: weight!,
    share: weight! / total,
    authority: authority || authorityOf(own),
    requestChanges: inTurn(changesOf(own?.request), request),
    responseChanges: inTurn(changesOf(own?.response), response),
    ...target(destination),
  }));
}

function mirrorsOf({ mirror, mirrorPercentage, mirrorPercent, mirrors = [] }: HttpRoute, target: TargetOf) {
  const first = mirror ? [{ destination: mirror, percent: mirrorPercentage ? mirrorPercentage.value ?? 0 : mirrorPercent ?? 100 }] : [];
  const others = mirrors.map(({ destination, percentage }) => ({ destination, percent: percentage ? percentage.value ?? 0 : 100 }));
  return orNone([...first, ...others].filter(({ percent }) => percent > 0).map(({ destination, percent }) => ({ percent, ...target(destination) })));
}
