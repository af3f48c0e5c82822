import { Forwarded, Outcome, Request, traceOf } from '../../src/simulator';
import { allow, deny, security } from '../support/policies';
import { answer, asking, BASE, edge, EDGE, FAR, istio, NEWS, routes, service, to } from '../support/simulator';

const path = (...paths: string[]) => ({ to: [{ operation: { paths } }] });
const from = (source: object) => ({ from: [{ source }] });
const WEB = { selector: { matchLabels: { app: 'web' } } };
const INGRESS = { selector: { matchLabels: { istio: 'ingressgateway' } } };
const peers = (name: string, spec: object) => security('PeerAuthentication', name, spec);
const STRICT = peers('default', { mtls: { mode: 'STRICT' } });

/** In a word: `passes`, or who refuses and with what. */
function inAWord(outcome: Outcome): string {
  if (outcome.kind === 'answered') return `${outcome.status} ${outcome.by}`;
  if (outcome.kind !== 'forwarded') return outcome.kind;
  if (outcome.unsure.length > 0) return `unsure: ${outcome.unsure.join(', ')}`;
  const denials = outcome.destinations.flatMap((one) => one.denials.map(({ endpoints, status }) => `${status} ${endpoints.map((name) => name.split('/')[1]).join('+')}`));
  return denials.join(', ') || 'passes';
}

const become = (objects: object[], request: Partial<Request> = {}, options = {}) => inAWord(asking(objects, options).outcome(request));

describe('at what is called', () => {
  test('each endpoint asks the policies that are for it', () => {
    const policy = allow('v2', { selector: { matchLabels: { version: 'v2' } }, rules: [path('/a')] });

    expect([become([...BASE, policy]), become([...BASE, policy], { path: '/a' })]).toEqual(['403 web-v2', 'passes']);
    expect(become([...BASE, policy, allow('apps/all')], { host: 'far.apps' })).toBe('403 far-v1');
  });

  test('it asks about the request as it is sent on', () => {
    const rewriting = routes({ route: [to('web', 'v1')], rewrite: { uri: '/new', authority: 'other' }, headers: { request: { set: { 'x-tier': 'gold' } } } });
    const policy = deny('web', { ...path('/new'), when: [{ key: 'request.headers[x-tier]', values: ['gold'] }, { key: 'request.headers[:authority]', values: ['other'] }] });

    expect([become([...BASE, policy]), become([...BASE, rewriting, policy])]).toEqual(['passes', '403 web-v1']);
  });

  test('paths are those that a proxy sees', () => {
    const policy = deny('web', path('/a/b'));

    expect(['/x/../a/./b', '/%61/b', '/a//b'].map((one) => become([...BASE, policy], { path: one }))).toEqual(['403 web-v1+web-v2', '403 web-v1+web-v2', 'passes']);
  });

  test('ports are those of the workload', () => {
    const ports = [{ name: 'http', port: 80, targetPort: 8080 }, { name: 'http-named', port: 81, targetPort: 'named' }, { name: 'http-same', port: 82 }];
    const api = service('api', [], { ports });
    const pods = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'api-v1', namespace: 'shop' },
      spec: { template: { metadata: { labels: { app: 'api' } }, spec: { containers: [{ name: 'api', ports: [{ name: 'named', containerPort: 9090 }] }] } } },
    };
    const policy = allow('api', { rules: [{ to: [{ operation: { ports: ['8080', '9090', '82'] } }] }] });

    expect([80, 81, 82].map((port) => become([...BASE, ...api, pods, policy], { host: 'api', port }))).toEqual(['passes', 'passes', 'passes']);
    expect(become([...BASE, ...api, pods, allow('api', { rules: [{ to: [{ operation: { ports: ['80'] } }] }] })], { host: 'api' })).toBe('403 api-v1');
  });

  test('what is outside the mesh asks nothing', () => {
    const partner = istio('ServiceEntry', 'partner', { hosts: ['partner.com'], ports: [{ number: 80, name: 'http', protocol: 'HTTP' }], resolution: 'STATIC', endpoints: [{ address: '192.0.2.1' }] });

    expect(become([...BASE, partner, allow('istio-system/nothing')], { host: 'partner.com' })).toBe('passes');
  });

  test('what a ServiceEntry selects asks at its port', () => {
    const entry = istio('ServiceEntry', 'alias', {
      hosts: ['alias.com'], ports: [{ number: 80, name: 'http', protocol: 'HTTP', targetPort: 8080 }], resolution: 'STATIC', location: 'MESH_INTERNAL', workloadSelector: { labels: { app: 'web' } },
    });

    expect(become([...BASE, entry, deny('web', { to: [{ operation: { ports: ['8080'] } }], ...from({ namespaces: ['shop'] }) })], { host: 'alias.com' })).toBe('403 web-v1+web-v2');
  });

  test('copies are refused for themselves', () => {
    const mirror = routes({ route: [to('web', 'v1')], mirrors: [{ destination: { host: 'far.apps.svc.cluster.local' } }] });
    const { mirrors, destinations } = asking([...BASE, mirror, deny('apps/far', path('/'))]).outcome() as Forwarded;

    expect([mirrors[0].denials, destinations[0].denials]).toMatchObject([[{ status: 403, policy: 'AuthorizationPolicy apps/far', rule: 0 }], []]);
  });

  test('whether a copy is refused may be chance', () => {
    const set = (value: string) => ({ headers: { request: { set: { tier: value } } } });
    const mirror = routes({ route: [to('web', 'v1', { weight: 1, ...set('a') }), to('web', 'v2', { weight: 1, ...set('b') })], mirrors: [{ destination: { host: 'far.apps.svc.cluster.local' } }] });
    const policy = deny('apps/far', { when: [{ key: 'request.headers[tier]', values: ['a'] }] });

    expect(become([...BASE, mirror, policy])).toBe('unsure: whether a copy is refused depends on the destination, which is chosen by chance');
  });

  test('in ambient mode ztunnel asks, and what a sidecar asks of callers there is not known', () => {
    const ambient = (name: string) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { 'istio.io/dataplane-mode': 'ambient' } } });

    expect(become([...BASE, ambient('apps'), allow('apps/nothing')], { host: 'far.apps' })).toBe('503 far-v1');
    expect(become([...BASE, ambient('apps'), peers('apps/default', { mtls: { mode: 'STRICT' } })], { host: 'far.apps' })).toBe('passes');
    expect(become([...BASE, ambient('apps'), allow('nothing')], { from: FAR, host: 'web.shop' })).toBe('unsure: what a sidecar asks of callers in ambient mode is not modelled (shop/web-v1, shop/web-v2)');
    expect(become([...BASE, ambient('apps'), ambient('shop'), allow('apps/nothing')], { host: 'far.apps' })).toBe('reset far-v1');
  });
});

