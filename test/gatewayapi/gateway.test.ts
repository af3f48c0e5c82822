import { ApiObject, App, Chart } from 'cdk8s';
import {
  CaCertificateRef, CertificateRef, FromNamespaces, FrontendValidationMode, Gateway, GatewayAddress, GatewayClass, GatewayProps,
  Listener, ListenerTls,
} from '../../src/gatewayapi';
import { LABEL_RULE, PRECISE_HOSTNAME_RULE } from '../support/rules';
import { chart, only, synth } from '../support/synth';

const HTTP = Listener.http();
const gatewayOf = (props: GatewayProps) => only((scope) => new Gateway(scope, 'gateway', { listeners: [HTTP], ...props }));
const defining = (props: GatewayProps) => () => new Gateway(chart(), 'gateway', props);
const CERTIFICATE = CertificateRef.secret('certificates/shop');
const CA = CaCertificateRef.configMap('clients');

test('a gateway is of Istio\'s class', () => {
  expect(gatewayOf({})).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'test-gateway', namespace: 'shop' },
    spec: { gatewayClassName: 'istio', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
  });
});

test('all fields come out', () => {
  expect(gatewayOf({
    gatewayClass: GatewayClass.fromGatewayClassName('edge'),
    addresses: [GatewayAddress.hostname('ingress'), GatewayAddress.hostname('other.edge.svc.cluster.local')],
    infrastructure: { labels: { team: 'web' }, annotations: { 'example.com/a': 'any text' }, parametersConfigMap: 'gateway-options' },
    tls: {
      frontendValidation: { caCertificate: CA, mode: FrontendValidationMode.ALLOW_INSECURE_FALLBACK },
      perPort: [{ port: 8443, validation: { caCertificate: CaCertificateRef.secret('other/clients') } }, { port: 9443 }],
      backendClientCertificate: CertificateRef.secret('client'),
    },
    allowedListeners: FromNamespaces.ALL,
  }).spec).toEqual({
    gatewayClassName: 'edge',
    listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }],
    addresses: [{ type: 'Hostname', value: 'ingress' }, { type: 'Hostname', value: 'other.edge.svc.cluster.local' }],
    infrastructure: {
      labels: { team: 'web' },
      annotations: { 'example.com/a': 'any text' },
      parametersRef: { group: '', kind: 'ConfigMap', name: 'gateway-options' },
    },
    tls: {
      backend: { clientCertificateRef: { name: 'client' } },
      frontend: {
        default: { validation: { caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'clients' }], mode: 'AllowInsecureFallback' } },
        perPort: [
          { port: 8443, tls: { validation: { caCertificateRefs: [{ group: '', kind: 'Secret', name: 'clients', namespace: 'other' }] } } },
          { port: 9443, tls: {} },
        ],
      },
    },
    allowedListeners: { namespaces: { from: 'All' } },
  });
});

test.each<[string, GatewayProps, object]>([
  ['an address of its load balancer', { addresses: [GatewayAddress.ipAddress('10.0.0.1')] }, { addresses: [{ type: 'IPAddress', value: '10.0.0.1' }] }],
  ['TLS only towards backends', { tls: { backendClientCertificate: CERTIFICATE } },
    { tls: { backend: { clientCertificateRef: { name: 'shop', namespace: 'certificates' } } } }],
  ['client certificates on one port', { tls: { perPort: [{ port: 443, validation: { caCertificate: CA } }] } },
    { tls: { frontend: { default: {}, perPort: [{ port: 443, tls: { validation: { caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'clients' }] } } }] } } }],
  ['labels of what is deployed', { infrastructure: { labels: { team: 'web' } } }, { infrastructure: { labels: { team: 'web' } } }],
])('may have %s', (_, props, spec) => {
  expect(gatewayOf(props).spec).toMatchObject(spec);
});

test('is referred to by its name and namespace', () => {
  expect(Gateway.fromGatewayName('edge/public')).toEqual({ apiGroup: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'public', namespace: 'edge' });
  expect(Gateway.fromGatewayName('public')).toEqual({ apiGroup: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'public' });
});

test('listeners added later come after those of the props', () => {
  const gateway = only((scope) => new Gateway(scope, 'gateway', { listeners: [HTTP] }).addListener(Listener.tcp({ port: 9000 })));

  expect(gateway.spec.listeners.map(({ name }: { name: string }) => name)).toEqual(['http', 'tcp']);
});

