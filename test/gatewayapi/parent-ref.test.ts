import { App, Chart } from 'cdk8s';
import { istio, ServiceHost } from '../../src';
import { Gateway, ListenerSet, ParentRef, TcpRoute } from '../../src/gatewayapi';
import { REVIEWS } from '../support/gatewayapi';
import { SUBDOMAIN_RULE } from '../support/rules';
import { chart, only } from '../support/synth';

const backends = [{ backend: REVIEWS }];
const parentsOf = (...parents: ParentRef[]) => only((scope) => new TcpRoute(scope, 'route', { parents, backends })).spec.parentRefs;
const defining = (...parents: ParentRef[]) => () => new TcpRoute(chart(), 'route', { parents, backends });
const gateway = Gateway.fromGatewayName('edge/public');
const onListener = (sectionName?: string) => ParentRef.gateway(gateway, { sectionName });

test.each<[string, ParentRef, object]>([
  ['a gateway', ParentRef.gateway(gateway), { name: 'public', namespace: 'edge' }],
  ['a gateway of the same namespace', ParentRef.gateway(Gateway.fromGatewayName('shop/public')), { name: 'public' }],
  ['a listener of a gateway', ParentRef.gateway(gateway, { sectionName: 'https', port: 443 }), { name: 'public', namespace: 'edge', sectionName: 'https', port: 443 }],
  ['a listener set', ParentRef.listenerSet(ListenerSet.fromListenerSetName('team'), { sectionName: 'https' }), { kind: 'ListenerSet', name: 'team', sectionName: 'https' }],
  ['a service', ParentRef.serviceHost(ServiceHost.fromName('reviews', { namespace: 'books' }), { port: 80 }),
    { group: '', kind: 'Service', name: 'reviews', namespace: 'books', port: 80 }],
  ['a service entry', ParentRef.serviceEntry({ name: 'api' }), { group: 'networking.istio.io', kind: 'ServiceEntry', name: 'api' }],
])('may be %s', (_, parent, spec) => {
  expect(parentsOf(parent)).toEqual([spec]);
});

test('may be several listeners of one gateway', () => {
  expect(parentsOf(onListener('a'), onListener('b'))).toHaveLength(2);
});

test('is named with its namespace where the route has none', () => {
  const scope = new Chart(new App(), 'test');
  new TcpRoute(scope, 'route', { parents: [ParentRef.gateway(gateway), ParentRef.gateway(Gateway.fromGatewayName('own'))], backends });

  expect(scope.toJson()[0].spec.parentRefs).toEqual([{ name: 'public', namespace: 'edge' }, { name: 'own' }]);
});

const AT = '[test/route]';
test.each<[string, ParentRef[], string]>([
  ['a gateway twice', [onListener(), onListener()],
    `parents have the Gateway 'public' twice, which is allowed only with a sectionName for each; drop one, or put it into a route of its own ${AT}`],
  ['a gateway and its listener', [onListener(), onListener('a')],
    `parents have the Gateway 'public' twice, which is allowed only with a sectionName for each; drop one, or put it into a route of its own ${AT}`],
  ['a listener and its gateway', [onListener('a'), onListener()],
    `parents have the Gateway 'public' twice, which is allowed only with a sectionName for each; drop one, or put it into a route of its own ${AT}`],
  ['a listener twice', [onListener('a'), onListener('a')], `parents have the listener 'a' of the Gateway 'public' twice; drop one ${AT}`],
  ['a service twice', [80, 81].map((port) => ParentRef.serviceHost(ServiceHost.fromName('a', { namespace: 'shop' }), { port })),
    `parents have the Service 'a' twice, which is allowed only with a sectionName for each; drop one, or put it into a route of its own ${AT}`],
  ['33 parents', Array.from({ length: 33 }, (_, index) => onListener(`a${index}`)), `parents must have at most 32 entries, got 33 ${AT}`],
  ['a section that is none', [onListener('A')], `sectionName of a parent ${SUBDOMAIN_RULE}, got 'A' ${AT}`],
  ['port 0', [ParentRef.gateway(gateway, { port: 0 })], `port of a parent must be a whole number from 1 to 65535, got 0 ${AT}`],
  ['a Gateway of Istio', [ParentRef.gateway(new istio.Gateway(chart(), 'gateway'))],
    `TCPRoute takes a Gateway of gateway.networking.k8s.io, got the Gateway 'test-gateway' of 'networking.istio.io'; use gatewayapi.Gateway ${AT}`],
])('fails with %s', (_, parents, message) => {
  expect(defining(...parents)).toThrow(message);
});

test('fails with a gateway whose namespace is unknown', () => {
  const placeless = new Gateway(new Chart(new App(), 'edge'), 'gateway');
  expect(defining(ParentRef.gateway(placeless))).toThrow(
    `gateway 'edge-gateway' has no namespace, but TCPRoute 'test-route' is in 'shop', so it cannot be named from there; give the gateway a namespace ${AT}`);
});
