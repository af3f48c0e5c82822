import { opinionsOf, verdictOf } from '../../../src/simulator/policy';
import { allow, deny, judged, NEWS, NOBODY, policiesOf, proxyPolicies, request, security } from '../../support/policies';

const path = (...paths: string[]) => ({ to: [{ operation: { paths } }] });
const at = (one: string) => request({ path: one });

describe('who is denied and who is allowed', () => {
  test('without policies everything passes', () => {
    expect(judged([])).toBe('passes');
    expect(proxyPolicies([allow('other', { selector: { matchLabels: { app: 'news' } } })])).toBe(proxyPolicies([]));
  });

  test('where something is allowed nothing else passes', () => {
    const policies = [allow('a', { rules: [path('/a')] }), allow('b', { rules: [path('/b')] })];

    expect(['/a', '/b', '/c'].map((one) => judged(policies, at(one)))).toEqual(['passes', 'passes', '403 shop/a, shop/b']);
  });

  test('what is denied is denied whatever is allowed', () => {
    const policies = [allow('a', { rules: [{}] }), deny('b', path('/x'), path('/b'))];

    expect(['/a', '/b'].map((one) => judged(policies, at(one)))).toEqual(['passes', '403 shop/b 1']);
  });

  test('a policy without rules allows nothing, or denies nothing', () => {
    expect(judged([allow('nothing')])).toBe('403 shop/nothing');
    expect(judged([deny('nothing')])).toBe('passes');
  });

  test('what is audited or tried out decides nothing', () => {
    expect(judged([security('AuthorizationPolicy', 'a', { action: 'AUDIT', rules: [{}] })])).toBe('passes');
    expect(judged([allow('a', {}, { annotations: { 'istio.io/dry-run': 'true' } })])).toBe('passes');
    expect(judged([allow('a', {}, { annotations: { 'istio.io/dry-run': 'no' } })])).toBe('403 shop/a');
  });

  test('what is not known is told', () => {
    const fromOffice = { from: [{ source: { ipBlocks: ['192.0.2.0/24'] } }] };

    expect(judged([allow('a', { rules: [fromOffice] })])).toBe('unsure');
    expect(judged([allow('a', { rules: [fromOffice, path('/a')] })], at('/a'))).toBe('passes');
    expect(judged([deny('a', fromOffice)])).toBe('unsure');
    expect(judged([deny('a', fromOffice, path('/a'))], at('/a'))).toBe('403 shop/a 1');
    expect(verdictOf(proxyPolicies([deny('a', fromOffice)]), request(), NOBODY).unsure).toEqual(['whether AuthorizationPolicy shop/a, rules[0] matches is not known']);
  });
});

describe('which policies are asked', () => {
  const names = (objects: object[], proxy: Parameters<ReturnType<typeof policiesOf>['of']>[0]) =>
    policiesOf(objects).of(proxy).allow.map(({ title }) => title.split('/')[1]);
  const WEB = { namespace: 'shop', labels: { app: 'web' } };
  const EDGE = { namespace: 'shop', labels: { 'gateway.networking.k8s.io/gateway-name': 'edge', 'app': 'edge' } };
  const ref = (kind: string, name: string, group = '', more: object = {}) => ({ targetRefs: [{ group, kind, name, ...more }] });
  const GATEWAY_API = 'gateway.networking.k8s.io';

  test('those of the namespace and of the mesh, by their selector', () => {
    const all = [allow('own'), allow('apps/far'), allow('istio-system/mesh'), allow('web', { selector: { matchLabels: { app: 'web' } } }),
      allow('istio-system/web', { selector: { matchLabels: { app: 'web' } } }), allow('news', { selector: { matchLabels: { app: 'news' } } })];

    expect(names(all, WEB)).toEqual(['mesh', 'web', 'own', 'web']);
  });

  test('at a gateway those for it, and those without a target', () => {
    const all = [allow('a', ref('Gateway', 'edge', GATEWAY_API)), allow('b', ref('Gateway', 'other', GATEWAY_API)), allow('apps/c', ref('Gateway', 'edge', GATEWAY_API)),
      allow('d', ref('Service', 'edge')), allow('e'), allow('f', { selector: { matchLabels: { app: 'edge' } } }), allow('g', ref('Gateway', 'edge', GATEWAY_API, { namespace: 'apps' })),
      allow('h', { targetRef: { group: GATEWAY_API, kind: 'Gateway', name: 'edge' } })];

    expect(names(all, EDGE)).toEqual(['a', 'e', 'f', 'h']);
    expect(names(all, WEB)).toEqual(['e']);
  });

  test('at a waypoint those for it, for its class, and for what it stands for', () => {
    const all = [allow('a', ref('Gateway', 'edge', GATEWAY_API)), allow('apps/b', ref('Service', 'far')), allow('apps/c', ref('Service', 'other')),
      allow('d', ref('ServiceEntry', 'partner', 'networking.istio.io')), allow('e'), allow('istio-system/f', ref('GatewayClass', 'istio-waypoint', GATEWAY_API)),
      allow('g', ref('GatewayClass', 'istio-waypoint', GATEWAY_API)), allow('apps/h', ref('Service', 'far', 'core'))];
    const services = [{ name: 'far', namespace: 'apps', kubernetes: true }];

    expect(names(all, { ...EDGE, isWaypoint: true, services })).toEqual(['f', 'a', 'b', 'h']);
    expect(names(all, { ...EDGE, isWaypoint: true, services: [{ name: 'partner', namespace: 'shop', kubernetes: false }] })).toEqual(['f', 'a', 'd']);
    expect(names(all, { ...EDGE, isWaypoint: true })).toEqual(['f', 'a']);
  });
});

