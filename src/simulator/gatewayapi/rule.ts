import {
  HTTPRouteRules, HTTPRouteRulesBackendRefs, HTTPRouteRulesFilters, HTTPRouteRulesRetry, HTTPRouteRulesTimeouts,
} from '../../schema/gateway.networking.k8s.io.generated';
import { VirtualServiceHttp, VirtualServiceHttpMatch, VirtualServiceHttpRetries, VirtualServiceHttpRoute } from '../../schema/networking.istio.io.generated';
import { Backends } from './backends';
import { corsOf, headersOf, percentOf, redirectOf, rewriteOf } from './filters';
import { Referring } from './grants';

/** How the backends of a route are found. */
export interface RuleContext {
  readonly backends: Backends;
  readonly route: Referring;
  /** Whether it is for Gateways: those need a ReferenceGrant for backends of other namespaces. */
  readonly guarded: boolean;
}

/** A rule of an HTTPRoute or of a GRPCRoute, whose matches are looked at elsewhere. */
export type Rule = Omit<HTTPRouteRules, 'matches'>;

/** The route of a VirtualService that Istio makes of one match of a rule, or undefined where it makes none of the whole object. */
export function routeOf(rule: Rule, match: VirtualServiceHttpMatch | undefined, context: RuleContext): VirtualServiceHttp | undefined {
  const { filters = [], backendRefs = [], name } = rule;
  const changes = changesOf(filters, context);
  if (!changes) return undefined;
  const weighted = backendRefs.filter(({ weight = 1 }) => weight > 0);
  const route = weighted.length > 0 ? destinationsOf(weighted, context) : [];
  if (!route) return undefined;
  return {
    ...name && { name },
    ...match && { match: [match] },
    ...changes,
    ...timesOf(rule),
    ...weighted.length > 0 ? { route } : !changes.redirect && { directResponse: { status: 500 } },
  };
}

function changesOf(filters: readonly HTTPRouteRulesFilters[], context: RuleContext): Partial<VirtualServiceHttp> | undefined {
  const changes: Partial<VirtualServiceHttp> = {};
  for (const one of filters) {
    switch (one.type) {
      case 'RequestHeaderModifier': changes.headers = { ...changes.headers, request: headersOf(one.requestHeaderModifier) }; break;
      case 'ResponseHeaderModifier': changes.headers = { ...changes.headers, response: headersOf(one.responseHeaderModifier) }; break;
      case 'RequestRedirect': changes.redirect = redirectOf(one.requestRedirect); break;
      case 'URLRewrite': changes.rewrite = rewriteOf(one.urlRewrite); break;
      case 'CORS': changes.corsPolicy = corsOf(one.cors); break;
      case 'RequestMirror': {
        const mirrors = mirrorOf(one, context);
        if (mirrors.length === 0 && context.route.kind === 'GRPCRoute') return undefined;
        changes.mirrors = [...changes.mirrors ?? [], ...mirrors];
        break;
      }
      default: return undefined;
    }
  }
  return changes;
}

/** A mirror that is not there is left out: of an HTTPRoute that alone, of a GRPCRoute with all that it has. */
function mirrorOf({ requestMirror }: HTTPRouteRulesFilters, { backends, route, guarded }: RuleContext) {
  const destination = requestMirror && backends.find(requestMirror.backendRef, route, guarded);
  return destination && backends.exists(destination) ? [{ destination, percentage: { value: percentOf(requestMirror) } }] : [];
}

function destinationsOf(refs: readonly HTTPRouteRulesBackendRefs[], context: RuleContext): VirtualServiceHttpRoute[] | undefined {
  const found = refs.map((ref) => destinationOf(ref, context));
  return found.every((one) => one !== undefined) ? found as VirtualServiceHttpRoute[] : undefined;
}

function destinationOf(ref: HTTPRouteRulesBackendRefs, context: RuleContext): VirtualServiceHttpRoute | undefined {
  const { filters = [], weight = 1 } = ref;
  const destination = context.backends.find(ref, context.route, context.guarded);
  if (!destination || filters.some(({ type }) => !type.endsWith('HeaderModifier'))) return undefined;
  const headers = changesOf(filters, context)?.headers;
  return { destination, weight, ...headers && { headers } };
}

function timesOf({ timeouts = {}, retry }: Rule): Partial<VirtualServiceHttp> {
  const { request, backendRequest } = limitsOf(timeouts);
  const timeout = (retry ? undefined : backendRequest) ?? request;
  return { ...timeout && { timeout }, ...retry && { retries: retriesOf(retry, backendRequest) } };
}

/** A limit of nothing is none. */
function limitsOf({ request, backendRequest }: HTTPRouteRulesTimeouts): HTTPRouteRulesTimeouts {
  const some = (text: string | undefined) => (text !== undefined && /[1-9]/.test(text) ? text : undefined);
  return { request: some(request), backendRequest: some(backendRequest) };
}

const retriesOf = ({ attempts = 2, codes = [] }: HTTPRouteRulesRetry, perTryTimeout: string | undefined): VirtualServiceHttpRetries => ({
  attempts,
  retryOn: ['connect-failure', 'refused-stream', 'unavailable', 'cancelled', ...codes].join(','),
  ...perTryTimeout && { perTryTimeout },
});

