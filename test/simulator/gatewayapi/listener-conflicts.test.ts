import { conflictsOf } from '../../../src/simulator/gatewayapi/listener-conflicts';
import { apiGateway, atGateway, keeping, listener } from '../../support/gateway-api';

interface Taking {
  readonly port: number;
  readonly protocol: string;
  readonly hostname?: string;
}

const PORT = 8000;
const taking = (protocol: string, hostname?: string, port = PORT): Taking => ({ port, protocol, ...hostname !== undefined && { hostname } });

/** The places of those that lose, each with the place of the one that it loses to. */
function lost(...listeners: Taking[]): string[] {
  const name = (one: Taking) => String(listeners.indexOf(one));
  return [...conflictsOf(listeners, (one) => one)].map(([one, first]) => `${name(one)} to ${name(first)}`);
}

test.each<[string, Taking[]]>([
  ['ports of their own', [taking('HTTP'), taking('HTTP', undefined, 8001), taking('TCP', undefined, 8002)]],
  ['hosts of their own', [taking('HTTP', 'sales.example.com'), taking('HTTP', '*.example.com'), taking('HTTP')]],
  ['hosts of their own, some within TLS', [taking('HTTP', 'sales.example.com'), taking('HTTPS', 'stock.example.com'), taking('TLS', 'mail.example.com')]],
  ['a protocol that nobody knows', [taking('HTTP'), taking('example.com/mine')]],
])('beside each other can be what has %s', (_, listeners) => {
  expect(lost(...listeners)).toEqual([]);
});

test.each<[string, Taking, Taking]>([
  ['one host', taking('HTTP', 'sales.example.com'), taking('HTTP', 'sales.example.com')],
  ['one host, within TLS and without', taking('HTTPS', 'sales.example.com'), taking('HTTP', 'sales.example.com')],
  ['all hosts, however that is written', taking('HTTP', ''), taking('TLS', '*')],
  ['names beside none', taking('HTTP', 'sales.example.com'), taking('TCP')],
  ['no names at all', taking('TCP'), taking('TCP')],
  ['no names, by another protocol', taking('TCP'), taking('UDP')],
  ['a protocol that nobody knows', taking('example.com/mine', 'a.example.com'), taking('example.com/mine', 'b.example.com')],
])('at one port the second loses where both have %s', (_, first, second) => {
  expect(lost(first, second)).toEqual(['1 to 0']);
  expect(lost(second, first)).toEqual(['1 to 0']);
});

test('what loses takes nothing from those behind it', () => {
  expect(lost(taking('HTTP', 'a.example.com'), taking('TCP'), taking('HTTP', 'b.example.com'), taking('UDP'))).toEqual(['1 to 0', '3 to 0']);
});

test('why a listener is left out is told to clients that find none', () => {
  const tls = { certificateRefs: [{ name: 'cert' }] };
  const [first, second] = ['first', 'second'].map((name) => listener(name, 'HTTPS', 443, { tls, hostname: 'sales.example.com' }));
  const at = atGateway([apiGateway([first, second]), keeping('Secret', 'cert', 'tls.crt', 'tls.key')]);
  expect(at.outcomeByTls('stock.example.com')).toMatchObject({
    kind: 'refused',
    reason: expect.stringContaining("listener 'second' of Gateway shop/api is left out: its port and its hosts are those of listener 'first' of Gateway shop/api"),
  });
});