describe('who calls', () => {
  const accountOf = (name: string, serviceAccountName?: string) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'shop' },
    spec: { template: { metadata: { labels: { app: name } }, spec: { serviceAccountName, containers: [{ name: 'app' }] } } },
  });
  const as = (name: string) => ({ from: { workload: `shop/${name}` } });

  test('is known by its service account', () => {
    const objects = [...BASE, accountOf('robot', 'robot'), allow('web', { ...WEB, rules: [from({ principals: ['cluster.local/ns/shop/sa/robot'] })] })];

    expect([become(objects, as('robot')), become(objects)]).toEqual(['passes', '403 web-v1+web-v2']);
    expect(become([...objects, allow('default', { ...WEB, rules: [from({ serviceAccounts: ['default'] })] })])).toBe('passes');
  });

  test('is known by its namespace', () => {
    const objects = [...BASE, allow('web', { ...WEB, rules: [from({ namespaces: ['apps'] })] })];

    expect([become(objects, { from: FAR, host: 'web.shop' }), become(objects)]).toEqual(['passes', '403 web-v1+web-v2']);
  });

  test('is of the trust domain of the mesh', () => {
    const objects = [...BASE, allow('web', { ...WEB, rules: [from({ trustDomains: ['example.com'] })] })];

    expect([become(objects, {}, { trustDomain: 'example.com' }), become(objects)]).toEqual(['passes', '403 web-v1+web-v2']);
  });

  test('is not known without mutual TLS', () => {
    const objects = [...BASE, allow('web', { ...WEB, rules: [from({ namespaces: ['shop'] })] })];
    const without = istio('DestinationRule', 'web', { host: 'web', trafficPolicy: { tls: { mode: 'DISABLE' } } });

    expect([become(objects), become(objects, {}, { enableAutoMtls: false })]).toEqual(['passes', '403 web-v1+web-v2']);
    expect(become([...objects.filter((one) => (one as { kind: string }).kind !== 'DestinationRule'), without])).toBe('403 web-v1+web-v2');
    expect(become([...objects, peers('web', { ...WEB, mtls: { mode: 'DISABLE' } })])).toBe('403 web-v1+web-v2');
    expect(become([...objects, peers('default', { mtls: { mode: 'DISABLE' } })])).toBe('403 web-v1+web-v2');
  });

  test('is seen by the name that TLS asks for', () => {
    const sni = (value: string) => become([...BASE, allow('web', { ...WEB, rules: [{ when: [{ key: 'connection.sni', values: [value] }] }] })]);

    expect([sni('outbound_.80_._.web.shop.svc.cluster.local'), sni('web')]).toEqual(['passes', '403 web-v1+web-v2']);
  });

  test('has an address if that is told', () => {
    const objects = [...BASE, allow('web', { ...WEB, rules: [from({ ipBlocks: ['10.0.0.0/8'], remoteIpBlocks: ['10.0.0.0/8'] })] })];

    expect([become(objects, { sourceAddress: '10.0.0.1' }), become(objects, { sourceAddress: '192.0.2.1' })]).toEqual(['passes', '403 web-v1+web-v2']);
    expect(become(objects)).toBe('unsure: whether AuthorizationPolicy shop/web, rules[0] matches is not known');
    expect(become(objects, { sourceAddress: '10.0.0.1', headers: { 'X-Forwarded-For': '10.0.0.2' } })).toMatch(/^unsure/);
  });
});

