import { AllowedRoutes, CertificateRef, ClientCertificates, FromNamespaces, LabelExpression, Listener, ListenerTls, RouteKind } from '../../src/gatewayapi';
import { listenerOf, tlsOf } from '../support/gatewayapi';
import { HOSTNAME_RULE, LABEL_VALUE_RULE, SUBDOMAIN_RULE } from '../support/rules';

const CERTIFICATE = CertificateRef.secret('shop');
const tls = ListenerTls.terminate([CERTIFICATE]);
const TERMINATE = { mode: 'Terminate', certificateRefs: [{ name: 'shop' }] };

test.each<[string, Listener, object]>([
  ['http', Listener.http(), { name: 'http', port: 80, protocol: 'HTTP' }],
  ['https', Listener.https({ tls }), { name: 'https', port: 443, protocol: 'HTTPS', tls: TERMINATE }],
  ['tls', Listener.tls({ tls }), { name: 'tls', port: 443, protocol: 'TLS', tls: TERMINATE }],
  ['tcp', Listener.tcp({ port: 9000 }), { name: 'tcp', port: 9000, protocol: 'TCP' }],
  ['udp', Listener.udp({ port: 53 }), { name: 'udp', port: 53, protocol: 'UDP' }],
  ['hbone', Listener.hbone(), { name: 'mesh', port: 15008, protocol: 'HBONE' }],
])('%s has defaults', (_, listener, spec) => {
  expect(listenerOf(listener)).toEqual(spec);
});

test('all fields come out', () => {
  const allowedRoutes = { namespaces: FromNamespaces.SAME, kinds: [RouteKind.GRPC_ROUTE, RouteKind.HTTP_ROUTE] };
  expect(listenerOf(Listener.https({ name: 'web', port: 8443, hostname: '*.example.com', tls, allowedRoutes }))).toEqual({
    name: 'web',
    port: 8443,
    protocol: 'HTTPS',
    hostname: '*.example.com',
    tls: TERMINATE,
    allowedRoutes: { namespaces: { from: 'Same' }, kinds: [{ kind: 'GRPCRoute' }, { kind: 'HTTPRoute' }] },
  });
});

test.each<[string, ListenerTls, object]>([
  ['terminate', ListenerTls.terminate([CERTIFICATE, CertificateRef.secret('other/shop')], {
    clientCertificates: ClientCertificates.OPTIONAL_MUTUAL, cipherSuites: ['AES256-SHA', 'ECDHE-RSA-AES128-GCM-SHA256'],
  }), {
    mode: 'Terminate',
    certificateRefs: [{ name: 'shop' }, { name: 'shop', namespace: 'other' }],
    options: {
      'gateway.istio.io/tls-terminate-mode': 'OPTIONAL_MUTUAL',
      'gateway.istio.io/tls-cipher-suites': 'AES256-SHA,ECDHE-RSA-AES128-GCM-SHA256',
    },
  }],
  ['istioSimple', ListenerTls.istioSimple(), { mode: 'Terminate', options: { 'gateway.istio.io/tls-terminate-mode': 'ISTIO_SIMPLE' } }],
  ['istioMutual', ListenerTls.istioMutual(), { mode: 'Terminate', options: { 'gateway.istio.io/tls-terminate-mode': 'ISTIO_MUTUAL' } }],
  ['passthrough', ListenerTls.passthrough(), { mode: 'Passthrough' }],
  ['autoPassthrough', ListenerTls.autoPassthrough(), { mode: 'Passthrough', options: { 'gateway.istio.io/listener-protocol': 'auto-passthrough' } }],
])('TLS may be %s', (_, one, spec) => {
  expect(tlsOf(one)).toEqual(spec);
});

const allowed = (allowedRoutes: AllowedRoutes) => listenerOf(Listener.http({ allowedRoutes })).allowedRoutes;

test.each<[string, FromNamespaces, object]>([
  ['all namespaces', FromNamespaces.ALL, { from: 'All' }],
  ['their own', FromNamespaces.SAME, { from: 'Same' }],
  ['some by labels', FromNamespaces.selector({ matchLabels: { team: 'web' } }), { from: 'Selector', selector: { matchLabels: { team: 'web' } } }],
  ['some by conditions', FromNamespaces.selector({
    matchExpressions: [LabelExpression.isIn('a', ['x', 'y']), LabelExpression.isNotIn('b', ['z']), LabelExpression.exists('c'), LabelExpression.doesNotExist('d')],
  }), {
    from: 'Selector',
    selector: {
      matchExpressions: [
        { key: 'a', operator: 'In', values: ['x', 'y'] }, { key: 'b', operator: 'NotIn', values: ['z'] },
        { key: 'c', operator: 'Exists' }, { key: 'd', operator: 'DoesNotExist' },
      ],
    },
  }],
])('routes may come from %s', (_, namespaces, spec) => {
  expect(allowed({ namespaces })).toEqual({ namespaces: spec });
});

