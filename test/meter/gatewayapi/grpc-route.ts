import { gatewayapi } from '../../../src';
import { Coverage, Recipe } from '../meter';
import { backendHeaders, backendRecipes, GATEWAY, parentRecipes, SERVICE, sharedFilters, valueMatches } from '../parts/gateway-api';
import { hostName } from '../parts/values';
import { Probe } from '../probe';

const { GrpcFilter, GrpcMethodMatch, GrpcRoute, ParentRef } = gatewayapi;
const PARENTS = [ParentRef.gateway(GATEWAY)];
const BACKENDS = [{ backend: SERVICE }];
const NOT_ON_BACKENDS = 'refused by istiod on a backend';

const ruling = (rule: (probe: Probe) => gatewayapi.GrpcRouteRule): Recipe => (scope, probe) =>
  new GrpcRoute(scope, 'route', { parents: PARENTS, rules: [rule(probe.within('rules[]'))] });
const filtering = (filters: (probe: Probe) => gatewayapi.GrpcFilter[]): Recipe => ruling((rule) => ({ filters: filters(rule.within('filters[]')), backends: BACKENDS }));

export const grpcRoute: Coverage = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'GRPCRoute',
  minimal: (scope, id, props) => new GrpcRoute(scope, id, { ...props, parents: PARENTS, rules: [{ backends: BACKENDS }] }),
  recipes: {
    ...parentRecipes((parent) => (scope) => new GrpcRoute(scope, 'route', { parents: [parent], rules: [{ backends: BACKENDS }] })),
    ...backendRecipes((backends) => (scope) => new GrpcRoute(scope, 'route', { parents: PARENTS, rules: [{ backends }] })),
    ...backendHeaders((backends) => (scope) => new GrpcRoute(scope, 'route', { parents: PARENTS, rules: [{ backends }] })),
    ...Object.fromEntries(Object.entries(sharedFilters<gatewayapi.GrpcFilter>(GrpcFilter)).map(([name, filters]) => [name, filtering(filters)])),
    'the route': (scope, probe) => new GrpcRoute(scope, 'route', {
      parents: PARENTS, hostnames: [hostName(probe, 'hostnames[]')], rules: [{ name: probe.text('rules[].name'), backends: BACKENDS }],
    }),
    'matches': ruling((rule) => {
      const match = rule.within('matches[]');
      return {
        matches: [{
          method: GrpcMethodMatch.exact({ service: match.text('method.service'), method: match.text('method.method') }),
          headers: valueMatches(match, 'headers[]'),
        }],
        backends: BACKENDS,
      };
    }),
    'comparisons of the method': ruling((rule) => ({
      matches: [{
        method: rule.of('matches[].method.type', GrpcMethodMatch.exact({ service: 'shop' }), GrpcMethodMatch.regularExpression({ service: 'shop' })),
      }],
      backends: BACKENDS,
    })),
  },
  leftOut: [
    [/^rules\[\]\.backendRefs\[\]\.filters\[\]\.(extensionRef|requestMirror)\./, NOT_ON_BACKENDS],
    [/^rules\[\]\.backendRefs\[\]\.filters\[\]\.type=(ExtensionRef|RequestMirror)$/, NOT_ON_BACKENDS],
  ],
};