describe('mutual TLS', () => {
  const rule = (tls: object, more: object = {}) => istio('DestinationRule', 'far', { host: 'far.apps.svc.cluster.local', trafficPolicy: { tls, ...more } });
  const toFar = (objects: object[], options = {}) => become([...BASE, ...objects], { host: 'far.apps' }, options);
  const of = (mode: string, name = 'apps/default', more: object = {}) => peers(name, { mtls: { mode }, ...more });

  test('is spoken between sidecars, so that they may ask for it', () => {
    expect([toFar([of('STRICT')]), toFar([of('PERMISSIVE')]), toFar([of('DISABLE')])]).toEqual(['passes', 'passes', 'passes']);
    expect(toFar([of('STRICT')], { enableAutoMtls: false })).toBe('503 far-v1');
  });

  test('a DestinationRule may say otherwise', () => {
    expect([toFar([rule({ mode: 'DISABLE' }), of('STRICT')]), toFar([rule({ mode: 'DISABLE' })]), toFar([rule({ mode: 'ISTIO_MUTUAL' }), of('DISABLE')])])
      .toEqual(['503 far-v1', 'passes', '503 far-v1']);
    expect(toFar([rule({ mode: 'SIMPLE' })])).toBe('unsure: a DestinationRule has TLS spoken to what has a sidecar, which is not modelled (apps/far-v1)');
    expect(toFar([rule({ mode: 'DISABLE' }, { portLevelSettings: [{ port: { number: 80 }, tls: { mode: 'ISTIO_MUTUAL' } }] }), of('STRICT')])).toBe('passes');
    expect(toFar([rule({ mode: 'DISABLE' }, { portLevelSettings: [{ port: { number: 81 }, tls: { mode: 'ISTIO_MUTUAL' } }] }), of('STRICT')])).toBe('503 far-v1');
  });

  test('a subset may say otherwise', () => {
    const subsets = [{ name: 'v1', labels: { version: 'v1' }, trafficPolicy: { tls: { mode: 'DISABLE' } } }, { name: 'v2', labels: { version: 'v2' } }];
    const objects = [...service('web', ['v1', 'v2']), ...service('news'), istio('DestinationRule', 'web', { host: 'web', subsets }), STRICT,
      routes({ route: [to('web', 'v1', { weight: 1 }), to('web', 'v2', { weight: 1 })] })];

    expect(become(objects)).toBe('503 web-v1');
  });

  test('the narrower PeerAuthentication counts', () => {
    const plain = [rule({ mode: 'DISABLE' })];
    const own = (mode: string, more: object = {}) => of(mode, 'apps/far', { selector: { matchLabels: { app: 'far' } }, ...more });

    expect(toFar([...plain, of('STRICT', 'istio-system/default')])).toBe('503 far-v1');
    expect(toFar([...plain, of('STRICT', 'istio-system/default'), of('PERMISSIVE')])).toBe('passes');
    expect(toFar([...plain, of('STRICT', 'istio-system/default'), of('UNSET')])).toBe('503 far-v1');
    expect(toFar([...plain, of('STRICT'), own('PERMISSIVE')])).toBe('passes');
    expect(toFar([...plain, of('PERMISSIVE'), own('UNSET')])).toBe('passes');
    expect(toFar([...plain, own('STRICT', { portLevelMtls: { 80: { mode: 'DISABLE' } } })])).toBe('passes');
    expect(toFar([...plain, own('PERMISSIVE', { portLevelMtls: { 80: { mode: 'STRICT' } } })])).toBe('503 far-v1');
    expect(toFar([...plain, own('STRICT', { portLevelMtls: { 80: {}, 81: { mode: 'DISABLE' } } })])).toBe('503 far-v1');
    expect(toFar([...plain, of('STRICT', 'istio-system/far', { selector: { matchLabels: { app: 'far' } } })])).toBe('passes');
    expect(toFar([...plain, of('STRICT', 'apps/young'), of('PERMISSIVE', 'apps/a')])).toBe('passes');
  });

  test('the refusal tells by what', () => {
    const outcome = asking([...BASE, rule({ mode: 'DISABLE' }), of('STRICT')]).outcome({ host: 'far.apps' }) as Forwarded;

    expect(outcome.destinations[0].denials).toEqual([
      { endpoints: ['apps/far-v1'], status: 503, policy: 'PeerAuthentication apps/default', reason: 'it takes mutual TLS alone (STRICT), and is sent plain text' },
    ]);
  });

  describe('without a sidecar', () => {
    const legacy = (name: string, metadata: object, spec: object = {}) => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, namespace: 'shop' },
      spec: { template: { metadata: { labels: { app: name }, ...metadata }, spec: { containers: [{ name: 'app' }], ...spec } } },
    });
    const OUT = { annotations: { 'sidecar.istio.io/inject': 'false' } };
    const caller = { from: { workload: 'shop/old' } };

    test('a caller goes to the Service itself, whatever is routed', () => {
      const objects = [...BASE, legacy('old', OUT), routes(answer('routed'))];

      expect([become(objects), become(objects, caller)]).toEqual(['200 direct response', 'passes']);
      expect(asking(objects).outcome(caller).decision.listener).toBe('shop/old, which is not in the mesh');
      expect(['unknown.com', 'web:81'].map((host) => become(objects, { ...caller, host, port: host === 'web:81' ? 81 : 80 }))).toEqual(['passed on', 'refused']);
      expect(become([...objects, ...service('none', [])], { ...caller, host: 'none' })).toBe('refused');
    });

    test('it is refused by what takes mutual TLS alone, and nobody knows it', () => {
      const objects = [...BASE, legacy('old', OUT)];

      expect(become([...objects, STRICT], caller)).toBe('reset web-v1+web-v2');
      expect(become([...objects, allow('web', { ...WEB, rules: [from({ namespaces: ['shop'] })] })], caller)).toBe('403 web-v1+web-v2');
    });

    test.each<[string, object, object]>([
      ['by a label', { labels: { 'app': 'old', 'sidecar.istio.io/inject': 'false' } }, {}], ['as it is in the network of its node', {}, { hostNetwork: true }],
    ])('%s', (_, metadata, spec) => {
      expect(become([...BASE, legacy('old', metadata, spec), STRICT], caller)).toBe('reset web-v1+web-v2');
    });

    test('a connection of which nothing of HTTP is known is reset', () => {
      const db = service('db', ['v1'], { ports: [{ name: 'tcp', port: 3306 }] });
      const policy = deny('db', { to: [{ operation: { ports: ['3306'], paths: ['/'] } }] });

      expect(become([...BASE, legacy('old', OUT), ...db, policy], { ...caller, host: 'db', port: 3306 })).toBe('reset db-v1');
    });

    test('what is called asks nothing, and does not understand mutual TLS', () => {
      const objects = [...BASE, ...service('old', []), legacy('old', OUT), allow('nothing')];

      expect(become(objects, { host: 'old' })).toBe('passes');
      expect(become([...objects, istio('DestinationRule', 'old', { host: 'old', trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } })], { host: 'old' })).toBe('503 old');
    });
  });
});

