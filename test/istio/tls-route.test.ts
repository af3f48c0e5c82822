import { Host, ServiceHost } from '../../src';
import { Destination, Gateway, TlsMatch, TlsRoute, VirtualService } from '../../src/istio';
import { LABEL_RULE, LABEL_VALUE_RULE } from '../support/rules';
import { chart, only } from '../support/synth';

const V1 = Destination.host(ServiceHost.fromName('v1', { namespace: 'data' }), { port: 8443 });
const V2 = Destination.host(ServiceHost.fromName('v2', { namespace: 'data' }));
const HOSTS = [Host.dns('*.example.com')];
const routeOf = (route: TlsRoute) => only((scope) => new VirtualService(scope, 'routes', { hosts: HOSTS, tls: [route] })).spec.tls[0];

test('all fields', () => {
  expect(routeOf({
    matches: [
      {
        sniHosts: ['a.example.com', '*.b.example.com'],
        destinationSubnets: ['10.1.0.0/16'],
        port: 443,
        sourceLabels: { app: 'web' },
        sourceNamespace: 'books',
        gateways: [Gateway.fromGatewayName('edge/public'), Gateway.MESH],
      },
      { sniHosts: ['10.0.0.1'] },
    ],
    destinations: [{ destination: V1, weight: 1 }, { destination: V2, weight: 2 }],
  })).toEqual({
    match: [
      {
        sniHosts: ['a.example.com', '*.b.example.com'],
        destinationSubnets: ['10.1.0.0/16'],
        port: 443,
        sourceLabels: { app: 'web' },
        sourceNamespace: 'books',
        gateways: ['edge/public', 'mesh'],
      },
      { sniHosts: ['10.0.0.1'] },
    ],
    route: [
      { destination: { host: 'v1.data.svc.cluster.local', port: { number: 8443 } }, weight: 1 },
      { destination: { host: 'v2.data.svc.cluster.local' }, weight: 2 },
    ],
  });
});

const MATCH: TlsMatch = { sniHosts: ['a.example.com'] };
const TO = [{ destination: V1 }];
const OF_MATCH = 'of a match of a tls route';

test.each<[string, TlsRoute, string]>([
  ['no matches', { matches: [], destinations: TO }, 'matches of a tls route must have at least one entry, got none [test/routes]'],
  ['no server names', { matches: [{ sniHosts: [] }], destinations: TO }, 'sniHosts of a tls route must have at least one entry, got none [test/routes]'],
  ['a malformed server name', { matches: [{ sniHosts: ['a.example.com:443'] }], destinations: TO },
    "sniHosts of a tls route must be a DNS name such as 'www.example.com' or '*.example.com', got 'a.example.com:443' [test/routes]"],
  ['a malformed subnet', { matches: [{ ...MATCH, destinationSubnets: ['here'] }], destinations: TO },
    `destinationSubnets ${OF_MATCH} must be an IP address or a CIDR range such as '10.1.0.0/16', got 'here' [test/routes]`],
  ['port 65536', { matches: [{ ...MATCH, port: 65536 }], destinations: TO }, `port ${OF_MATCH} must be a whole number from 1 to 65535, got 65536 [test/routes]`],
  ['a malformed label', { matches: [{ ...MATCH, sourceLabels: { app: 'a b' } }], destinations: TO },
    `sourceLabels ${OF_MATCH} cannot have the value 'a b' for 'app'; ${LABEL_VALUE_RULE} [test/routes]`],
  ['a malformed namespace', { matches: [{ ...MATCH, sourceNamespace: '' }], destinations: TO },
    `sourceNamespace ${OF_MATCH} ${LABEL_RULE}, got '' [test/routes]`],
  ['no destinations', { matches: [MATCH], destinations: [] }, 'tls route must have at least one destination, got none [test/routes]'],
  ['destinations without weights', { matches: [MATCH], destinations: [{ destination: V1 }, { destination: V2 }] },
    'tls route has 2 destinations and 0 weights; give each destination its weight, as one without gets no traffic [test/routes]'],
  ['weights of 0', { matches: [MATCH], destinations: [{ destination: V1, weight: 0 }, { destination: V2, weight: 0 }] },
    'tls route has only weights of 0; give at least one destination a weight above 0 [test/routes]'],
])('fails with %s', (_, route, message) => {
  expect(() => new VirtualService(chart(), 'routes', { hosts: HOSTS, tls: [route] })).toThrow(message);
});
