import { istio } from '../../src';
import { CertificateRef, Gateway, Listener, ListenerSet, ListenerTls } from '../../src/gatewayapi';
import { chart, only, synth } from '../support/synth';

const gateway = Gateway.fromGatewayName('edge/public');
const HTTP = Listener.http();

test('all fields come out', () => {
  expect(only((scope) => new ListenerSet(scope, 'team', { gateway, listeners: [HTTP] }).addListener(Listener.tcp({ port: 9000 })))).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'ListenerSet',
    metadata: { name: 'test-team', namespace: 'shop' },
    spec: {
      parentRef: { name: 'public', namespace: 'edge' },
      listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }, { name: 'tcp', port: 9000, protocol: 'TCP' }],
    },
  });
});

test('joins a gateway of its own namespace', () => {
  const scope = chart();
  new ListenerSet(scope, 'team', { gateway: new Gateway(scope, 'gateway', { listeners: [HTTP] }), listeners: [HTTP] });

  expect(synth(scope)[1].spec.parentRef).toEqual({ name: 'test-gateway' });
});

test('certificates of other namespaces are granted', () => {
  const scope = chart();
  const set = new ListenerSet(scope, 'team', { gateway, listeners: [HTTP, Listener.https({ tls: ListenerTls.terminate([CertificateRef.secret('certificates/shop')]) })] });
  set.grantReferences(scope, 'grant');

  expect(synth(scope)[1]).toMatchObject({
    metadata: { namespace: 'certificates' },
    spec: { from: [{ kind: 'ListenerSet', namespace: 'shop' }], to: [{ kind: 'Secret', name: 'shop' }] },
  });
});

test('is referred to by its name and namespace', () => {
  expect(ListenerSet.fromListenerSetName('a/b')).toEqual({ name: 'b', namespace: 'a' });
});

test('fails with a Gateway of Istio', () => {
  const scope = chart();
  expect(() => new ListenerSet(scope, 'team', { gateway: new istio.Gateway(scope, 'gateway') }))
    .toThrow("ListenerSet takes a Gateway of gateway.networking.k8s.io, got the Gateway 'test-gateway' of 'networking.istio.io'; use gatewayapi.Gateway [test/team]");
});

test.each<[string, Listener[] | undefined, string]>([
  ['no listeners', undefined, 'a listener set needs at least one listener; add one by addListener'],
  ['a listener that Istio does not serve', [Listener.hbone()],
    "listener 'mesh' of HBONE is not served by a gateway of the class 'istio'; take another protocol, or another class"],
])('fails at synthesis with %s', (_, listeners, message) => {
  expect(() => only((scope) => new ListenerSet(scope, 'team', { gateway, listeners }))).toThrow(`[test/team] ${message}`);
});