describe('at a gateway', () => {
  const PUBLIC = istio('VirtualService', 'public', {
    hosts: ['*'],
    gateways: ['edge'],
    http: [answer('claimed', [{ headers: { '@request.auth.claims.role': { exact: 'editor' } } }]), answer('gold', [{ headers: { tier: { exact: 'gold' } } }]),
      answer('nobody', [{ withoutHeaders: { '@request.auth.claims[role]': { exact: 'reader' } }, uri: { exact: '/nobody' } }]),
      answer('any', [{ headers: { '@request.auth.claims[realm][roles]': {} } }]), answer('odd', [{ headers: { '@request.auth.claims': { exact: 'x' } } }]), { route: [to('web', 'v1')] }],
  });
  const MESH = [...BASE, edge(), PUBLIC];
  const token = (claims: object) => ({ tokens: [{ claims: { iss: 'me', sub: 'ann', ...claims } }] });
  const jwt = (more: object = {}) => security('RequestAuthentication', 'istio-system/jwt', { ...INGRESS, jwtRules: [{ issuer: 'me', ...more }] });
  const ask = (objects: object[], request: Partial<Request> = {}) => asking([...MESH, ...objects]).who({ from: EDGE, host: 'a.com', ...request });

  test('its policies come before its routes', () => {
    const policy = security('AuthorizationPolicy', 'istio-system/edge', { ...INGRESS, action: 'DENY', rules: [path('/a')] });

    expect([become([...MESH, policy], { from: EDGE, path: '/a' }), become([...MESH, policy], { from: EDGE })]).toEqual(['403 denied', 'passes']);
    expect(become([...BASE, edge(['b.com']), policy], { from: EDGE, host: 'a.com', path: '/a' })).toBe('403 denied');
    expect(asking([...MESH, policy]).outcome({ from: EDGE, path: '/a' })).toMatchObject({ denial: { policy: 'AuthorizationPolicy istio-system/edge', rule: 0 } });
  });

  test('ports are those at which it listens', () => {
    const policy = (port: string) => security('AuthorizationPolicy', 'istio-system/edge', { ...INGRESS, action: 'DENY', rules: [{ to: [{ operation: { ports: [port] } }] }] });

    expect(['80', '8080'].map((port) => become([...MESH, policy(port)], { from: EDGE }))).toEqual(['passes', '403 denied']);
  });

  test('addresses are those of clients', () => {
    const policy = security('AuthorizationPolicy', 'istio-system/edge', { ...INGRESS, rules: [from({ ipBlocks: ['192.0.2.0/24'], remoteIpBlocks: ['192.0.2.0/24'] })] });

    expect([become([...MESH, policy], { from: EDGE, sourceAddress: '192.0.2.7' }), become([...MESH, policy], { from: EDGE, sourceAddress: '203.0.113.1' })]).toEqual(['passes', '403 denied']);
    expect(become([...MESH, policy], { from: EDGE })).toMatch(/^unsure/);
    expect(become([...MESH, allow('web', { ...WEB, rules: [from({ remoteIpBlocks: ['192.0.2.7'] })] })], { from: EDGE, sourceAddress: '192.0.2.7' })).toBe('passes');
  });

  test('routes ask for claims of tokens that are right', () => {
    expect(ask([jwt()], token({ role: 'editor' }))).toBe('200 claimed');
    expect(ask([jwt()], token({ role: ['reader', 'editor'] }))).toBe('200 claimed');
    expect([ask([], token({ role: 'editor' })), ask([jwt()]), ask([jwt()], token({ role: 'reader' }))]).toEqual(['web-v1', 'web-v1', 'web-v1']);
    expect([ask([jwt()], { ...token({ role: 'reader' }), path: '/nobody' }), ask([jwt()], { path: '/nobody' })]).toEqual(['web-v1', '200 nobody']);
    expect(ask([jwt()], token({ realm: { roles: ['a'] } }))).toBe('200 any');
    expect(ask([jwt()], { headers: { '@request.auth.claims': 'x' } })).toBe('200 odd');
  });

  test('in the mesh no route knows of claims', () => {
    const claimed = routes(answer('claimed', [{ headers: { '@request.auth.claims.role': { exact: 'editor' } } }]), { route: [to('web', 'v1')] });

    expect(asking([...BASE, claimed]).who(token({ role: 'editor' }))).toBe('web-v1');
  });

  test('a wrong token is refused', () => {
    expect([become([...MESH, jwt()], { from: EDGE, ...token({ iss: 'you' }) }), become([...MESH, jwt({ audiences: ['shop'] })], { from: EDGE, ...token({}) })])
      .toEqual(['401 unauthenticated', '403 unauthenticated']);
  });

  test('routes are asked with what a rule tells of a token, and for others with what they sent', () => {
    const rules = jwt({ outputClaimToHeaders: [{ header: 'tier', claim: 'tier' }] });
    const sent = asking([...BASE, edge(), istio('VirtualService', 'all', { hosts: ['*'], gateways: ['edge'], http: [{ route: [to('web', 'v1')] }] }), rules])
      .outcome({ from: EDGE, headers: { tier: 'gold' } }) as Forwarded;

    expect([ask([rules], token({ tier: 'gold' })), ask([rules], { ...token({ tier: 'silver' }), headers: { tier: 'gold' } }), ask([rules], { headers: { tier: 'gold' } })])
      .toEqual(['200 gold', 'web-v1', '200 gold']);
    expect(sent.destinations[0].request.headers).toEqual({});
  });

  test('a token is passed on to what is called only where that is said', () => {
    const inside = security('RequestAuthentication', 'web', { ...WEB, jwtRules: [{ issuer: 'me' }] });
    const needed = allow('web', { ...WEB, rules: [from({ requestPrincipals: ['me/ann'] })] });
    const objects = (more: object) => [...MESH, jwt(more), inside, needed];

    expect([become(objects({}), { from: EDGE, ...token({}) }), become(objects({ forwardOriginalToken: true }), { from: EDGE, ...token({}) })]).toEqual(['403 web-v1', 'passes']);
  });

  test('it is known by the service account that Istio makes for a Gateway of the Gateway API', () => {
    const api = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', metadata: { name: 'api', namespace: 'shop' }, spec: { gatewayClassName: 'istio', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] } };
    const route = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'web', namespace: 'shop' }, spec: { parentRefs: [{ name: 'api' }], rules: [{ backendRefs: [{ name: 'web', port: 80 }] }] } };
    const policy = (account: string) => allow('web', { ...WEB, rules: [from({ serviceAccounts: [account] })] });
    const ofApi = (...objects: object[]) => become([...BASE, api, route, ...objects], { from: { gateway: 'shop/api' } });

    expect([ofApi(policy('api-istio')), ofApi(policy('api'))]).toEqual(['passes', '403 web-v1+web-v2']);
    expect(become([...MESH, policy('istio-system/istio-ingressgateway')], { from: EDGE })).toMatch(/^unsure/);
    expect(become([...MESH, allow('web', { ...WEB, rules: [from({ namespaces: ['istio-system'] })] })], { from: EDGE })).toBe('passes');
  });
});

