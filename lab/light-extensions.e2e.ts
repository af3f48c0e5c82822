import { istio, WorkloadSelector } from 'cdk8s-istio';
import { LightMesh, startLightMesh } from './light';
import { hostOf, made } from './light/constructs';
import { workload } from './light/testing';

let mesh: LightMesh;

beforeAll(async () => {
  mesh = await startLightMesh({ inbound: true });
});

afterAll(() => mesh?.close());

const WEB = hostOf('web');
const CART = hostOf('cart');
const WORKLOADS = ['news', 'web', 'cart'].flatMap((name) => workload(name, { http: 80 }));
const NEWS = istio.PolicyTarget.workloads(WorkloadSelector.labels({ app: 'news' }));

const ask = (host = WEB, from = 'news') => mesh.request({ from: { workload: `shop/${from}-v1` }, host: host.name });

test('an EnvoyFilter changes the routes of the sidecars that it selects', async () => {
  await mesh.apply([...WORKLOADS, ...made((chart) => new istio.EnvoyFilter(chart, 'filter', {
    target: NEWS,
    patches: [
      istio.EnvoyPatch.httpRoute({
        context: istio.EnvoyContext.SIDECAR_OUTBOUND,
        virtualHost: { name: `${WEB.name}:80` },
        operation: istio.EnvoyOperation.merge({ response_headers_to_add: [{ header: { key: 'x-patched', value: 'yes' } }] }),
      }),
      istio.EnvoyPatch.httpFilter({
        context: istio.EnvoyContext.SIDECAR_OUTBOUND,
        filter: 'envoy.filters.http.router',
        operation: istio.EnvoyOperation.insertBefore({
          name: 'envoy.filters.http.lua',
          typed_config: {
            '@type': 'type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua',
            'default_source_code': { inline_string: "function envoy_on_request(handle) handle:headers():add('x-lua', 'seen') end" },
          },
        }),
      }),
    ],
  }))]);

  expect(await ask()).toMatchObject({ headers: { 'x-patched': 'yes' }, seen: { headers: { 'x-lua': 'seen' } } });
  expect((await ask(CART)).headers).not.toHaveProperty('x-patched');
  const { headers, seen } = await ask(WEB, 'cart');
  expect(headers).not.toHaveProperty('x-patched');
  expect(seen!.headers).not.toHaveProperty('x-lua');
});

describe('Lua of a TrafficExtension', () => {
  const filter = istio.ExtensionFilter.lua("function envoy_on_response(handle) handle:headers():add('x-lua', 'yes') end");
  const extended = (props: istio.ExtensionPlacement) =>
    mesh.apply([...WORKLOADS, ...made((chart) => new istio.TrafficExtension(chart, 'lua', { target: NEWS, filter, ...props }))]);
  const NEWS_HOST = hostOf('news');
  const stamped = async (host = WEB, from?: string) => (await ask(host, from)).headers!['x-lua'];

  test('of clients: what they call', async () => {
    await extended({ matches: [{ mode: istio.WorkloadMode.CLIENT }] });

    expect([await stamped(), await stamped(WEB, 'cart'), await stamped(NEWS_HOST, 'cart')]).toEqual(['yes', undefined, undefined]);
  });

  test('of servers: what they are asked', async () => {
    await extended({ matches: [{ mode: istio.WorkloadMode.SERVER }] });

    expect([await stamped(), await stamped(WEB, 'cart'), await stamped(NEWS_HOST, 'cart')]).toEqual([undefined, undefined, 'yes']);
  });

  test('of some ports', async () => {
    for (const [port, stamp] of [[80, 'yes'], [8080, undefined]] as const) {
      await extended({ matches: [{ mode: istio.WorkloadMode.CLIENT, ports: [port] }] });
      expect(await stamped()).toBe(stamp);
    }
  });
});
