import { AMBIENT, namespace, TUNNELLED, waypoint, WAYPOINT } from '../../support/ambient';
import { asking, BASE, edge, EDGE, FAR, istio, routes, service, to } from '../../support/simulator';

type Fields = Record<string, any>;

function policy(kind: string, name: string, spec: Fields, metadata: Fields = {}): object {
  const [own, scope = 'shop'] = name.split('/').reverse();
  return { apiVersion: 'security.istio.io/v1', kind, metadata: { name: own, namespace: scope, ...metadata }, spec };
}

const authorization = (spec: Fields, name = 'own') => policy('AuthorizationPolicy', name, spec);
const SERVICE = { targetRefs: [{ group: '', kind: 'Service', name: 'web' }] };
const WHOLE = { targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'waypoint' }] };
const deny = (...rules: Fields[]) => ({ action: 'DENY', rules });
const NEWS_IN_SHOP = 'cluster.local/ns/shop/sa/default';

describe('a waypoint', () => {
  test('asks what is attached to the service, to it, or to its class in the root namespace', () => {
    const outcome = (spec: Fields, name?: string) => asking([...WAYPOINT, authorization(spec, name)]).outcome({ path: '/admin' });
    const rule = { to: [{ operation: { paths: ['/admin*'] } }] };
    const refused = { kind: 'answered', status: 403, by: 'denied', unsure: [] };

    expect(outcome({ ...SERVICE, ...deny(rule) })).toMatchObject(refused);
    expect(outcome({ ...WHOLE, ...deny(rule) })).toMatchObject(refused);
    expect(outcome({ targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'GatewayClass', name: 'istio-waypoint' }], ...deny(rule) }, 'istio-system/own')).toMatchObject(refused);
    expect(outcome({ targetRefs: [{ group: '', kind: 'Service', name: 'cart' }], ...deny(rule) })).toMatchObject({ kind: 'forwarded', unsure: [] });
  });

  test('knows who calls by the tunnel', () => {
    const { who } = asking([...WAYPOINT, authorization({ ...SERVICE, rules: [{ from: [{ source: { principals: [NEWS_IN_SHOP] } }] }] })]);

    expect([who(), who({ from: FAR, host: 'web.shop' })]).toEqual(['web-v1+web-v2', '403']);
  });

  test('knows the gateway that sends through it', () => {
    const given = namespace('shop', { ...AMBIENT, 'istio.io/use-waypoint': 'waypoint', 'istio.io/ingress-use-waypoint': 'true' });
    const atEdge = istio('VirtualService', 'edge', { hosts: ['*'], gateways: ['edge'], http: [{ route: [to('web')] }] });
    const { who } = asking([...BASE, ...service('cart'), given, waypoint(), edge(), atEdge, authorization({ ...SERVICE, rules: [{ from: [{ source: { principals: [NEWS_IN_SHOP] } }] }] })]);

    expect([who(), who({ from: EDGE, host: 'a.com' })]).toEqual(['web-v1+web-v2', '403']);
  });

  test('is itself who calls what is behind it', () => {
    const only = (account: string) => authorization({ selector: { matchLabels: { app: 'web' } }, rules: [{ from: [{ source: { principals: [`cluster.local/ns/shop/sa/${account}`] } }] }] });

    expect(asking([...WAYPOINT, only('waypoint')]).outcome()).toMatchObject({ destinations: [{ denials: [] }], unsure: [] });
    expect(asking([...WAYPOINT, only('default')]).outcome()).toMatchObject({ destinations: [{ denials: [{ endpoints: ['shop/web-v1', 'shop/web-v2'], status: 503 }] }] });
  });
});