describe('explained', () => {
  const trace = (objects: object[], request: Partial<Request> = {}) => {
    const explanation = asking(objects).explanation(request);
    return traceOf({ from: NEWS, host: 'web', ...request }, explanation).filter(({ label }) => label === 'authorization' || label === 'destination');
  };

  test('who allowed and who denied, and what others missed', () => {
    const policies = [allow('v2', { selector: { matchLabels: { version: 'v2' } }, rules: [path('/a'), path('/b')] }), deny('all', path('/b'))];

    expect(trace([...BASE, ...policies], { path: '/a' }).map(({ text }) => text)).toEqual([
      'web.shop.svc.cluster.local port 80 (100 %): shop/web-v1, shop/web-v2',
      'shop/web-v1: passes',
      'shop/web-v2: allowed by AuthorizationPolicy shop/v2, rules[0]',
    ]);
    const [destination, , second] = trace([...BASE, ...policies], { path: '/c' });
    expect(destination.text).toBe('web.shop.svc.cluster.local port 80 (100 %): shop/web-v1; shop/web-v2: 403: AuthorizationPolicy shop/v2: no rule allows it');
    expect(second).toMatchObject({
      text: 'shop/web-v2: 403: AuthorizationPolicy shop/v2: no rule allows it',
      others: [
        { text: 'DENY AuthorizationPolicy shop/all, rules[0]', reason: "misses: path is '/b'" },
        { text: 'ALLOW AuthorizationPolicy shop/v2, rules[0]', reason: "misses: path is '/a'" },
        { text: 'ALLOW AuthorizationPolicy shop/v2, rules[1]', reason: "misses: path is '/b'" },
      ],
    });
  });

  test('what is not known', () => {
    const [, step] = trace([...BASE, allow('web', { ...WEB, rules: [from({ ipBlocks: ['10.0.0.1'] })] })]);

    expect(step).toMatchObject({ text: 'shop/web-v1, shop/web-v2: passes', others: [{ reason: "it is not known: address of the source is '10.0.0.1'" }] });
  });

  test('what a gateway says, and what nobody needs to ask afterwards', () => {
    const objects = [...BASE, edge(), istio('VirtualService', 'public', { hosts: ['*'], gateways: ['edge'], http: [{ route: [to('web')] }] }),
      security('AuthorizationPolicy', 'istio-system/edge', { ...INGRESS, rules: [path('/a')] }), security('RequestAuthentication', 'istio-system/jwt', { ...INGRESS, jwtRules: [{ issuer: 'me' }] })];
    const texts = (request: Partial<Request>) => trace(objects, { from: EDGE, ...request }).map(({ text }) => text);

    expect(texts({ path: '/a' })[0]).toBe('the gateway: allowed by AuthorizationPolicy istio-system/edge, rules[0]');
    expect(texts({})).toEqual(['the gateway: 403: AuthorizationPolicy istio-system/edge: no rule allows it']);
    expect(texts({ headers: { authorization: 'Bearer x' } })).toEqual([
      'the gateway: 401: RequestAuthentication istio-system/jwt, jwtRules[0]: the token is not taken: it is not in the form of a token',
    ]);
  });

  test('what was asked can be counted', () => {
    const { policies } = asking([...BASE, allow('web', { ...WEB, rules: [path('/a'), path('/*')] })]).explanation();

    expect(policies).toMatchObject([{ at: 'shop/web-v1, shop/web-v2', opinions: [{ rule: 0, matches: false }, { rule: 1, matches: true }] }]);
  });

  test('what is cut off without a policy', () => {
    const old = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web-v1', namespace: 'shop' }, spec: { template: { metadata: { labels: { app: 'web', version: 'v1' }, annotations: { 'sidecar.istio.io/inject': 'false' } } } } };
    const objects = [...service('web', []), ...service('news'), old, istio('DestinationRule', 'web', { host: 'web', trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } })];

    expect(trace(objects).at(-1)!.text).toBe('shop/web-v1: 503: it has no sidecar, and a DestinationRule has mutual TLS spoken to it');
    expect(trace([...BASE, istio('DestinationRule', 'far', { host: 'far.apps.svc.cluster.local', trafficPolicy: { tls: { mode: 'DISABLE' } } }), peers('apps/default', { mtls: { mode: 'STRICT' } })], { host: 'far.apps' })[1].text)
      .toBe('apps/far-v1: 503: PeerAuthentication apps/default: it takes mutual TLS alone (STRICT), and is sent plain text');
  });
});
