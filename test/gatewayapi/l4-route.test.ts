import { ServiceHost } from '../../src';
import { Backend, TcpRoute, TcpRouteProps, TlsRoute, TlsRouteProps } from '../../src/gatewayapi';
import { PUBLIC, REVIEWS, REVIEWS_SPEC } from '../support/gatewayapi';
import { HOSTNAME_RULE, SUBDOMAIN_RULE } from '../support/rules';
import { chart, only, synth } from '../support/synth';

const backends = [{ backend: REVIEWS }];
const hostnames = ['db.example.com'];
const AT = '[test/route]';

test('a TCP route has one rule', () => {
  expect(only((scope) => new TcpRoute(scope, 'route', { parents: [PUBLIC], backends: [{ backend: REVIEWS, weight: 5 }], ruleName: 'db' }))).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'TCPRoute',
    metadata: { name: 'test-route', namespace: 'shop' },
    spec: { parentRefs: [{ name: 'public' }], rules: [{ name: 'db', backendRefs: [{ ...REVIEWS_SPEC, weight: 5 }] }] },
  });
});

test('a TLS route has hostnames and one rule', () => {
  expect(only((scope) => new TlsRoute(scope, 'route', { parents: [PUBLIC], hostnames: ['*.example.com'], backends, ruleName: 'db' }))).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'TLSRoute',
    metadata: { name: 'test-route', namespace: 'shop' },
    spec: { parentRefs: [{ name: 'public' }], hostnames: ['*.example.com'], rules: [{ name: 'db', backendRefs: [REVIEWS_SPEC] }] },
  });
});

test('backends of other namespaces are granted there', () => {
  const scope = chart();
  const abroad = [{ backend: Backend.serviceHost(ServiceHost.fromName('db', { namespace: 'data' }), { port: 5432 }) }];
  new TcpRoute(scope, 'tcp', { parents: [PUBLIC], backends: abroad }).grantReferences(scope, 'one');
  new TlsRoute(scope, 'tls', { parents: [PUBLIC], hostnames, backends: abroad }).grantReferences(scope, 'two');

  expect(synth(scope).filter(({ kind }) => kind === 'ReferenceGrant').map(({ spec }) => [spec.from[0].kind, spec.to[0].name]))
    .toEqual([['TCPRoute', 'db'], ['TLSRoute', 'db']]);
});

test.each<[string, TcpRouteProps, string]>([
  ['no backends', { backends: [] }, `backends of the route must have at least one entry, got none ${AT}`],
  ['only weights of 0', { backends: [{ backend: REVIEWS, weight: 0 }] },
    `the route has only weights of 0, so it would refuse all traffic; give at least one backend a weight above 0 ${AT}`],
  ['a name that is none', { backends, ruleName: 'A' }, `ruleName of the route ${SUBDOMAIN_RULE}, got 'A' ${AT}`],
])('fails with %s', (_, props, message) => {
  expect(() => new TcpRoute(chart(), 'route', props)).toThrow(message);
});

test.each<[string, TlsRouteProps, string]>([
  ['no hostnames', { backends, hostnames: [] }, `hostnames must have at least one entry, got none ${AT}`],
  ['an IP address', { backends, hostnames: ['10.0.0.1'] }, `hostname ${HOSTNAME_RULE}, got '10.0.0.1' ${AT}`],
])('fails with %s', (_, props, message) => {
  expect(() => new TlsRoute(chart(), 'route', props)).toThrow(message);
});

test.each<[string, (scope: ReturnType<typeof chart>) => unknown]>([
  ['TCP', (scope) => new TcpRoute(scope, 'route', { backends })],
  ['TLS', (scope) => new TlsRoute(scope, 'route', { backends, hostnames })],
])('fails at synthesis without a parent: %s', (_, define) => {
  expect(() => only(define)).toThrow('[test/route] a route without a parent gets no traffic; add one by addParent');
});