describe('ztunnel', () => {
  const denials = (spec: Fields, request = {}) => {
    const outcome: any = asking([...TUNNELLED, authorization({ selector: { matchLabels: { app: 'web' } }, ...spec })]).outcome(request);
    return { denied: outcome.destinations[0].denials.length > 0, unsure: outcome.unsure };
  };
  const ADMIN = { operation: { paths: ['/admin'] } };
  const PORT = { operation: { ports: ['80'] } };
  const NEWS = { source: { principals: [NEWS_IN_SHOP] } };
  const allowed = { denied: false, unsure: [] };
  const denied = { denied: true, unsure: [] };

  test('asks for who calls, and at which port', () => {
    expect(denials(deny({ from: [NEWS] }))).toEqual(denied);
    expect(denials(deny({ from: [NEWS] }), { from: FAR, host: 'web.shop' })).toEqual(allowed);
    expect(denials(deny({ from: [{ source: { namespaces: ['shop'] } }], to: [PORT] }))).toEqual(denied);
    expect(denials(deny({ from: [{ source: { serviceAccounts: ['shop/default'] } }], to: [{ operation: { ports: ['81'] } }] }))).toEqual(allowed);
    expect(denials(deny({ when: [{ key: 'destination.port', values: ['80'] }] }))).toEqual(denied);
    expect(denials(deny({ when: [{ key: 'source.namespace', notValues: ['shop'] }] }))).toEqual(allowed);
    expect(denials({ rules: [{ from: [NEWS] }] })).toEqual(allowed);
    expect(denials({ rules: [{ from: [{ source: { notPrincipals: [NEWS_IN_SHOP] } }] }] })).toEqual(denied);
    expect(denials({})).toEqual(denied);
    expect(denials({ rules: [{}] })).toEqual(allowed);
  });

  test('does not know addresses that nobody tells', () => {
    expect(denials(deny({ from: [{ source: { ipBlocks: ['192.0.2.0/24'] } }] }))).toEqual({ denied: false, unsure: ['whether AuthorizationPolicy shop/own, rules[0] matches is not known'] });
    expect(denials(deny({ from: [{ source: { ipBlocks: ['192.0.2.0/24'] } }] }), { sourceAddress: '192.0.2.7' })).toEqual(denied);
  });

  test('lets go of what allows by HTTP', () => {
    expect(denials({ rules: [{ to: [ADMIN] }] }, { path: '/admin' })).toEqual(denied);
    expect(denials({ rules: [{ from: [NEWS], to: [ADMIN] }, { from: [NEWS] }] })).toEqual(allowed);
    expect(denials({ rules: [{ from: [{ source: { requestPrincipals: ['*'] } }, NEWS] }] })).toEqual(denied);
    expect(denials({ rules: [{ when: [{ key: 'request.headers[x]', values: ['y'] }] }] })).toEqual(denied);
  });

  test('denies by what is left, and not at all where nothing is', () => {
    expect(denials(deny({ to: [ADMIN] }), { path: '/admin' })).toEqual(allowed);
    expect(denials(deny({ from: [NEWS], to: [ADMIN] }), { path: '/admin' })).toEqual(allowed);
    expect(denials(deny({ to: [ADMIN, PORT] }))).toEqual(denied);
    expect(denials(deny({ to: [{ operation: { paths: ['/admin'], ports: ['80'] } }] }))).toEqual(denied);
    expect(denials(deny({ from: [NEWS], when: [{ key: 'request.headers[x]', values: ['y'] }] }))).toEqual(allowed);
    expect(denials(deny({ from: [{ source: { trustDomains: ['cluster.local'] } }] }))).toEqual(allowed);
  });

  test('knows nothing else: neither who is asked elsewhere, nor what is only tried or watched', () => {
    expect(denials({ action: 'AUDIT', rules: [{}] })).toEqual(allowed);
    expect(denials({ action: 'CUSTOM', provider: { name: 'x' }, rules: [{}] })).toEqual(allowed);
    expect(asking([...TUNNELLED, policy('AuthorizationPolicy', 'dry', {}, { annotations: { 'istio.io/dry-run': 'true' } })]).who()).toBe('web-v1+web-v2');
  });

  test('lets no plain text in where mutual TLS is strict, and all of the mesh', () => {
    const strict = policy('PeerAuthentication', 'own', { mtls: { mode: 'STRICT' } });
    const outside = [...TUNNELLED.slice(0, -1), namespace('apps'), strict];

    expect(asking(outside).outcome({ from: FAR, host: 'web.shop' })).toMatchObject({
      destinations: [{ denials: [{ status: 'reset', policy: 'PeerAuthentication shop/own', reason: 'it takes mutual TLS alone (STRICT), and is sent plain text' }] }],
    });
    expect(asking(outside).outcome()).toMatchObject({ destinations: [{ denials: [] }], unsure: [] });
    expect(asking([...WAYPOINT, strict, routes({ route: [to('web', 'v1')] })]).outcome()).toMatchObject({ destinations: [{ denials: [] }], unsure: [] });
  });
});
