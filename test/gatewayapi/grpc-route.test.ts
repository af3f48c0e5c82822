import { ServiceHost } from '../../src';
import { GrpcFilter, GrpcMethodMatch, GrpcRoute, GrpcRouteProps, GrpcRouteRule, MirrorShare, ParentRef, ValueMatch } from '../../src/gatewayapi';
import { PUBLIC, REVIEWS, REVIEWS_SPEC } from '../support/gatewayapi';
import { chart, only } from '../support/synth';

const backends = [{ backend: REVIEWS }];
const ruleOf = (rule: GrpcRouteRule) => only((scope) => new GrpcRoute(scope, 'calls', { parents: [PUBLIC], rules: [rule] })).spec.rules[0];

test('all fields come out', () => {
  expect(only((scope) => {
    const route = new GrpcRoute(scope, 'calls', { parents: [PUBLIC], hostnames: ['api.example.com'], rules: [{ backends }] });
    route.addRule({
      name: 'cart',
      matches: [{ method: GrpcMethodMatch.exact({ service: 'shop.v1.Cart', method: 'AddItem' }), headers: { 'x-user': ValueMatch.exact('a') } }],
      filters: [GrpcFilter.requestMirror(REVIEWS, { share: MirrorShare.percent(5) })],
      backends: [{ backend: REVIEWS, weight: 1, requestHeaderModifier: { remove: ['x-a'] } }],
    });
  })).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'GRPCRoute',
    metadata: { name: 'test-calls', namespace: 'shop' },
    spec: {
      parentRefs: [{ name: 'public' }],
      hostnames: ['api.example.com'],
      rules: [
        { backendRefs: [REVIEWS_SPEC] },
        {
          name: 'cart',
          matches: [{
            method: { type: 'Exact', service: 'shop.v1.Cart', method: 'AddItem' },
            headers: [{ name: 'x-user', type: 'Exact', value: 'a' }],
          }],
          filters: [{ type: 'RequestMirror', requestMirror: { backendRef: REVIEWS_SPEC, percent: 5 } }],
          backendRefs: [{ ...REVIEWS_SPEC, weight: 1, filters: [{ type: 'RequestHeaderModifier', requestHeaderModifier: { remove: ['x-a'] } }] }],
        },
      ],
    },
  });
});

test.each<[string, GrpcFilter, object]>([
  ['changes headers of calls', GrpcFilter.requestHeaderModifier({ set: { a: 'b' } }),
    { type: 'RequestHeaderModifier', requestHeaderModifier: { set: [{ name: 'a', value: 'b' }] } }],
  ['changes headers of responses', GrpcFilter.responseHeaderModifier({ remove: ['a'] }),
    { type: 'ResponseHeaderModifier', responseHeaderModifier: { remove: ['a'] } }],
  ['mirrors', GrpcFilter.requestMirror(REVIEWS), { type: 'RequestMirror', requestMirror: { backendRef: REVIEWS_SPEC } }],
  ['is of another controller', GrpcFilter.extensionRef({ group: '', kind: 'A', name: 'a' }), { type: 'ExtensionRef', extensionRef: { group: '', kind: 'A', name: 'a' } }],
])('a filter %s', (_, filter, spec) => {
  expect(ruleOf({ filters: [filter], backends }).filters).toEqual([spec]);
});

test.each<[string, GrpcMethodMatch, object]>([
  ['a service', GrpcMethodMatch.exact({ service: 'Cart' }), { type: 'Exact', service: 'Cart' }],
  ['a method', GrpcMethodMatch.exact({ method: 'Add' }), { type: 'Exact', method: 'Add' }],
  ['an expression of a service', GrpcMethodMatch.regularExpression({ service: 'shop\\..*' }), { type: 'RegularExpression', service: 'shop\\..*' }],
  ['an expression of a method', GrpcMethodMatch.regularExpression({ method: 'Add.*' }), { type: 'RegularExpression', method: 'Add.*' }],
])('compares %s', (_, method, spec) => {
  expect(ruleOf({ matches: [{ method }], backends }).matches).toEqual([{ method: spec }]);
});

test('backends of other namespaces are granted there', () => {
  const scope = chart();
  const route = new GrpcRoute(scope, 'calls', { metadata: { namespace: 'web' }, rules: [{ backends }] });

  expect(route.grantReferences(scope, 'grant').map(({ namespace }) => namespace)).toEqual(['shop']);
});

test.each<[string, () => unknown, string]>([
  ['neither service nor method', () => GrpcMethodMatch.exact({}), 'a gRPC match needs a service or a method; name one, or leave the match out'],
  ['a service that is none', () => GrpcMethodMatch.exact({ service: '.a' }), "service of a gRPC match must be a name such as 'shop.v1.Cart', got '.a'"],
  ['a method that is none', () => GrpcMethodMatch.exact({ method: 'a.b' }), "method of a gRPC match must be a name such as 'AddItem', got 'a.b'"],
  ['an empty expression', () => GrpcMethodMatch.regularExpression({ method: '' }), 'method of a gRPC match must not be empty'],
  ['a long service', () => GrpcMethodMatch.exact({ service: 'a'.repeat(1025) }), 'service of a gRPC match must have at most 1024 characters, got 1025'],
  ['no backends', () => ruleOf({ name: 'a', backends: [] }), "backends of rule 'a' must have at least one entry, got none [test/calls]"],
  ['no matches', () => ruleOf({ matches: [], backends }), 'matches of a rule must have at least one entry, got none [test/calls]'],
  ['two modifiers', () => ruleOf({ filters: Array(2).fill(GrpcFilter.requestHeaderModifier({ remove: [] })), backends }),
    'a rule has two filters RequestHeaderModifier; make them one [test/calls]'],
])('fails with %s', (_, make, message) => expect(make).toThrow(message));

const mesh = ParentRef.serviceHost(ServiceHost.fromName('reviews', { namespace: 'shop' }));
test.each<[string, GrpcRouteProps, string]>([
  ['rules', { parents: [PUBLIC] }, 'a route needs at least one rule; add one by addRule'],
  ['a parent', { rules: [{ backends }] }, 'a route without a parent gets no traffic; add one by addParent'],
  ['hostnames that count', { parents: [mesh], hostnames: ['a.com'], rules: [{ backends }] },
    'hostnames are compared only at gateways, but all parents are of the mesh; drop the hostnames, or add a parent by ParentRef.gateway'],
])('fails at synthesis without %s', (_, props, message) => {
  expect(() => only((scope) => new GrpcRoute(scope, 'calls', props))).toThrow(`[test/calls] ${message}`);
});
