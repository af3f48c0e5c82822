import {
  HTTPRouteRules, HTTPRouteRulesBackendRefs, HTTPRouteRulesFilters, HTTPRouteRulesMatches, HTTPRouteRulesRetry, HTTPRouteRulesTimeouts,
} from '../../schema/gateway.networking.k8s.io.generated';
import { VirtualServiceHttp, VirtualServiceHttpRetries, VirtualServiceHttpRoute } from '../../schema/networking.istio.io.generated';
import { Backends } from './backends';
import { corsOf, headersOf, percentOf, redirectOf, rewriteOf } from './filters';
import { Referring } from './grants';
import { matchOf } from './match';

/** How the backends of a route are found. */
export interface RuleContext {
  readonly backends: Backends;
  readonly route: Referring;
  /** Whether it is for Gateways: those need a ReferenceGrant for backends of other namespaces. */
  readonly guarded: boolean;
}

/** The route of a VirtualService that Istio makes of one match of a rule, or undefined where it makes none of the whole HTTPRoute. */
export function routeOf(rule: HTTPRouteRules, match: HTTPRouteRulesMatches | undefined, context: RuleContext): VirtualServiceHttp | undefined {
  const { filters = [], backendRefs = [], name } = rule;
  const changes = changesOf(filters, context);
  if (!changes) return undefined;
  const weighted = backendRefs.filter(({ weight = 1 }) => weight > 0);
  const route = weighted.length > 0 ? destinationsOf(weighted, context) : [];
  if (!route) return undefined;
  return {
    ...name && { name },
    ...match && { match: [matchOf(match)] },
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
      case 'RequestMirror': changes.mirrors = [...changes.mirrors ?? [], ...mirrorOf(one, context)]; break;
      default: return undefined;
    }
  }
  return changes;
}

/** A mirror that is not there is left out. */
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

function timesOf({ timeouts = {}, retry }: HTTPRouteRules): Partial<VirtualServiceHttp> {
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

