import { gatewayapi } from 'cdk8s-istio';
import { LightMesh, withLightMesh } from './light';
import { hostOf, made } from './light/constructs';
import { object, secret, workload } from './light/testing';

const V1 = 'gateway.networking.k8s.io/v1';
const EDGE = { gateway: 'shop/edge' };
const toEdge = [{ name: 'edge' }];
const backend = (name: string, port = 80) => ({ backendRefs: [{ name, port }] });

const gateway = (...listeners: object[]) => object(V1, 'Gateway', 'edge', { gatewayClassName: 'istio', listeners });
const HTTP = { name: 'http', port: 80, protocol: 'HTTP' };

const tally = async (mesh: LightMesh, times: number, ask: Parameters<LightMesh['request']>[0]) => {
  const counts: Record<string, number> = {};
  for (let i = 0; i < times; i++) {
    const { status, seen } = await mesh.request(ask);
    const key = seen?.service ?? `status ${status}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
};

test('HTTPRoute through a gateway of its own', () => withLightMesh(async (mesh) => {
  const rules = [
    { matches: [{ path: { type: 'Exact', value: '/old' } }], filters: [{ type: 'RequestRedirect', requestRedirect: { hostname: 'new.example.com' } }] },
    {
      matches: [{ path: { type: 'PathPrefix', value: '/cart' }, headers: [{ name: 'tier', value: 'gold' }] }],
      filters: [{ type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/basket' } } }],
      ...backend('cart'),
    },
    { backendRefs: [{ name: 'web', port: 80, weight: 3 }, { name: 'cart', port: 80, weight: 1 }] },
  ];
  await mesh.apply([
    ...workload('web', { http: 80 }), ...workload('cart', { http: 80 }), gateway(HTTP),
    object(V1, 'HTTPRoute', 'shop', { parentRefs: toEdge, hostnames: ['shop.example.com'], rules }),
  ]);
  const ask = (path: string, headers = {}) => mesh.request({ from: EDGE, host: 'shop.example.com', path, headers });

  expect(await ask('/old')).toMatchObject({ status: 302, headers: { location: 'http://new.example.com/old' } });
  expect((await ask('/cart/1', { tier: 'gold' })).seen).toMatchObject({ service: 'cart', path: '/basket/1' });
  const { web, cart, ...rest } = await tally(mesh, 400, { from: EDGE, host: 'shop.example.com', path: '/cart/1' });
  expect(rest).toEqual({});
  expect(Math.abs(web - 300)).toBeLessThanOrEqual(4 * Math.sqrt(400 * 0.75 * 0.25));
  expect(cart).toBe(400 - web);
  expect((await mesh.request({ from: EDGE, host: 'other.example.com' })).status).toBe(404);
}));

test('HTTPRoute of a Service, through sidecars', () => withLightMesh(async (mesh) => {
  const route = (name: string) => object(V1, 'HTTPRoute', 'web', {
    parentRefs: [{ group: '', kind: 'Service', name: 'web', port: 80 }], rules: [backend(name)],
  });
  const all = [...workload('web', { http: 80 }), ...workload('cart', { http: 80 }), ...workload('news', { http: 80 })];
  for (const name of ['cart', 'news', 'web', 'cart']) {
    await mesh.apply([...all, route(name)]);
    expect(await tally(mesh, 20, { from: { workload: 'shop/news-v1' }, host: 'web.shop.svc.cluster.local' })).toEqual({ [name]: 20 });
  }
}));

test('GRPCRoute, TCPRoute and TLSRoute', () => withLightMesh(async (mesh) => {
  await mesh.apply([
    ...workload('catalog', { grpc: 80 }), ...workload('queue', { tcp: 9000 }), ...workload('vault', { tls: 443 }),
    gateway(HTTP, { name: 'tcp', port: 9000, protocol: 'TCP' }, { name: 'tls', port: 443, protocol: 'TLS', tls: { mode: 'Passthrough' } }),
    object(V1, 'GRPCRoute', 'catalog', {
      parentRefs: toEdge, hostnames: ['grpc.example.com'], rules: [{ matches: [{ method: { service: 'shop.Catalog' } }], ...backend('catalog') }],
    }),
    object('gateway.networking.k8s.io/v1alpha2', 'TCPRoute', 'queue', { parentRefs: [{ name: 'edge', sectionName: 'tcp' }], rules: [backend('queue', 9000)] }),
    object(V1, 'TLSRoute', 'vault', { parentRefs: [{ name: 'edge', sectionName: 'tls' }], hostnames: ['vault.example.com'], rules: [backend('vault', 443)] }),
  ]);
  const call = (path: string) => mesh.request({ from: EDGE, protocol: 'grpc', host: 'grpc.example.com', path });

  expect(await call('/shop.Catalog/List')).toMatchObject({ grpc: { code: 0 }, seen: { service: 'catalog', protocol: 'grpc' } });
  expect((await call('/shop.Other/List')).grpc).toMatchObject({ code: 12 });
  expect(await mesh.request({ from: EDGE, protocol: 'tcp', host: '', port: 9000, body: 'take' })).toMatchObject({ seen: { service: 'queue', body: 'take' } });
  expect(await mesh.request({ from: EDGE, host: 'vault.example.com', tls: {} })).toMatchObject({
    status: 200, serverNames: ['vault.example.com', 'vault.example.com'], seen: { service: 'vault', tls: { sni: 'vault.example.com' } },
  });
  expect((await mesh.request({ from: EDGE, host: 'other.example.com', tls: {} })).error).toMatchObject({ kind: 'tls' });
}));

test('a certificate and a backend of other namespaces, which a ReferenceGrant allows', () => withLightMesh(async (mesh) => {
  const { certificate, key, authority } = await mesh.credentials('shop.example.com');
  const all = [
    ...workload('web', { http: 80 }, { namespace: 'apps' }),
    secret('shop-tls', 'kubernetes.io/tls', { 'tls.crt': certificate, 'tls.key': key }, 'certs'),
    gateway({
      name: 'https', port: 443, protocol: 'HTTPS', tls: { certificateRefs: [{ name: 'shop-tls', namespace: 'certs' }] },
    }),
    object(V1, 'HTTPRoute', 'web', { parentRefs: toEdge, rules: [{ backendRefs: [{ name: 'web', namespace: 'apps', port: 80 }] }] }),
    object('gateway.networking.k8s.io/v1beta1', 'ReferenceGrant', 'edge', {
      from: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: 'shop' }], to: [{ group: '', kind: 'Secret' }],
    }, 'certs'),
  ];
  const grant = object('gateway.networking.k8s.io/v1beta1', 'ReferenceGrant', 'routes', {
    from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' }], to: [{ group: '', kind: 'Service' }],
  }, 'apps');
  const ask = () => mesh.request({ from: EDGE, host: 'shop.example.com', tls: { authority } });

  await mesh.apply(all);
  expect(await ask()).toMatchObject({ status: 500 });
  await mesh.apply([...all, grant]);
  expect(await ask()).toMatchObject({ status: 200, seen: { service: 'web' } });
}));

test('a ListenerSet adds listeners to a gateway that lets it', () => withLightMesh(async (mesh) => {
  const { Backend, FromNamespaces, Gateway, HttpRoute, Listener, ListenerSet, ParentRef } = gatewayapi;
  const defined = (allowedListeners?: gatewayapi.FromNamespaces) => mesh.apply([...workload('web', { http: 80 }), ...made((chart) => {
    const edge = new Gateway(chart, 'edge', { metadata: { name: 'edge' }, listeners: [Listener.http()], allowedListeners });
    const more = new ListenerSet(chart, 'more', { gateway: edge, listeners: [Listener.http({ port: 8080, hostname: 'shop.example.com' })] });
    const rules = [{ backends: [{ backend: Backend.serviceHost(hostOf('web'), { port: 80 }) }] }];
    new HttpRoute(chart, 'web', { parents: [ParentRef.listenerSet(more)], rules });
  })]);
  const ask = (host: string, port: number) => mesh.request({ from: EDGE, host, port });

  await defined(FromNamespaces.SAME);
  expect(await ask('shop.example.com', 8080)).toMatchObject({ status: 200, seen: { service: 'web' } });
  expect((await ask('other.example.com', 8080)).status).toBe(404);
  expect((await ask('shop.example.com', 80)).status).toBe(404);
  await defined();
  expect((await ask('shop.example.com', 8080)).error).toMatchObject({ kind: 'refused' });
}));

test('a BackendTLSPolicy makes a gateway speak TLS to a Service, and know whom it speaks to', () => withLightMesh(async (mesh) => {
  const { Backend, BackendCaCertificates, BackendTlsPolicy, BackendTlsTarget, Gateway, HttpRoute, Listener, ParentRef } = gatewayapi;
  const { authority } = await mesh.credentials('anyone');
  const trusted = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'trusted', namespace: 'shop' }, data: { 'ca.crt': authority } };
  const defined = (subjectAltNames?: gatewayapi.SubjectAltName[]) => mesh.apply([
    ...workload('vault', { http: 80 }), trusted, ...made((chart) => {
      const edge = new Gateway(chart, 'edge', { metadata: { name: 'edge' }, listeners: [Listener.http()] });
      const rules = [{ backends: [{ backend: Backend.serviceHost(hostOf('vault'), { port: 80 }) }] }];
      new HttpRoute(chart, 'route', { parents: [ParentRef.gateway(edge)], rules });
      new BackendTlsPolicy(chart, 'tls', {
        targets: [BackendTlsTarget.serviceHost(hostOf('vault'))],
        hostname: 'vault.internal',
        caCertificates: BackendCaCertificates.configMap('trusted'),
        subjectAltNames,
      });
    }),
  ]);
  const ask = () => mesh.request({ from: EDGE, host: 'vault.example.com' });
  const known = { status: 200, seen: { service: 'vault', tls: { sni: 'vault.internal' } } };

  await defined();
  expect(await ask()).toMatchObject(known);
  await defined([gatewayapi.SubjectAltName.hostname('vault.internal')]);
  expect(await ask()).toMatchObject(known);
  await defined([gatewayapi.SubjectAltName.hostname('else.internal')]);
  expect((await ask()).status).toBe(503);
}));
