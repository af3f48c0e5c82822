import { withLightMesh } from './light';
import { object, secret, workload } from './light/testing';

const NETWORKING = 'networking.istio.io/v1';
const NEWS = { workload: 'shop/news-v1' };

test('HTTP/2, gRPC and TCP through sidecars; two TCP services at one port', () => withLightMesh(async (mesh) => {
  await mesh.apply([
    ...workload('news', { http: 80 }), ...workload('catalog', { grpc: 7000 }),
    ...workload('queue', { tcp: 9000 }), ...workload('store', { tcp: 9000 }),
  ]);
  const call = { from: NEWS, host: 'catalog.shop.svc.cluster.local', port: 7000, path: '/shop.Catalog/List' };

  expect(await mesh.request({ ...call, protocol: 'grpc' })).toMatchObject({ grpc: { code: 0 }, seen: { service: 'catalog', protocol: 'grpc' } });
  expect(await mesh.request({ ...call, protocol: 'http/2' })).toMatchObject({ status: 200, seen: { protocol: 'http/2' } });
  for (const service of ['queue', 'store']) {
    expect(await mesh.request({ from: NEWS, protocol: 'tcp', host: service, port: 9000, body: 'x' })).toMatchObject({ seen: { service, protocol: 'tcp' } });
  }
}));

test('retries, timeouts and faults', () => withLightMesh(async (mesh) => {
  const host = 'web.shop.svc.cluster.local';
  const route = [{ destination: { host } }];
  await mesh.apply([
    ...workload('news', { http: 80 }), ...workload('web', { http: 80 }),
    object(NETWORKING, 'VirtualService', 'web', {
      hosts: [host],
      http: [
        { match: [{ uri: { exact: '/retry' } }], route, retries: { attempts: 2, retryOn: '503', backoff: '1ms' } },
        { match: [{ uri: { exact: '/once' } }], route, retries: { attempts: 0 } },
        { match: [{ uri: { exact: '/late' } }], route, timeout: '0.05s' },
        { match: [{ uri: { exact: '/fault' } }], route, fault: { abort: { httpStatus: 418, percentage: { value: 100 } } } },
      ],
    }),
  ]);
  const twice = { 'x-lab-status': '503', 'x-lab-status-first': '2' };
  const ask = async (path: string, headers = {}) => (await mesh.request({ from: NEWS, host, path, headers })).status;

  expect(await ask('/retry', twice)).toBe(200);
  expect(await ask('/once', twice)).toBe(503);
  expect(await ask('/late', { 'x-lab-delay-ms': '500' })).toBe(504);
  expect(await ask('/late')).toBe(200);
  expect(await ask('/fault')).toBe(418);
}));

test('TLS modes of a Gateway, with certificates from Secrets', () => withLightMesh(async (mesh) => {
  const { certificate, key, authority } = await mesh.credentials('shop.example.com');
  const client = await mesh.credentials('spiffe://elsewhere/client');
  const selector = { app: 'edge' };
  const port = (number: number) => ({ number, name: `https-${number}`, protocol: 'HTTPS' });
  await mesh.apply([
    ...workload('web', { http: 80 }), ...workload('vault', { tls: 443 }),
    secret('shop', 'kubernetes.io/tls', { 'tls.crt': certificate, 'tls.key': key, 'ca.crt': authority }),
    object(NETWORKING, 'Gateway', 'edge', {
      selector,
      servers: [
        { port: port(443), hosts: ['shop.example.com'], tls: { mode: 'SIMPLE', credentialName: 'shop' } },
        { port: port(8443), hosts: ['shop.example.com'], tls: { mode: 'MUTUAL', credentialName: 'shop' } },
        { port: { number: 9443, name: 'tls', protocol: 'TLS' }, hosts: ['vault.example.com'], tls: { mode: 'PASSTHROUGH' } },
        { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['shop.example.com'], tls: { httpsRedirect: true } },
      ],
    }),
    object(NETWORKING, 'VirtualService', 'web', {
      hosts: ['shop.example.com'], gateways: ['edge'], http: [{ route: [{ destination: { host: 'web' } }] }],
    }),
    object(NETWORKING, 'VirtualService', 'vault', {
      hosts: ['vault.example.com'],
      gateways: ['edge'],
      tls: [{ match: [{ sniHosts: ['vault.example.com'] }], route: [{ destination: { host: 'vault' } }] }],
    }),
  ]);
  const from = { gateway: 'shop/edge' };
  const shop = { from, host: 'shop.example.com' };

  expect(await mesh.request({ ...shop, tls: { authority } })).toMatchObject({ status: 200, seen: { service: 'web', protocol: 'http/1.1' } });
  expect(await mesh.request({ ...shop, protocol: 'http/2', tls: { authority } })).toMatchObject({ status: 200 });
  // A client of TLS 1.3 has done its part before the server misses its certificate: it is told so, or finds the connection closed.
  expect(['tls', 'closed']).toContain((await mesh.request({ ...shop, port: 8443, tls: { authority } })).error?.kind);
  expect(await mesh.request({ ...shop, port: 8443, tls: client })).toMatchObject({ status: 200 });
  expect(await mesh.request({ from, host: 'vault.example.com', port: 9443, tls: {} })).toMatchObject({ seen: { service: 'vault', tls: { sni: 'vault.example.com' } } });
  expect(await mesh.request(shop)).toMatchObject({ status: 301, headers: { location: 'https://shop.example.com/' } });
}));

test('egress to a ServiceEntry, with TLS that the sidecar originates', () => withLightMesh(async (mesh) => {
  const address = await mesh.serve('partner', 8443);
  const { authority } = await mesh.credentials('anyone');
  const host = 'api.partner.com';
  await mesh.apply([
    ...workload('news', { http: 80 }),
    object(NETWORKING, 'ServiceEntry', 'partner', {
      hosts: [host],
      location: 'MESH_EXTERNAL',
      resolution: 'STATIC',
      ports: [{ number: 80, name: 'http', protocol: 'HTTP', targetPort: 8443 }],
      endpoints: [{ address }],
    }),
    secret('partner-ca', 'Opaque', { cacert: authority }),
    object(NETWORKING, 'DestinationRule', 'partner', {
      host,
      workloadSelector: { matchLabels: { app: 'news' } },
      trafficPolicy: { tls: { mode: 'SIMPLE', credentialName: 'partner-ca', sni: host, subjectAltNames: [host] } },
    }),
  ]);

  expect(await mesh.request({ from: NEWS, host })).toMatchObject({ status: 200, seen: { service: 'partner', tls: { sni: host } } });
  expect((await mesh.request({ from: NEWS, host: 'unknown.example.com' })).status).toBe(502);
}));

test('the configuration that a proxy is sent', () => withLightMesh(async (mesh) => {
  await mesh.apply([...workload('news', { http: 80 }), ...workload('web', { http: 8000 })]);
  const { clusters, listeners, routes, endpoints } = await mesh.config(NEWS);

  expect(clusters.map(({ name }) => name)).toContain('outbound|8000||web.shop.svc.cluster.local');
  expect(listeners.map(({ name }) => name)).toContain('0.0.0.0_8000');
  expect(routes.map(({ name }) => name)).toContain('8000');
  expect(endpoints.map(({ clusterName }) => clusterName)).toContain('outbound|8000||web.shop.svc.cluster.local');
}));
