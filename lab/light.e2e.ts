import { App, Yaml } from 'cdk8s';
import { application, STAGES } from '../examples/tutorial/main';
import { Weights } from '../examples/tutorial/routing';
import { LightMesh, MeshAnswer, withLightMesh } from './light';

const manifests = (weights: Weights): object[] => application(new App(), weights).charts.flatMap((chart) => chart.toJson());

/** How often each version of the design service answers the page, to requests one after the other. */
async function versions(mesh: LightMesh, times: number, headers: Record<string, string> = {}) {
  const counts: Record<string, number> = {};
  for (let i = 0; i < times; i++) {
    const { status, seen } = await mesh.request({
      from: { workload: 'studio/apppage-v1' }, host: 'design.studio.svc.cluster.local', port: 9080, path: '/design', headers,
    });
    const version = status === 200 ? seen!.version : `status ${status}`;
    counts[version] = (counts[version] ?? 0) + 1;
  }
  return counts;
}

const DON_NORMAN = { 'end-user': 'don-norman' };

test('the tutorial, as its users see it', () => withLightMesh(async (mesh) => {
  const through = (path: string): Promise<MeshAnswer> => mesh.request({ from: { gateway: 'studio/studio' }, host: 'studio.example.com', path });
  await mesh.apply(manifests(STAGES.v1Only));

  expect(await through('/apppage')).toMatchObject({ status: 200, seen: { service: 'apppage', version: 'v1', path: '/apppage' } });
  expect((await through('/apppage/about')).status).toBe(200);
  expect((await through('/elsewhere')).status).toBe(404);
  expect(await versions(mesh, 200)).toEqual({ v1: 200 });
  expect(await versions(mesh, 200, DON_NORMAN)).toEqual({ v2: 200 });

  await mesh.apply(manifests(STAGES.split));

  expect((await through('/apppage')).status).toBe(200);
  expect(await versions(mesh, 200, DON_NORMAN)).toEqual({ v2: 200 });
  const { v1, v3, ...rest } = await versions(mesh, 1000);
  expect(rest).toEqual({});
  expect(v1 + v3).toBe(1000);
  // Four standard deviations: a fair split fails this once in 16,000 runs.
  expect(Math.abs(v1 - 500)).toBeLessThanOrEqual(4 * Math.sqrt(1000 / 4));
}));

test('what is refused changes nothing', () => withLightMesh(async (mesh) => {
  await mesh.apply(manifests(STAGES.v1Only));
  const broken = { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata: { name: 'none', namespace: 'studio' }, spec: { hosts: ['x'] } };
  const abroad = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: { name: 'abroad', namespace: 'studio' },
    spec: { hosts: ['www.example.com'], ports: [{ name: 'http', number: 80, protocol: 'HTTP' }], resolution: 'DNS' },
  };

  await expect(mesh.apply([broken])).rejects.toThrow('VirtualService studio/none: http, tcp or tls must be provided');
  await expect(mesh.apply([abroad])).rejects.toThrow("ServiceEntry 'abroad' leads to 'www.example.com'");
  expect(await versions(mesh, 20)).toEqual({ v1: 20 });
}));

test('meshes beside each other do not meet', () => Promise.all([STAGES.v1Only, { v3: 100 }].map((weights) => withLightMesh(async (mesh) => {
  await mesh.apply(Yaml.stringify(...manifests(weights)));

  const [version] = Object.keys(weights);
  expect(await versions(mesh, 100)).toEqual({ [version]: 100 });
  expect((await mesh.request({ from: { gateway: 'studio/studio' }, host: 'studio.example.com', path: '/apppage' })).status).toBe(200);
}))));
