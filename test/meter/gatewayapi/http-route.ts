import { gatewayapi } from '../../../src';
import { Coverage, Recipe } from '../meter';
import { backendHeaders, backendRecipes, GATEWAY, parentRecipes, pathModifiers, SERVICE, sharedFilters, valueMatches } from '../parts/gateway-api';
import { hostName, path, port, seconds } from '../parts/values';
import { Probe } from '../probe';

const { CorsMethod, HttpFilter, HttpMethod, HttpPathMatch, HttpRoute, HttpScheme, ParentRef } = gatewayapi;
const PARENTS = [ParentRef.gateway(GATEWAY)];
const BACKENDS = [{ backend: SERVICE }];
const PREFIX = [{ path: HttpPathMatch.pathPrefix('/api') }];
const NOT_ON_BACKENDS = 'refused by istiod on a backend';

const ruling = (rule: (probe: Probe) => gatewayapi.HttpRouteRule): Recipe => (scope, probe) =>
  new HttpRoute(scope, 'route', { parents: PARENTS, rules: [rule(probe.within('rules[]'))] });
const filtering = (filters: (probe: Probe) => gatewayapi.HttpFilter[]): Recipe => ruling((rule) => ({ filters: filters(rule.within('filters[]')), backends: BACKENDS }));

const redirect = (modify: 'full' | 'prefix'): Recipe => ruling((rule) => {
  const to = rule.within('filters[].requestRedirect');
  rule.implied('filters[].type', 'RequestRedirect');
  return {
    matches: PREFIX,
    filters: [HttpFilter.requestRedirect({
      scheme: to.member('scheme', HttpScheme),
      hostname: hostName(to, 'hostname'),
      path: pathModifiers(to.within('path'))[modify](),
      port: port(to, 'port'),
      statusCode: to.of('statusCode', 301, 302, 303, 307, 308),
    })],
  };
});

const rewrite = (modify: 'full' | 'prefix'): Recipe => ruling((rule) => {
  const to = rule.within('filters[].urlRewrite');
  rule.implied('filters[].type', 'URLRewrite');
  return {
    matches: PREFIX,
    filters: [HttpFilter.urlRewrite({ hostname: hostName(to, 'hostname'), path: pathModifiers(to.within('path'))[modify]() })],
    backends: BACKENDS,
  };
});

export const kubernetesHttpRoute: Coverage = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  minimal: (scope, id, props) => new HttpRoute(scope, id, { ...props, parents: PARENTS, rules: [{ backends: BACKENDS }] }),
  recipes: {
    ...parentRecipes((parent) => (scope) => new HttpRoute(scope, 'route', { parents: [parent], rules: [{ backends: BACKENDS }] })),
    ...backendRecipes((backends) => (scope) => new HttpRoute(scope, 'route', { parents: PARENTS, rules: [{ backends }] })),
    ...backendHeaders((backends) => (scope) => new HttpRoute(scope, 'route', { parents: PARENTS, rules: [{ backends }] })),
    ...Object.fromEntries(Object.entries(sharedFilters<gatewayapi.HttpFilter>(HttpFilter)).map(([name, filters]) => [name, filtering(filters)])),
    'the route': (scope, probe) => new HttpRoute(scope, 'route', {
      parents: PARENTS, hostnames: [hostName(probe, 'hostnames[]')], rules: [{ name: probe.text('rules[].name'), backends: BACKENDS }],
    }),
    'matches': ruling((rule) => {
      const match = rule.within('matches[]');
      return {
        matches: [{
          path: HttpPathMatch.exact(path(match, 'path.value')),
          headers: valueMatches(match, 'headers[]'),
          queryParams: valueMatches(match, 'queryParams[]'),
          method: match.member('method', HttpMethod),
        }],
        backends: BACKENDS,
      };
    }),
    'comparisons of the path': ruling((rule) => ({
      matches: [{
        path: rule.of('matches[].path.type', ...[HttpPathMatch.exact, HttpPathMatch.pathPrefix, HttpPathMatch.regularExpression].map((compare) => compare('/api'))),
      }],
      backends: BACKENDS,
    })),
    'a redirect to a path': redirect('full'),
    'a redirect to a prefix': redirect('prefix'),
    'a rewritten path': rewrite('full'),
    'a rewritten prefix': rewrite('prefix'),
    'CORS': filtering((filter) => {
      const cors = filter.within('cors');
      filter.implied('type', 'CORS');
      return [HttpFilter.cors({
        allowOrigins: [cors.text('allowOrigins[]', (text) => `https://${text}.example.com`)],
        allowMethods: [cors.member('allowMethods[]', CorsMethod)],
        allowHeaders: [cors.text('allowHeaders[]')],
        exposeHeaders: [cors.text('exposeHeaders[]')],
        maxAge: seconds(cors, 'maxAge'),
        allowCredentials: cors.flag('allowCredentials'),
      })];
    }),
    'time and tries': ruling((rule) => ({
      timeouts: { request: seconds(rule, 'timeouts.request') },
      retry: { codes: [rule.number('retry.codes[]', 500, 503)], attempts: rule.number('retry.attempts'), backoff: seconds(rule, 'retry.backoff') },
      backends: BACKENDS,
    })),
    'time for each try': ruling((rule) => ({ timeouts: { backendRequest: seconds(rule, 'timeouts.backendRequest') }, backends: BACKENDS })),
  },
  leftOut: [
    [/^rules\[\]\.backendRefs\[\]\.filters\[\]\.(cors|extensionRef|requestMirror|requestRedirect|urlRewrite)\./, NOT_ON_BACKENDS],
    [/^rules\[\]\.backendRefs\[\]\.filters\[\]\.type=(CORS|ExtensionRef|RequestMirror|RequestRedirect|URLRewrite)$/, NOT_ON_BACKENDS],
  ],
};
