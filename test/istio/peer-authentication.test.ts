import { WorkloadSelector } from '../../src';
import { MutualTlsMode, PeerAuthentication, PeerAuthenticationProps, PolicyTarget } from '../../src/istio';
import { chart, only } from '../support/synth';

const CART = PolicyTarget.workloads(WorkloadSelector.labels({ app: 'cart' }));
const { DISABLE, PERMISSIVE, STRICT } = MutualTlsMode;

const authentication = (props: PeerAuthenticationProps) => only((scope) => new PeerAuthentication(scope, 'tls', props));

test('a namespace demands mutual TLS', () => {
  expect(authentication({ mtls: STRICT })).toEqual({
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: { name: 'test-tls', namespace: 'shop' },
    spec: { mtls: { mode: 'STRICT' } },
  });
});

test('all fields come out', () => {
  const { metadata, spec } = authentication({
    metadata: { name: 'cart' }, target: CART, mtls: STRICT, portLevelMtls: { 8080: DISABLE, 65535: PERMISSIVE },
  });

  expect(metadata).toEqual({ name: 'cart', namespace: 'shop' });
  expect(spec).toEqual({
    selector: { matchLabels: { app: 'cart' } },
    mtls: { mode: 'STRICT' },
    portLevelMtls: { 8080: { mode: 'DISABLE' }, 65535: { mode: 'PERMISSIVE' } },
  });
});

test.each(Object.values(MutualTlsMode))('the mode may be %s', (mode) => {
  expect(authentication({ mtls: mode }).spec).toEqual({ mtls: { mode } });
});

test('ports alone are enough', () => {
  expect(authentication({ target: CART, portLevelMtls: { 1: STRICT } }).spec).toEqual({
    selector: { matchLabels: { app: 'cart' } }, portLevelMtls: { 1: { mode: 'STRICT' } },
  });
});

test('that of the mesh is in the root namespace', () => {
  const { metadata, spec } = authentication({ target: PolicyTarget.mesh(), mtls: STRICT });

  expect(metadata.namespace).toBe('istio-system');
  expect(spec).toEqual({ mtls: { mode: 'STRICT' } });
});

test.each<[string, PeerAuthenticationProps, string]>([
  ['nothing set', {}, 'a peer authentication sets nothing; give it mtls or portLevelMtls'],
  ['no ports in their map', { target: CART, portLevelMtls: {} }, 'portLevelMtls must have at least one port, got none'],
  ['port 0', { target: CART, portLevelMtls: { 0: STRICT } }, "port of portLevelMtls must be a port from 1 to 65535, got '0'"],
  ['a port by name', { target: CART, portLevelMtls: { http: STRICT } }, "port of portLevelMtls must be a port from 1 to 65535, got 'http'"],
  ['ports of a namespace', { portLevelMtls: { 80: STRICT } },
    'portLevelMtls is only for workloads; give the peer authentication a target by PolicyTarget.workloads'],
  ['workloads in the root namespace', { metadata: { namespace: 'istio-system' }, target: CART, mtls: STRICT },
    "a peer authentication for workloads has no effect in the root namespace 'istio-system'; put it into the namespace of the workloads"],
])('fails with %s', (_, props, message) => {
  expect(() => new PeerAuthentication(chart(), 'tls', props)).toThrow(`${message} [test/tls]`);
});
