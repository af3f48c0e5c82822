import { answer, asking, BASE, edge, EDGE, istio, service, to } from '../support/simulator';

const site = (name: string, hosts: string[], http: object[] = [answer(name)], more: object = {}, metadata: object = {}) =>
  istio('VirtualService', name, { hosts, gateways: ['shop/edge'], http, ...more }, metadata);
const from = (objects: object[], host = 'www.example.com', more: object = {}) => asking([...BASE, ...objects]).who({ from: EDGE, host, ...more });

test('a gateway routes hosts that a server and a VirtualService have in common', () => {
  const wide = edge(['*.example.com']);

  expect(from([wide, site('a', ['www.example.com'])])).toBe('200 a');
  expect(from([wide, site('a', ['*'])], 'x.example.com')).toBe('200 a');
  expect(from([wide, site('a', ['*.com'])], 'x.else.com')).toBe('404');
  expect(from([edge(['www.example.com']), site('a', ['*.com'])], 'WWW.example.com:80')).toBe('200 a');
  expect(from([edge(['www.example.com']), site('a', ['else.com'])])).toBe('404');
  expect(from([wide])).toBe('404');
});

test('of the hosts of a server those that name a namespace are for its VirtualServices', () => {
  expect(from([edge(['apps/*', 'else.com']), site('a', ['www.example.com'])])).toBe('404');
  expect(from([edge(['./*']), site('a', ['www.example.com'])])).toBe('200 a');
  expect(from([edge(['*/*']), site('apps/a', ['www.example.com'])])).toBe('200 apps/a');
});

test('routes of several VirtualServices for a host are asked in turn, and what matches everything comes last', () => {
  const objects = [edge(), site('a', ['www.example.com']), site('b', ['www.example.com'], [answer('b', [{ uri: { prefix: '/b' } }])])];

  expect([from(objects), from(objects, undefined, { path: '/b' })]).toEqual(['200 a', '200 b']);
});

test('the longest of several hosts counts alone', () => {
  const objects = [edge(), site('a', ['*.com'], [answer('a', [{ uri: { prefix: '/a' } }])]), site('b', ['*.example.com'], [answer('b', [{ uri: { prefix: '/b' } }])]), site('c', ['*'])];

  expect([from(objects, undefined, { path: '/b' }), from(objects, undefined, { path: '/a' }), from(objects, 'x.org')]).toEqual(['200 b', '404', '200 c']);
});

test('gateways have names: short ones, hosts as in older days, and those with a namespace', () => {
  const named = (gateway: string, namespace = 'shop') => from([edge(), site(`${namespace}/a`, ['*'], [answer('a')], { gateways: [gateway] })]);

  expect(['edge', './edge', 'shop/edge', 'edge.shop', 'edge.shop.svc.cluster.local', 'other'].map((one) => named(one))).toEqual([...Array(5).fill('200 a'), '404']);
  expect([named('edge', 'apps'), named('shop/edge', 'apps')]).toEqual(['404', '200 a']);
});

test('a match may be for one of several gateways', () => {
  const other = istio('Gateway', 'other', { selector: { istio: 'ingressgateway' }, servers: [{ hosts: ['*'], port: { number: 80, name: 'http', protocol: 'HTTP' } }] });
  const both = site('a', ['*'], [answer('other', [{ gateways: ['other'], uri: { prefix: '/o' } }]), answer('edge', [{ gateways: ['edge'] }])], { gateways: ['edge', 'other'] });

  expect([from([edge(), both]), from([edge(), both], undefined, { path: '/o' }), from([edge(), other, both], undefined, { path: '/o' })])
    .toEqual(['200 edge', '200 edge', '200 other']);
  expect(from([edge(), site('a', ['*'], [answer('a', [{ gateways: ['other'] }])])])).toBe('404');
});

test('a server sends clients to HTTPS, also of hosts without routes, but not of those of one namespace alone', () => {
  const secured = (hosts: string[]) => edge(hosts, { tls: { httpsRedirect: true } });
  const routed = site('a', ['www.example.com']);

  expect(from([secured(['*']), routed], undefined, { path: '/x?y' })).toBe('301 https://www.example.com/x?y');
  expect(from([secured(['*']), routed], 'else.com')).toBe('301 https://else.com/');
  expect(from([secured(['www.example.com']), routed], 'www.example.com:80')).toBe('301 https://www.example.com/');
  expect(from([secured(['shop/*.com'])])).toBe('404');
});

test('a gateway listens at the ports of its servers, those of its Services led to their targets', () => {
  const at = (number: number) => edge(['*'], { port: { number, name: 'http', protocol: 'HTTP' } });

  expect(from([edge()], undefined, { port: 81 })).toBe('refused');
  expect(from([at(8080), site('a', ['*'])])).toBe('200 a');
  const own = (targetPort: unknown) => [
    ...service('bare', [], { selector: undefined }), ...service('portless', [], { selector: { istio: 'ingressgateway' }, ports: undefined }),
    ...service('edge-proxy', [], { selector: { istio: 'ingressgateway' }, ports: [{ name: 'http', port: 80, targetPort }] }),
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'proxy', namespace: 'shop', labels: { istio: 'ingressgateway' } },
      spec: { containers: [{ ports: [{ name: 'web', containerPort: 9000 }] }] },
    },
  ];
  expect(from([at(9000), ...own(9000), site('a', ['*'])])).toBe('200 a');
  expect(from([at(9000), ...own('web'), site('a', ['*'])])).toBe('200 a');
  expect(from([at(80), ...own('none'), site('a', ['*'])])).toBe('200 a');
  expect(asking([...BASE, at(9000), ...own('web'), site('a', ['*'])]).who({ from: { gateway: 'shop/proxy' } })).toBe('200 a');
});

test('a gateway that nothing is like has a proxy of its own, beside it', () => {
  const own = istio('Gateway', 'apps/own', { selector: { proxy: 'own' }, servers: [{ hosts: ['*'], port: { number: 80, name: 'http', protocol: 'HTTP' } }] });
  const { who } = asking([...BASE, own, site('a', ['*'], [answer('a')], { gateways: ['apps/own'], exportTo: ['apps'] })]);

  expect(who({ from: { gateway: 'apps/own' }, host: 'x.com' })).toBe('200 a');
  expect(asking([...BASE, istio('Gateway', 'bare', {})]).who({ from: { gateway: 'shop/bare' } })).toBe('refused');
});

test('a destination without a port has that of its service, else that of the server', () => {
  const ports = (...numbers: number[]) => ({ ports: numbers.map((port) => ({ name: `http-${port}`, port })) });
  const objects = [edge(), ...service('one', ['v1'], ports(8080)), ...service('two', ['v1'], ports(80, 8080))];
  const leading = (host: string) => from([...objects, site('a', ['*'], [{ route: [to(host)] }])]);

  expect([leading('one'), leading('two'), leading('none')]).toEqual(['one-v1', 'two-v1', '503']);
});

test('VirtualServices of other ages come first', () => {
  const older = { creationTimestamp: '2025-01-01T00:00:00Z' };
  const newer = { creationTimestamp: '2026-01-01T00:00:00Z' };

  expect(from([edge(), site('a', ['*'], [answer('a')], {}, newer), site('b', ['*'], [answer('b')], {}, older)])).toBe('200 b');
});