test('a listener that ends TLS takes TCP routes too', () => {
  const kinds = [RouteKind.TLS_ROUTE, RouteKind.TCP_ROUTE];
  expect(listenerOf(Listener.tls({ tls, allowedRoutes: { kinds } })).allowedRoutes).toEqual({ kinds: [{ kind: 'TLSRoute' }, { kind: 'TCPRoute' }] });
});

test.each<[string, () => unknown, string]>([
  ['a name that is none', () => Listener.http({ name: 'A' }), `name of a listener ${SUBDOMAIN_RULE}, got 'A'`],
  ['port 0', () => Listener.http({ port: 0 }), "port of listener 'http' must be a whole number from 1 to 65535, got 0"],
  ['an uppercase host', () => Listener.http({ name: 'a', hostname: 'A.com' }), `hostname of listener 'a' ${HOSTNAME_RULE}, got 'A.com'`],
  ['an address for a host', () => Listener.http({ hostname: '*.10.0.0.1' }), `hostname of listener 'http' ${HOSTNAME_RULE}, got '*.10.0.0.1'`],
  ['https that is passed on', () => Listener.https({ tls: ListenerTls.passthrough() }),
    'an https listener must end TLS to see the requests; use ListenerTls.terminate, or Listener.tls to pass connections on'],
  ['a kind of another protocol', () => Listener.tls({ tls: ListenerTls.passthrough(), allowedRoutes: { kinds: [RouteKind.TCP_ROUTE] } }),
    "allowedRoutes of listener 'tls' cannot have the kind TCPRoute, which does not fit its protocol; take TLSRoute"],
  ['a kind where none fits', () => Listener.hbone({ allowedRoutes: { kinds: [RouteKind.TCP_ROUTE] } }),
    "allowedRoutes of listener 'mesh' cannot have the kind TCPRoute, which does not fit its protocol; leave the kinds out"],
  ['a kind twice', () => Listener.http({ allowedRoutes: { kinds: [RouteKind.HTTP_ROUTE, RouteKind.HTTP_ROUTE] } }),
    "allowedRoutes of listener 'http' has 'HTTPRoute' twice; drop one"],
  ['no kinds', () => Listener.http({ allowedRoutes: { kinds: [] } }), "kinds in allowedRoutes of listener 'http' must have at least one entry, got none"],
  ['a selector of everything', () => FromNamespaces.selector({}),
    'a namespace selector without conditions takes every namespace; name a label, or use FromNamespaces.ALL'],
  ['a label without values', () => LabelExpression.isIn('a', []), "values of the label expression for 'a' must have at least one entry, got none"],
  ['a value twice', () => LabelExpression.isNotIn('a', ['x', 'x']), "label expression for 'a' has 'x' twice; drop one"],
  ['a value that is none', () => LabelExpression.isNotIn('a', ['-']), `label expression cannot have the value '-' for 'a'; ${LABEL_VALUE_RULE}`],
  ['no certificates', () => ListenerTls.terminate([]), 'certificates of a listener must have at least one entry, got none'],
  ['three certificates', () => ListenerTls.terminate([CERTIFICATE, CERTIFICATE, CERTIFICATE]), 'certificates of a listener must have at most 2 entries, got 3'],
  ['a certificate twice', () => tlsOf(ListenerTls.terminate([CERTIFICATE, CERTIFICATE])), "certificates of a listener has 'shop' twice; drop one [test/gateway]"],
  ['a cipher that is no name', () => ListenerTls.terminate([CERTIFICATE], { cipherSuites: ['a,b'] }),
    "cipherSuites must be names such as 'ECDHE-RSA-AES128-GCM-SHA256', got 'a,b'"],
  ['no ciphers', () => ListenerTls.terminate([CERTIFICATE], { cipherSuites: [] }), 'cipherSuites must have at least one entry, got none'],
  ['a reference of three parts', () => CertificateRef.secret('a/b/c'), "secret must be given as '<namespace>/<name>' or '<name>', got 'a/b/c'"],
])('fails with %s', (_, make, message) => expect(make).toThrow(message));