describe('what is asked elsewhere', () => {
  const custom = (name: string, provider: string, more: object = {}, metadata = {}) =>
    security('AuthorizationPolicy', name, { action: 'CUSTOM', provider: { name: provider }, rules: [path('/a')], ...more }, metadata);
  const authorizers = [{ name: 'ext', kind: 'http' as const, service: 'ext' }, { name: 'grpc', kind: 'grpc' as const, service: 'ext' }];
  const asked = (objects: object[], answers: Record<string, 'allow' | 'deny'>, call = at('/a')) => judged(objects, { ...call, authorizers: answers }, NOBODY, { authorizers });

  test('its answer counts where a rule matches', () => {
    expect(asked([custom('a', 'ext')], { ext: 'allow' })).toBe('passes');
    expect(asked([custom('a', 'ext')], { ext: 'deny' })).toBe('403 shop/a 0');
    expect(asked([custom('a', 'ext')], {})).toBe('unsure');
    expect(asked([custom('a', 'ext')], { ext: 'deny' }, at('/b'))).toBe('passes');
    expect(asked([custom('a', 'ext', { rules: [{ from: [{ source: { ipBlocks: ['10.0.0.1'] } }] }] })], { ext: 'allow' })).toBe('unsure');
  });

  test('others decide afterwards', () => {
    expect(asked([custom('a', 'ext'), deny('b', path('/a'))], { ext: 'allow' })).toBe('403 shop/b 0');
    expect(asked([custom('a', 'ext'), allow('b', { rules: [path('/b')] })], { ext: 'allow' })).toBe('403 shop/b');
  });

  test('where there is none, or several, what matches is denied', () => {
    expect(asked([custom('a', 'missing')], {})).toBe('403 shop/a 0');
    expect(asked([custom('a', 'missing')], {}, at('/b'))).toBe('passes');
    expect(asked([custom('a', 'ext'), custom('b', 'grpc')], { ext: 'allow', grpc: 'allow' })).toBe('403 shop/a 0');
  });

  test('of connections only such are asked that look at them', () => {
    const port = { rules: [{ to: [{ operation: { ports: ['3306'] } }] }] };
    const onConnection = (provider: string) => judged([custom('a', provider, port)], { port: 3306, authorizers: { [provider]: 'deny' } }, NOBODY, { authorizers });

    expect([onConnection('ext'), onConnection('grpc')]).toEqual(['passes', 'reset shop/a 0']);
  });

  test('it is asked before tokens are looked at', () => {
    const rules = [{ from: [{ source: { requestPrincipals: ['*'] } }] }];
    const call = request({ claims: undefined });

    expect(asked([custom('a', 'ext', { rules })], { ext: 'deny' }, call)).toBe('passes');
  });

  test('what is tried out is not known', () => {
    const tried = (provider: string) => custom('a', provider, {}, { annotations: { 'istio.io/dry-run': 'true' } });

    expect(asked([tried('ext')], { ext: 'allow' })).toBe('unsure');
    expect(asked([tried('ext')], { ext: 'allow' }, at('/b'))).toBe('passes');
    expect(asked([tried('missing')], {})).toBe('passes');
    expect(asked([tried('ext'), custom('b', 'grpc')], {})).toBe('403 shop/b 0');
  });
});

test('what each rule says, whatever the others do', () => {
  const policies = proxyPolicies([
    allow('a', { rules: [{ from: [{ source: { namespaces: ['apps'] } }, { source: { namespaces: ['bank'], principals: ['x'] } }], ...path('/b') }, path('/a')] }),
    deny('b', path('/x')), security('AuthorizationPolicy', 'c', { action: 'AUDIT', rules: [{}] }), allow('d'),
  ]);

  expect(opinionsOf(policies, at('/a'), NEWS)).toEqual([
    { policy: 'AuthorizationPolicy shop/b', action: 'DENY', rule: 0, matches: false, misses: ["path is '/x'"] },
    { policy: 'AuthorizationPolicy shop/a', action: 'ALLOW', rule: 0, matches: false, misses: ["namespace of the source is 'apps'", "path is '/b'"] },
    { policy: 'AuthorizationPolicy shop/a', action: 'ALLOW', rule: 1, matches: true, misses: [] },
    { policy: 'AuthorizationPolicy shop/c', action: 'AUDIT', rule: 0, matches: true, misses: [] },
  ]);
});

test('what is missed is told in words, of several sources that which misses least', () => {
  const sources = [{ source: { namespaces: ['bank'], principals: ['x'] } }, { source: { namespaces: ['shop'], notPrincipals: ['*/sa/news', 'y'] } }, { source: { namespaces: ['bank'], principals: ['z'] } }];
  const [one, other] = opinionsOf(proxyPolicies([allow('a', {
    rules: [
      { from: sources, to: [{ operation: { paths: ['/b', '/c'] } }] }, { from: [{ source: { serviceAccounts: ['shop/far'], trustDomains: ['other'] } }], to: [{ operation: { ports: ['81'] } }] },
    ],
  })]), at('/a'), NEWS);

  expect([one.misses, other.misses]).toEqual([["principal is not '*/sa/news' or 'y'", "path is '/b' or '/c'"], ["service account is 'shop/far'", "trust domain is 'other'", "port is '81'"]]);
});

test('rules that are not there for connections say so', () => {
  const [opinion] = opinionsOf(proxyPolicies([allow('a', { rules: [path('/a')] })]), { port: 1 }, NOBODY);

  expect(opinion).toMatchObject({ matches: false, misses: ['it asks for what only HTTP has, so that it is not there for connections'] });
});
