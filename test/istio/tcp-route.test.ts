import { Host, ServiceHost } from '../../src';
import { Destination, Gateway, TcpMatch, TcpRoute, VirtualService } from '../../src/istio';
import { LABEL_KEY_RULE, LABEL_RULE } from '../support/rules';
import { chart, only } from '../support/synth';

const MONGO = Host.dns('mongo.example.com');
const V1 = Destination.host(ServiceHost.fromName('v1', { namespace: 'data' }), { port: 5555 });
const V2 = Destination.host(ServiceHost.fromName('v2', { namespace: 'data' }));
const routeOf = (route: TcpRoute) => only((scope) => new VirtualService(scope, 'routes', { hosts: [MONGO], tcp: [route] })).spec.tcp[0];

test('all fields', () => {
  expect(routeOf({
    matches: [
      {
        destinationSubnets: ['10.1.0.0/16', '2001:db8::/32'],
        port: 27017,
        sourceLabels: { app: 'web' },
        sourceNamespace: 'books',
        gateways: [Gateway.fromGatewayName('edge/public'), Gateway.MESH],
        sourceSubnet: '10.2.0.1',
      },
      { port: 27018 },
    ],
    destinations: [{ destination: V1, weight: 75 }, { destination: V2, weight: 25 }],
  })).toEqual({
    match: [
      {
        destinationSubnets: ['10.1.0.0/16', '2001:db8::/32'],
        port: 27017,
        sourceLabels: { app: 'web' },
        sourceNamespace: 'books',
        gateways: ['edge/public', 'mesh'],
        sourceSubnet: '10.2.0.1',
      },
      { port: 27018 },
    ],
    route: [
      { destination: { host: 'v1.data.svc.cluster.local', port: { number: 5555 } }, weight: 75 },
      { destination: { host: 'v2.data.svc.cluster.local' }, weight: 25 },
    ],
  });
});

test('what is left out does not appear', () => {
  expect(routeOf({ destinations: [{ destination: V2 }] })).toEqual({ route: [{ destination: { host: 'v2.data.svc.cluster.local' } }] });
  expect(routeOf({ matches: [{}], destinations: [{ destination: V2 }] }).match).toEqual([{}]);
});

const OF_MATCH = 'of a match of a tcp route';

test.each<[string, TcpMatch, string]>([
  ['a malformed subnet of the destination', { destinationSubnets: ['10.0.0.0/33'] },
    `destinationSubnets ${OF_MATCH} must be an IP address or a CIDR range such as '10.1.0.0/16', got '10.0.0.0/33' [test/routes]`],
  ['a malformed subnet of the source', { sourceSubnet: 'here' },
    `sourceSubnet ${OF_MATCH} must be an IP address or a CIDR range such as '10.1.0.0/16', got 'here' [test/routes]`],
  ['port 0', { port: 0 }, `port ${OF_MATCH} must be a whole number from 1 to 65535, got 0 [test/routes]`],
  ['a malformed label', { sourceLabels: { 'a b': 'x' } }, `sourceLabels ${OF_MATCH} cannot have the key 'a b'; ${LABEL_KEY_RULE} [test/routes]`],
  ['a malformed namespace', { sourceNamespace: 'Books' }, `sourceNamespace ${OF_MATCH} ${LABEL_RULE}, got 'Books' [test/routes]`],
])('fails with %s in a match', (_, match, message) => {
  expect(() => new VirtualService(chart(), 'routes', { tcp: [{ matches: [match], destinations: [{ destination: V1 }] }] })).toThrow(message);
});

test('fails with an empty list of matches', () => {
  expect(() => new VirtualService(chart(), 'routes', { tcp: [{ matches: [], destinations: [{ destination: V1 }] }] }))
    .toThrow('matches of a tcp route must have at least one entry, got none [test/routes]');
});

test.each<[string, TcpRoute['destinations'], string]>([
  ['no destinations', [], 'tcp route must have at least one destination, got none [test/routes]'],
  ['a destination without weight', [{ destination: V1, weight: 1 }, { destination: V2 }],
    'tcp route has 2 destinations and 1 weights; give each destination its weight, as one without gets no traffic [test/routes]'],
  ['weights of 0', [{ destination: V1, weight: 0 }, { destination: V2, weight: 0 }],
    'tcp route has only weights of 0; give at least one destination a weight above 0 [test/routes]'],
  ['a negative weight', [{ destination: V1, weight: -1 }],
    'weight of a destination of tcp route must be a whole number of at least 0, got -1 [test/routes]'],
])('fails with %s', (_, destinations, message) => {
  expect(() => new VirtualService(chart(), 'routes', { tcp: [{ destinations }] })).toThrow(message);
});
