import {
  HTTPRouteRulesFiltersCors, HTTPRouteRulesFiltersRequestHeaderModifier as HeaderModifier, HTTPRouteRulesFiltersRequestHeaderModifierAdd as Header,
  HTTPRouteRulesFiltersRequestMirror, HTTPRouteRulesFiltersRequestRedirect as RequestRedirect, HTTPRouteRulesFiltersUrlRewrite,
} from '../../schema/gateway.networking.k8s.io.generated';
import {
  VirtualServiceHttpCorsPolicy, VirtualServiceHttpHeadersRequest, VirtualServiceHttpRedirect, VirtualServiceHttpRewrite,
} from '../../schema/networking.istio.io.generated';

/*
 * What Istio makes of filters of HTTPRoutes, with the defaults that the API server would write.
 */

export const headersOf = ({ set, add, remove }: HeaderModifier = {}): VirtualServiceHttpHeadersRequest =>
  ({ set: mapOf(set), add: mapOf(add), ...remove && { remove } });

/** Of several for one name the first counts. */
const mapOf = (headers: readonly Header[] = []): Record<string, string> =>
  Object.fromEntries([...headers].reverse().map(({ name, value }) => [name.toLowerCase(), value]));

export function redirectOf({ statusCode = 302, hostname, scheme, port, path }: RequestRedirect = {}): VirtualServiceHttpRedirect {
  return {
    redirectCode: statusCode,
    ...hostname && { authority: hostname },
    ...scheme && { scheme },
    ...port === undefined ? { derivePort: scheme ? 'FROM_PROTOCOL_DEFAULT' as const : 'FROM_REQUEST_PORT' as const } : { port },
    ...path && (path.type === 'ReplaceFullPath' ? { uri: path.replaceFullPath } : { prefixRewrite: path.replacePrefixMatch }),
  };
}

export function rewriteOf({ hostname, path }: HTTPRouteRulesFiltersUrlRewrite = {}): VirtualServiceHttpRewrite {
  return {
    ...hostname && { authority: hostname },
    ...path?.type === 'ReplaceFullPath' && { uriRegexRewrite: { match: '/.*', rewrite: path.replaceFullPath } },
    ...path?.type === 'ReplacePrefixMatch' && { uri: path.replacePrefixMatch?.replace(/\/$/, '') || '/' },
  };
}

export function corsOf(cors: HTTPRouteRulesFiltersCors = {}): VirtualServiceHttpCorsPolicy {
  const { allowOrigins = [], allowMethods, allowHeaders, exposeHeaders, allowCredentials, maxAge = 5 } = cors;
  return {
    allowOrigins: allowOrigins.map(originOf),
    ...allowMethods && { allowMethods },
    ...allowHeaders && { allowHeaders },
    ...exposeHeaders && { exposeHeaders },
    ...allowCredentials && { allowCredentials },
    ...maxAge > 0 && { maxAge: `${maxAge}s` },
    unmatchedPreflights: 'IGNORE',
  };
}

function originOf(origin: string) {
  if (origin === '*') return { regex: '[a-zA-Z][a-zA-Z0-9+.-]*://[^/\\s?#]+' };
  if (!origin.includes('*')) return { exact: origin };
  return { regex: origin.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*') };
}

export function percentOf({ fraction, percent = 100 }: HTTPRouteRulesFiltersRequestMirror): number {
  return fraction ? 100 * fraction.numerator / (fraction.denominator ?? 100) : percent;
}
