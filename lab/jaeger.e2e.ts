import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { addons } from 'cdk8s-istio';
import { freePort, http, until } from './http';
import { startJaeger } from './jaeger';
import { Processes } from './processes';

const PORTS = { query: 16686, queryGrpc: 16685, otlpGrpc: 4317, otlpHttp: 4318, health: 13133, metrics: 8888 };

let processes: Processes;
let folder: string;

beforeEach(() => {
  processes = new Processes();
  folder = mkdtempSync(join(tmpdir(), 'cdk8s-istio-badger-'));
});

afterEach(async () => {
  await processes.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The configuration of a Jaeger, with ports that are free here and its data in a folder that is there. */
async function configured(store: addons.TraceStore) {
  const chart = new Chart(new App(), 'lab', { namespace: 'observability' });
  new addons.Jaeger(chart, 'jaeger', { store });
  let text: string = chart.toJson().find(({ kind }: any) => kind === 'ConfigMap').data['config.yaml'];
  const ports: Record<string, number> = {};
  for (const [name, port] of Object.entries(PORTS)) {
    ports[name] = await freePort();
    const without = text.replaceAll(new RegExp(`(?<=: :?)${port}$`, 'gm'), `${ports[name]}`);
    expect(without).not.toBe(text);
    text = without;
  }
  return { ports, text: text.replaceAll('/badger/', `${folder}/`) };
}

const SPAN = {
  traceId: '5b8efff798038103d269b633813fc60c',
  spanId: 'eee19b7ec3c1b174',
  name: 'cart',
  kind: 2,
  startTimeUnixNano: `${Date.now()}000000`,
  endTimeUnixNano: `${Date.now()}000001`,
};

test.each([
  ['in memory', addons.TraceStore.memory()],
  ['on a volume', addons.TraceStore.badger({ storage: addons.Storage.ephemeral() })],
])('a real Jaeger takes its configuration, and spans by OTLP, which it keeps %s', async (_, store) => {
  const { ports, text } = await configured(store);
  await startJaeger(processes, text, ports.health);

  const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'cart.shop' } }] };
  const sent = await fetch(`http://127.0.0.1:${ports.otlpHttp}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans: [SPAN] }] }] }),
  });
  expect(sent.status).toBe(200);

  const ask = async (port: number, path: string) => (await http({ address: '127.0.0.1', port, path })).text;
  expect(await until(async () => (JSON.parse(await ask(ports.query, '/api/services')).data ?? []).includes('cart.shop'), 10_000)).toBe(true);
  expect(await ask(ports.metrics, '/metrics')).toContain('otelcol_receiver_accepted_spans');
});
