import { assertDeny, trafficOf } from '../../src/testing';
import { allow, deny, security } from '../support/policies';
import { BASE, edge, istio, routes, service, to } from '../support/simulator';

const WEB = { host: 'web', source: 'shop/news-v1' };
const EDGE = { host: 'a.com', gateway: 'shop/edge' };
const path = (one: string) => ({ to: [{ operation: { paths: [one] } }] });

const traffic = trafficOf([
  ...BASE, ...service('old', []), edge(),
  istio('VirtualService', 'public', { hosts: ['*'], gateways: ['edge'], http: [{ route: [to('web')] }] }),
  routes({ match: [{ uri: { prefix: '/split' } }], route: [to('web', 'v1', { weight: 1 }), to('web', 'v3', { weight: 1 })] }, { route: [to('web')] }),
  deny('all', path('/all'), path('/split')),
  deny('other', path('/other')),
  security('AuthorizationPolicy', 'v2', { selector: { matchLabels: { version: 'v2' } }, action: 'DENY', rules: [path('/some')] }),
  allow('web', { selector: { matchLabels: { app: 'web' } }, rules: [path('/all'), path('/some'), path('/split'), path('/')] }),
  allow('also', { selector: { matchLabels: { app: 'web' } }, rules: [path('/free')] }),
  security('RequestAuthentication', 'istio-system/jwt', { selector: { matchLabels: { istio: 'ingressgateway' } }, jwtRules: [{ issuer: 'me' }] }),
  security('AuthorizationPolicy', 'istio-system/edge', { selector: { matchLabels: { istio: 'ingressgateway' } }, action: 'DENY', rules: [path('/edge')] }),
]);

test('what no endpoint takes is denied', () => {
  expect(traffic).toDeny({ ...WEB, path: '/all' });
  expect(traffic).toDeny({ ...WEB, path: '/all' }, { policy: 'shop/all', status: 403 });
  expect(traffic).toDeny({ ...WEB, path: '/all' }, { policy: 'AuthorizationPolicy shop/all' });
  expect(traffic).not.toDeny({ ...WEB, path: '/all' }, { policy: 'shop/other' });
  expect(traffic).not.toDeny({ ...WEB, path: '/all' }, { status: 401 });
  expect(traffic).not.toDeny({ ...WEB, path: '/' });
});

test('where nothing allows it, each policy counts that could', () => {
  expect(traffic).toDeny({ ...WEB, path: '/nowhere' }, { policy: 'shop/web' });
  expect(traffic).toDeny({ ...WEB, path: '/nowhere' }, { policy: 'shop/also' });
});

test('what some endpoints take is neither denied nor routed, but for its share', () => {
  expect(traffic).not.toDeny({ ...WEB, path: '/some' });
  expect(traffic).not.toRoute({ ...WEB, path: '/some' }, { service: 'web' });
  expect(traffic).toRoute({ ...WEB, path: '/some' }, { service: 'web', weight: 50 });
  expect(traffic).not.toRespond({ ...WEB, path: '/some' }, 403);
});

test('what fails for other reasons is not denied', () => {
  expect(traffic).not.toDeny({ ...WEB, path: '/split' });
  expect(traffic).not.toDeny({ host: 'unknown.com', source: 'shop/news-v1' });
});

test('what a gateway refuses is denied', () => {
  expect(traffic).toDeny({ ...EDGE, path: '/edge' }, { policy: 'istio-system/edge' });
  expect(traffic).toDeny({ ...EDGE, tokens: [{ claims: { iss: 'you' } }] }, { policy: 'istio-system/jwt', status: 401 });
  expect(traffic).toRespond({ ...EDGE, tokens: [{ claims: { iss: 'you' } }] }, 401);
  expect(traffic).not.toDeny({ ...EDGE, path: '/' });
});

test('so is what is answered with the same by all', () => {
  expect(traffic).toRespond({ ...WEB, path: '/all' }, 403);
});

test('a connection that is reset has no status', () => {
  const old = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'old', namespace: 'shop', labels: { 'app': 'old', 'sidecar.istio.io/inject': 'false' } }, spec: { containers: [{ name: 'app', image: 'app' }] } };
  const strict = trafficOf([...BASE, old, security('PeerAuthentication', 'default', { mtls: { mode: 'STRICT' } })]);

  expect(strict).toDeny({ host: 'web', source: 'shop/old' }, { policy: 'shop/default', status: 'reset' });
  expect(strict).not.toRespond({ host: 'web', source: 'shop/old' }, 503);
});

test('fails with what was expected and what each policy said', () => {
  expect(() => assertDeny(traffic, { ...WEB, path: '/' }, { policy: 'shop/all', status: 403 })).toThrow('expected to be denied by shop/all with 403, but:');
  expect(() => assertDeny(traffic, { ...WEB, path: '/' })).toThrow(/expected to be denied by a policy, but:[^]*authorization {2}shop\/web-v1: allowed by AuthorizationPolicy shop\/web, rules\[3\]/);
  expect(() => expect(traffic).not.toDeny({ ...WEB, path: '/all' })).toThrow('expected not to be denied by a policy, but:');
});
