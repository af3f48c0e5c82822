import { Chart } from 'cdk8s';
import { WorkloadSelector } from '../../src';
import { Access, Exposure, ExposureGateway, Loki } from '../../src/addons';
import { Gateway as KubernetesGateway, Listener } from '../../src/gatewayapi';
import { Gateway, Principal, Server, ServerTls, GatewayProps, ServerCertificate } from '../../src/istio';
import { objectOf, objectsOf } from '../support/addons';
import { problemsOf } from '../support/policy';
import { chart } from '../support/synth';

const HOST = 'loki.example.com';
const OPERATIONS = [{ operation: { hosts: [HOST, `${HOST}:*`] } }];

const exposed = (scope: Chart, access: Access, props: GatewayProps = {}, exposure: Partial<Exposure> = {}) => {
  const gateway = new Gateway(scope, 'gateway', { servers: [Server.http({ hosts: ['*.example.com'] })], ...props });
  const loki = new Loki(scope, 'loki');
  loki.expose({ gateway: ExposureGateway.istio(gateway), host: HOST, access, ...exposure });
  return loki;
};

const objects = (access: Access, props: GatewayProps = {}) => objectsOf((scope) => exposed(scope, access, props));
const policyOf = (access: Access) => objectOf(objects(access), 'AuthorizationPolicy');
const rulesOf = (access: Access) => policyOf(access).spec.rules;

const TOKENS = { issuer: 'https://id.example.com' };

test("a VirtualService routes it at a Gateway of Istio's, and a policy refuses all others there", () => {
  const given = objects(Access.ipBlocks(['10.0.0.0/8']), {
    metadata: { namespace: 'ingress' }, selector: WorkloadSelector.labels({ app: 'edge' }), workloadNamespace: 'ingress',
  });

  expect(objectOf(given, 'VirtualService')).toMatchObject({
    metadata: { name: 'loki', namespace: 'shop' },
    spec: {
      hosts: [HOST],
      gateways: ['ingress/test-gateway'],
      http: [{ route: [{ destination: { host: 'loki.shop.svc.cluster.local', port: { number: 3100 } } }] }],
    },
  });
  expect(objectOf(given, 'AuthorizationPolicy')).toMatchObject({
    metadata: { name: 'loki-access', namespace: 'istio-system' },
    spec: {
      action: 'DENY',
      selector: { matchLabels: { app: 'edge' } },
      rules: [{ from: [{ source: { notIpBlocks: ['10.0.0.0/8'] } }], to: OPERATIONS }],
    },
  });
});

test('the policy stands before the route', () => {
  const kinds = objects(Access.jwt({ rule: TOKENS })).map(({ kind }) => kind);
  expect(kinds.indexOf('VirtualService')).toBeGreaterThan(Math.max(kinds.indexOf('AuthorizationPolicy'), kinds.indexOf('RequestAuthentication')));
});

test('the root namespace may be another', () => {
  const given = objectsOf((scope) => {
    const gateway = new Gateway(scope, 'gateway', { servers: [Server.http({ hosts: [HOST] })] });
    new Loki(scope, 'loki').expose({ gateway: ExposureGateway.istio(gateway, { rootNamespace: 'istio-config' }), host: HOST, access: Access.ipBlocks(['10.0.0.1']) });
  });
  expect(objectOf(given, 'AuthorizationPolicy').metadata.namespace).toBe('istio-config');
});

test('an HTTPRoute routes it at a Gateway of the Gateway API, which the policy is attached to', () => {
  const given = objectsOf((scope) => {
    const gateway = new KubernetesGateway(scope, 'gateway', { metadata: { namespace: 'ingress' }, listeners: [Listener.http()] });
    new Loki(scope, 'loki').expose({ gateway: ExposureGateway.kubernetes(gateway), host: HOST, access: Access.jwt({ rule: TOKENS }) });
  });

  expect(objectOf(given, 'HTTPRoute')).toMatchObject({
    metadata: { name: 'loki', namespace: 'shop' },
    spec: {
      parentRefs: [{ name: 'test-gateway', namespace: 'ingress' }],
      hostnames: [HOST],
      rules: [{ backendRefs: [{ name: 'loki', port: 3100 }] }],
    },
  });
  for (const kind of ['RequestAuthentication', 'AuthorizationPolicy']) {
    expect(objectOf(given, kind)).toMatchObject({
      metadata: { name: 'loki-access', namespace: 'ingress' },
      spec: { targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'test-gateway' }] },
    });
  }
});

test('a Gateway whose namespace is not told is in that of the addon', () => {
  const given = objectsOf((scope) => {
    new Loki(scope, 'loki').expose({
      gateway: ExposureGateway.kubernetes(KubernetesGateway.fromGatewayName('public')), host: HOST, access: Access.ipBlocks(['10.0.0.1']),
    });
  });
  expect(objectOf(given, 'AuthorizationPolicy').metadata.namespace).toBe('shop');
});

test('people without a valid token are refused', () => {
  const given = objects(Access.jwt({ rule: TOKENS }));

  expect(objectOf(given, 'RequestAuthentication')).toMatchObject({
    metadata: { name: 'loki-access', namespace: 'istio-system' },
    spec: { selector: { matchLabels: { istio: 'ingressgateway' } }, jwtRules: [TOKENS] },
  });
  expect(objectOf(given, 'AuthorizationPolicy').spec.rules).toEqual([{ from: [{ source: { notRequestPrincipals: ['*'] } }], to: OPERATIONS }]);
});

