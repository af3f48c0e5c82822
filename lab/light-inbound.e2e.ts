import { withLightMesh } from './light';
import { object, workload } from './light/testing';

test('what a server\'s sidecar enforces', () => withLightMesh(async (mesh) => {
  await mesh.apply([
    ...workload('news', { http: 80 }), ...workload('web', { http: 80 }),
    object('security.istio.io/v1', 'AuthorizationPolicy', 'web', {
      selector: { matchLabels: { app: 'web' } }, action: 'DENY', rules: [{ to: [{ operation: { paths: ['/admin*'], methods: ['POST'] } }] }],
    }),
  ]);
  const ask = async (path: string, method: string) => mesh.request({ from: { workload: 'shop/news-v1' }, host: 'web.shop.svc.cluster.local', path, method });

  expect(await ask('/admin/1', 'GET')).toMatchObject({ status: 200, seen: { service: 'web' } });
  expect(await ask('/admin/1', 'POST')).toMatchObject({ status: 403, body: 'RBAC: access denied' });
  expect(await ask('/', 'POST')).toMatchObject({ status: 200 });
}, { inbound: true }));
