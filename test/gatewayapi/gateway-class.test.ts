import { GatewayClass, GatewayClassProps } from '../../src/gatewayapi';
import { chart, only } from '../support/synth';

const classOf = (props?: GatewayClassProps) => only((scope) => new GatewayClass(scope, 'edge', props));

test('a class is Istio\'s, and in no namespace', () => {
  expect(classOf()).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'GatewayClass',
    metadata: { name: 'test-edge' },
    spec: { controllerName: 'istio.io/gateway-controller' },
  });
});

test('all fields come out', () => {
  const parametersRef = { group: 'example.com', kind: 'Options', name: 'edge', namespace: 'infra' };
  expect(classOf({ controllerName: 'example.com/gateways', description: 'the edge', parametersRef }).spec)
    .toEqual({ controllerName: 'example.com/gateways', description: 'the edge', parametersRef });
  expect(classOf({ controllerName: 'a/b', parametersRef: { group: '', kind: 'ConfigMap', name: 'edge' } }).spec.parametersRef)
    .toEqual({ group: '', kind: 'ConfigMap', name: 'edge' });
});

test('Istio\'s own classes have names', () => {
  const { ISTIO, ISTIO_WAYPOINT, ISTIO_REMOTE, ISTIO_EAST_WEST } = GatewayClass;
  expect([ISTIO, ISTIO_WAYPOINT, ISTIO_REMOTE, ISTIO_EAST_WEST].map(({ name }) => name)).toEqual(['istio', 'istio-waypoint', 'istio-remote', 'istio-east-west']);
});

const parametersRef = { group: '', kind: 'ConfigMap', name: 'edge' };
test.each<[string, GatewayClassProps, string]>([
  ['a controller without a path', { controllerName: 'istio' },
    "controllerName must be a domain, a slash and a path, such as 'istio.io/gateway-controller' (at most 253), got 'istio' [test/edge]"],
  ['a long description', { description: 'é'.repeat(65) }, 'description must have at most 64 characters, got 65 [test/edge]'],
  ['parameters that Istio would not read', { parametersRef },
    "parametersRef is not read by Istio's controller 'istio.io/gateway-controller'; label a ConfigMap with 'gateway.istio.io/defaults-for-class' instead [test/edge]"],
  ['a kind that is none', { controllerName: 'a/b', parametersRef: { ...parametersRef, kind: '' } },
    "kind of parametersRef must be the kind of an object such as 'Service' (at most 63 letters, digits and '-'), got '' [test/edge]"],
])('fails with %s', (_, props, message) => {
  expect(() => new GatewayClass(chart(), 'edge', props)).toThrow(message);
});

test('a class needs no namespace of its chart', () => {
  expect(only((scope) => new GatewayClass(scope, 'edge', { metadata: { name: 'edge' } })).metadata).toEqual({ name: 'edge' });
});
