import { Forwarded } from '../../../src/simulator';
import { api, apiGateway, apiRoute, backendOf, listener } from '../../support/gateway-api';
import { asking, BASE, istio, NEWS, service } from '../../support/simulator';

type Fields = Record<string, any>;

const policy = (name: string, targets: Fields[], metadata: Fields = {}) => api('BackendTLSPolicy', name, {
  targetRefs: targets.map((one) => ({ group: '', kind: 'Service', ...one })), validation: { hostname: 'web.internal', wellKnownCACertificates: 'System' },
}, metadata);
const doubts = (objects: object[], request: Fields = {}) => {
  const outcome = asking([...BASE, ...objects]).outcome({ from: NEWS, host: 'web', ...request });
  return (outcome as Forwarded).destinations.map(({ unsure }) => unsure);
};
const told = (name: string, host = 'web.shop.svc.cluster.local') =>
  `BackendTLSPolicy ${name} has TLS spoken to '${host}', which may know no TLS, or have no certificate for 'web.internal'`;

test('it is not sure that a service answers to which TLS is spoken; others are not concerned', () => {
  const outcome = asking([...BASE, policy('tls', [{ name: 'web' }])]).outcome({ from: NEWS, host: 'web' });

  expect(outcome).toMatchObject({ kind: 'forwarded', unsure: [], destinations: [{ endpoints: ['shop/web-v1', 'shop/web-v2'], unsure: told('shop/tls') }] });
  expect(doubts([policy('tls', [{ name: 'web' }])], { host: 'news' })).toEqual([undefined]);
});

test('gateways speak it, too', () => {
  const objects = [policy('tls', [{ name: 'web' }]), apiGateway([listener('http', 'HTTP', 80)]), apiRoute('HTTPRoute', 'a', [{ backendRefs: [backendOf('web'), backendOf('news')] }])];

  expect(doubts(objects, { from: { gateway: 'shop/api' } })).toEqual([told('shop/tls'), undefined]);
});

test('a policy is for its own namespace, for a port by its name, and not for Istio where an annotation says so', () => {
  expect(doubts([policy('apps/tls', [{ name: 'web' }])])).toEqual([undefined]);
  expect(doubts([policy('a', [{ name: 'web' }]), policy('b', [{ name: 'web', sectionName: 'http' }])])).toEqual([told('shop/b')]);
  expect(doubts([policy('a', [{ name: 'web', sectionName: 'https' }])])).toEqual([undefined]);
  const ignored = (value: string) => doubts([policy('a', [{ name: 'web' }], { annotations: { 'istio.io/ignore-policy-attachment': value } })]);
  expect([ignored('TRUE'), ignored('false')]).toEqual([[undefined], [told('shop/a')]]);
});

test('it may be for a ServiceEntry, and for the pods of a headless Service', () => {
  const partner = istio('ServiceEntry', 'partner', { hosts: ['api.com'], ports: [{ number: 80, name: 'http', protocol: 'HTTP' }], resolution: 'STATIC', endpoints: [{ address: '10.1.1.1' }] });
  const target = { group: 'networking.istio.io', kind: 'ServiceEntry', name: 'partner' };
  expect(doubts([partner, policy('a', [target])], { host: 'api.com' })).toEqual([told('shop/a', 'api.com')]);

  const pods = service('pods', ['v1'], { clusterIP: 'None', ports: [{ name: 'tcp', port: 90 }] });
  expect(doubts([...pods, policy('a', [{ name: 'pods' }])], { host: 'pods', port: 90, protocol: 'tcp' })).toEqual([told('shop/a', 'pods.shop.svc.cluster.local')]);
});