test('listeners on one port differ by hostname', () => {
  const tls = ListenerTls.terminate([CERTIFICATE]);
  const { spec } = gatewayOf({
    listeners: [Listener.https({ tls }), Listener.https({ tls, name: 'a', hostname: 'a.example.com' }), Listener.tls({ tls, hostname: 'b.example.com' })],
  });

  expect(spec.listeners.map(({ port, hostname }: { port: number; hostname?: string }) => [port, hostname]))
    .toEqual([[443, undefined], [443, 'a.example.com'], [443, 'b.example.com']]);
});

test('the certificates that it refers to in other namespaces are granted there', () => {
  const scope = chart();
  const gateway = new Gateway(scope, 'gateway', {
    listeners: [HTTP, Listener.https({ tls: ListenerTls.terminate([CERTIFICATE, CertificateRef.secret('own')]) })],
    tls: { frontendValidation: { caCertificate: CaCertificateRef.configMap('clients/ca') }, perPort: [{ port: 1 }], backendClientCertificate: CERTIFICATE },
  });
  gateway.grantReferences(scope, 'grant');

  expect(synth(scope).slice(1)).toEqual([
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'ReferenceGrant',
      metadata: { name: 'test-grant-certificates', namespace: 'certificates' },
      spec: {
        from: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: 'shop' }],
        to: [{ group: '', kind: 'Secret', name: 'shop' }],
      },
    },
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'ReferenceGrant',
      metadata: { name: 'test-grant-clients', namespace: 'clients' },
      spec: {
        from: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: 'shop' }],
        to: [{ group: '', kind: 'ConfigMap', name: 'ca' }],
      },
    },
  ]);
});

test('the authority of clients is granted', () => {
  const scope = chart();
  const gateway = new Gateway(scope, 'gateway', { tls: { frontendValidation: { caCertificate: CaCertificateRef.secret('clients/ca') } } });

  expect(gateway.grantReferences(scope, 'grant').map(({ namespace }) => namespace)).toEqual(['clients']);
});

test('a gateway without certificates needs no grants', () => {
  const scope = chart();

  expect(new Gateway(scope, 'gateway', { tls: { perPort: [{ port: 1 }] } }).grantReferences(scope, 'grant')).toEqual([]);
});

const AT = '[test/gateway]';
test.each<[string, GatewayProps, string]>([
  ['a name with dots', { metadata: { name: 'a.b' } }, `name of a gateway ${LABEL_RULE}, got 'a.b' ${AT}`],
  ['listeners of one name', { listeners: [HTTP, Listener.http({ port: 8080 })] }, `two listeners have the name 'http'; give one of them another name ${AT}`],
  ['listeners that are the same', { listeners: [HTTP, Listener.http({ name: 'b' })] },
    `listeners 'http' and 'b' are both on port 80 and cannot be told apart; give one of them another port or hostname ${AT}`],
  ['listeners of TCP and HTTP on a port', { listeners: [Listener.http({ hostname: 'a.example.com' }), Listener.tcp({ port: 80 })] },
    `listeners 'http' and 'tcp' are both on port 80 and cannot be told apart; give one of them another port or hostname ${AT}`],
  ['65 listeners', { listeners: Array.from({ length: 65 }, (_, index) => Listener.tcp({ name: `a${index}`, port: index + 1 })) },
    `listeners must have at most 64 entries, got 65 ${AT}`],
  ['an address twice', { addresses: [GatewayAddress.hostname('a'), GatewayAddress.hostname('a')] }, `addresses of a gateway has 'a' twice; drop one ${AT}`],
  ['an IP address beside another', { addresses: [GatewayAddress.hostname('a'), GatewayAddress.ipAddress('::1')] },
    `a gateway has either one IP address or only hostnames, as Istio ignores IP addresses beside others; drop the others ${AT}`],
  ['9 labels', { infrastructure: { labels: Object.fromEntries([...'abcdefghi'].map((key) => [key, ''])) } },
    `labels in the infrastructure of a gateway must be at most 8, got 9 ${AT}`],
  ['a long annotation', { infrastructure: { annotations: { a: 'x'.repeat(4097) } } },
    `annotation 'a' in the infrastructure of a gateway must have at most 4096 characters, got 4097 ${AT}`],
  ['TLS that says nothing', { tls: {} },
    `tls of a gateway says nothing; give it frontendValidation, perPort or backendClientCertificate, or leave it out ${AT}`],
  ['a port twice', { tls: { perPort: [{ port: 1 }, { port: 1 }] } }, `perPort of the tls of a gateway has '1' twice; drop one ${AT}`],
  ['no port', { tls: { perPort: [] } }, `perPort of the tls of a gateway must have at least one entry, got none ${AT}`],
])('fails with %s', (_, props, message) => {
  expect(defining(props)).toThrow(message);
});

