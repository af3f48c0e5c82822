import { Forwarded } from '../../../src/simulator';
import { asking, BASE, edge, EDGE, istio, routes, to } from '../../support/simulator';

const LISTENER = 'Gateway shop/edge, port 80';
const both = (more: (version: string) => object = () => ({})) => ['v1', 'v2'].map((version) => to('web', version, { weight: 1, ...more(version) }));
const set = (name: string, value: string) => ({ headers: { request: { set: { [name]: value } } } });

test('what is sent on is told as a whole', () => {
  expect(asking([...BASE, routes({ route: [to('web', 'v1')] })]).outcome({ path: '/a?b', headers: { Tier: 'gold' } })).toStrictEqual({
    kind: 'forwarded',
    decision: { listener: 'sidecar of shop/news-v1, port 80', virtualHost: 'web.shop.svc.cluster.local', route: { resource: 'VirtualService shop/web', index: 0 } },
    unsure: [],
    destinations: [{
      weight: 1,
      share: 1,
      request: { method: 'GET', authority: 'web', path: '/a?b', headers: { tier: 'gold' } },
      responseChanges: [],
      denials: [],
      host: 'web.shop.svc.cluster.local',
      subset: 'v1',
      port: 80,
      endpoints: ['shop/web-v1'],
      isHttp1: true,
    }],
    mirrors: [],
    faults: {},
    retries: { attempts: 2, on: 'connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes' },
  });
});

test('what ends at the listener tells which', () => {
  const security = (kind: string, spec: object) => ({
    apiVersion: 'security.istio.io/v1', kind, metadata: { name: 'edge', namespace: 'istio-system' }, spec: { selector: { matchLabels: { istio: 'ingressgateway' } }, ...spec },
  });
  const ask = (...objects: object[]) => asking([...BASE, edge(['a.com'], {}), ...objects]).outcome({ from: EDGE, host: 'b.com', tokens: [{ claims: { iss: 'me' }, wrong: 'expired' }] });

  expect(ask()).toMatchObject({ status: 404, by: 'no virtual host', decision: { listener: LISTENER } });
  expect(ask(security('AuthorizationPolicy', {}))).toMatchObject({ status: 403, by: 'denied', decision: { listener: LISTENER } });
  expect(ask(security('RequestAuthentication', { jwtRules: [{ issuer: 'me' }] }))).toMatchObject({ status: 401, by: 'unauthenticated', decision: { listener: LISTENER } });
});

test('a host that nobody knows is one, whoever may not be passed on', () => {
  const { outcome } = asking(BASE, { outboundTrafficPolicy: 'REGISTRY_ONLY' });
  expect(outcome({ host: 'elsewhere.com' })).toMatchObject({ status: 502, by: 'unknown host' });
});

test('clients that are sent to HTTPS are redirected', () => {
  const a = istio('VirtualService', 'a', { hosts: ['a.com'], gateways: ['edge'], http: [{ route: both() }] });
  const { outcome } = asking([...BASE, edge(['a.com'], { tls: { httpsRedirect: true } }), a]);
  expect(outcome({ from: EDGE, host: 'a.com', path: '/x' })).toMatchObject({ status: 301, by: 'redirect', location: 'https://a.com/x' });
  expect(outcome({ from: EDGE, host: 'a.com:80', path: '/x' })).toMatchObject({ location: 'https://a.com/x' });
  expect(outcome({ from: EDGE, host: 'a.com:8080', path: '/x' })).toMatchObject({ location: 'https://a.com:8080/x' });
});

test('headers of an answer that is given in place of several are sure where they are the same', () => {
  const fault = { abort: { httpStatus: 418, percentage: { value: 100 } } };
  const aborted = (route: object[]) => asking([...BASE, routes({ route, fault })]).outcome();
  const headers = { response: { set: { tier: 'gold' } } };

  expect(aborted(both(() => ({ headers })))).toMatchObject({ unsure: [], headers: { tier: 'gold' } });
  expect(aborted([...both(() => ({ headers })), to('web', 'v2', { weight: 1 })]).unsure).toHaveLength(1);
});

describe('copies', () => {
  const DENIED = {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name: 'far', namespace: 'apps' },
    spec: { action: 'DENY', rules: [{ when: [{ key: 'request.headers[tier]', values: ['a'] }] }] },
  };
  const copied = (route: object[]) =>
    asking([...BASE, routes({ route, mirrors: [{ destination: { host: 'far.apps.svc.cluster.local' } }] }), DENIED]).outcome() as Forwarded;

  test('are surely refused, or surely not, where all that is sent is refused alike', () => {
    const [refused, passed] = ['a', 'b'].map((tier) => copied(both(() => set('tier', tier))));
    expect([refused.unsure, refused.mirrors[0].denials.length, passed.unsure, passed.mirrors[0].denials.length]).toEqual([[], 1, [], 0]);
  });

  test('may be refused where one of several is refused', () => {
    const three = ['b', 'b', 'a'].map((tier) => to('web', 'v1', { weight: 1, ...set('tier', tier) }));
    expect(copied(three).unsure).toEqual(['whether a copy is refused depends on the destination, which is chosen by chance']);
  });
});

test('an authority of the route is that of all its destinations, and each may have its own', () => {
  const sent = (route: object) => asking([...BASE, routes(route)]).outcome() as Forwarded;
  const authorities = (route: object) => sent(route).destinations.map(({ request }) => request.authority);

  expect(authorities({ route: both((version) => set('Host', version)), rewrite: { authority: 'all' } })).toEqual(['all', 'all']);
  expect(authorities({ route: both((version) => set('Host', version)) })).toEqual(['v1', 'v2']);
  expect(authorities({ route: both(), ...set(':authority', 'all') })).toEqual(['all', 'all']);
});