test('a token must have all of the claims', () => {
  expect(rulesOf(Access.jwt({ rule: TOKENS, requestPrincipals: ['https://id.example.com/*'], claims: [{ path: ['groups'], values: ['sre', 'ops'] }, { path: ['realm', 'role'], values: ['admin'] }] }))).toEqual([
    { from: [{ source: { notRequestPrincipals: ['https://id.example.com/*'] } }], to: OPERATIONS },
    { to: OPERATIONS, when: [{ key: 'request.auth.claims[groups]', notValues: ['sre', 'ops'] }] },
    { to: OPERATIONS, when: [{ key: 'request.auth.claims[realm][role]', notValues: ['admin'] }] },
  ]);
});

test.each([
  ['remote addresses', Access.remoteIpBlocks(['198.51.100.0/24']), { notRemoteIpBlocks: ['198.51.100.0/24'] }],
  ['identities', Access.principals([Principal.pattern('cluster.local/ns/shop/*')]), { notPrincipals: ['cluster.local/ns/shop/*'] }],
])('%s have access', (_, access, source) => {
  expect(rulesOf(access)).toEqual([{ from: [{ source }], to: OPERATIONS }]);
});

test('an authorizer is asked', () => {
  expect(policyOf(Access.provider('oauth2-proxy'))).toMatchObject({
    metadata: { name: 'loki-access-provider-0' },
    spec: { action: 'CUSTOM', provider: { name: 'oauth2-proxy' }, rules: [{ to: OPERATIONS }] },
  });
});

test('several kinds of access are all needed', () => {
  const given = objects(Access.all([Access.ipBlocks(['10.0.0.0/8']), Access.jwt({ rule: TOKENS }), Access.provider('oauth2-proxy')]));

  expect(objectOf(given, 'AuthorizationPolicy', 'loki-access').spec.rules).toEqual([
    { from: [{ source: { notIpBlocks: ['10.0.0.0/8'] } }], to: OPERATIONS },
    { from: [{ source: { notRequestPrincipals: ['*'] } }], to: OPERATIONS },
  ]);
  expect(objectOf(given, 'AuthorizationPolicy', 'loki-access-provider-0').spec.action).toBe('CUSTOM');
});

test('it knows where people reach it', () => {
  const scope = chart();
  const loki = new Loki(scope, 'loki');

  expect(loki.externalUrl).toBeUndefined();
  expect(exposed(chart(), Access.ipBlocks(['10.0.0.1'])).externalUrl).toBe('https://loki.example.com');
  expect(exposed(chart(), Access.ipBlocks(['10.0.0.1']), {}, { url: 'https://loki.example.com:8443' }).externalUrl).toBe('https://loki.example.com:8443');
});

test('fails where it is exposed twice', () => {
  const scope = chart();
  const loki = exposed(scope, Access.ipBlocks(['10.0.0.1']));
  const gateway = ExposureGateway.kubernetes(KubernetesGateway.fromGatewayName('public'));

  expect(() => loki.expose({ gateway, host: HOST, access: Access.ipBlocks(['10.0.0.1']) })).toThrow(
    "'loki' is exposed at 'https://loki.example.com' already; expose it once [test/loki]",
  );
});

test('fails with a host that stands for many', () => {
  expect(() => exposed(chart(), Access.ipBlocks(['10.0.0.1']), {}, { host: '*.example.com' })).toThrow(
    "host of an exposure cannot have a wildcard, got '*.example.com' [test/loki]",
  );
});

test.each([
  [() => Access.ipBlocks([]), 'ipBlocks must have at least one entry, got none'],
  [() => Access.remoteIpBlocks([]), 'remoteIpBlocks must have at least one entry, got none'],
  [() => Access.principals([]), 'principals must have at least one entry, got none'],
  [() => Access.provider(''), 'provider of an access must not be empty'],
  [() => Access.jwt({ rule: TOKENS, requestPrincipals: [] }), 'requestPrincipals must have at least one entry, got none'],
  [() => Access.jwt({ rule: TOKENS, claims: [{ path: ['realm', 'groups'], values: [] }] }), "values of the claim 'realm.groups' must have at least one entry, got none"],
  [() => Access.all([]), 'access by all of several takes at least 2 of them, got 0'],
])('fails with access for everyone (%#)', (access, message) => {
  expect(access).toThrow(message);
});

test.each([
  ['www.example.com'], ['other/loki.example.com'], ['./loki.example.com', 'ingress'],
])('fails where the gateway serves %s only', (host, namespace = 'shop') => {
  const props = { metadata: { namespace }, servers: [Server.http({ hosts: [host] })] };
  expect(problemsOf((scope) => exposed(scope, Access.ipBlocks(['10.0.0.1']), props))).toEqual([
    "[test/loki] gateway 'test-gateway' has no server for the host 'loki.example.com' of an exposure in 'shop'; add one by addServer",
  ]);
});

test.each(['loki.example.com', '*/*.example.com', 'shop/loki.example.com', './loki.example.com', '*'])('the gateway may serve %s', (host) => {
  expect(problemsOf((scope) => exposed(scope, Access.ipBlocks(['10.0.0.1']), { servers: [Server.http({ hosts: [host] })] }))).toEqual([]);
});

test('fails where the policy would refuse all of a port', () => {
  const servers = [
    Server.https({ hosts: ['shop/*.example.com'], tls: ServerTls.simple(ServerCertificate.secret('cert')) }),
    Server.tcp({ port: 9000, hosts: ['*'] }),
    Server.tls({ port: 8443, hosts: ['*.example.org'], tls: ServerTls.passthrough() }),
  ];
  const refused = (port: number) => `[test/loki] gateway 'test-gateway' serves port ${port} without looking at HTTP, and the access policy of 'loki.example.com', which cannot tell hosts there, would refuse all of it; expose at a gateway that serves HTTP and HTTPS only`;

  expect(problemsOf((scope) => exposed(scope, Access.ipBlocks(['10.0.0.1']), { servers }))).toEqual([refused(9000), refused(8443)]);
});