test.each<[string, GatewayProps, string]>([
  ['without listeners', { listeners: [] }, 'a gateway needs at least one listener; add one by addListener'],
  ['of UDP', { listeners: [Listener.udp({ port: 53 })] }, "listener 'udp' of UDP is not served by a gateway of the class 'istio'; take another protocol, or another class"],
  ['of HBONE', { listeners: [Listener.hbone()] }, "listener 'mesh' of HBONE is not served by a gateway of the class 'istio'; take another protocol, or another class"],
  ['of HTTP at a waypoint', { gatewayClass: GatewayClass.ISTIO_WAYPOINT },
    "listener 'http' of HTTP is not served by a gateway of the class 'istio-waypoint'; a waypoint has only Listener.hbone"],
  ['of HTTP between clusters', { gatewayClass: GatewayClass.ISTIO_EAST_WEST },
    "listener 'http' of HTTP is not served by a gateway of the class 'istio-east-west'; it has Listener.hbone with ListenerTls.istioMutual, and Listener.tls that passes connections on"],
  ['of HBONE without TLS between clusters', { gatewayClass: GatewayClass.ISTIO_EAST_WEST, listeners: [Listener.hbone()] },
    "listener 'mesh' of HBONE is not served by a gateway of the class 'istio-east-west'; it has Listener.hbone with ListenerTls.istioMutual, and Listener.tls that passes connections on"],
])('fails at synthesis with listeners %s', (_, props, message) => {
  expect(() => gatewayOf(props)).toThrow(`[test/gateway] ${message}`);
});

test.each<[string, GatewayProps]>([
  ['HBONE at a waypoint', { gatewayClass: GatewayClass.ISTIO_WAYPOINT, listeners: [Listener.hbone()] }],
  ['HBONE and TLS between clusters', {
    gatewayClass: GatewayClass.ISTIO_EAST_WEST,
    listeners: [Listener.hbone({ tls: ListenerTls.istioMutual() }), Listener.tls({ port: 15443, tls: ListenerTls.autoPassthrough() })],
  }],
  ['anything at a remote gateway', { gatewayClass: GatewayClass.ISTIO_REMOTE, listeners: [Listener.hbone(), Listener.udp({ port: 1 })] }],
])('serves %s', (_, props) => {
  expect(gatewayOf(props).spec.listeners).toHaveLength(props.listeners!.length);
});

test('fails to grant references without a namespace of its own', () => {
  const scope = new Chart(new App(), 'test');
  const gateway = new Gateway(scope, 'gateway', { listeners: [Listener.https({ tls: ListenerTls.terminate([CERTIFICATE]) })] });

  expect(() => gateway.grantReferences(scope, 'grant')).toThrow(
    "Gateway 'test-gateway' has no namespace, so no grant can name it; give it or its chart a namespace [test/gateway]");
});

test.each<[string, () => unknown, string]>([
  ['an address that is none', () => GatewayAddress.ipAddress('a'), "address of a gateway must be an IP address, got 'a'"],
  ['a hostname with a wildcard', () => GatewayAddress.hostname('*.a'), `address of a gateway ${PRECISE_HOSTNAME_RULE}, got '*.a'`],
  ['a hostname that is an address', () => GatewayAddress.hostname('10.0.0.1'), `address of a gateway ${PRECISE_HOSTNAME_RULE}, got '10.0.0.1'`],
])('fails with %s', (_, make, message) => expect(make).toThrow(message));

test('certificates may be Secret objects', () => {
  const secret = (name: string) => new ApiObject(chart(), name, { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'certificates' } });
  const { spec } = only((scope) => new Gateway(scope, 'gateway', {
    listeners: [Listener.https({ tls: ListenerTls.terminate([CertificateRef.fromSecret(secret('server'))]) })],
    tls: { frontendValidation: { caCertificate: CaCertificateRef.fromSecret(secret('clients')) } },
  }));

  expect(spec.listeners[0].tls.certificateRefs).toEqual([{ name: 'server', namespace: 'certificates' }]);
  expect(spec.tls.frontend.default.validation.caCertificateRefs).toEqual([{ group: '', kind: 'Secret', name: 'clients', namespace: 'certificates' }]);
});
