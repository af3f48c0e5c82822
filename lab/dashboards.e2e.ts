import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart, Testing } from 'cdk8s';
import { dashboards } from '../build-tools/dashboards';
import { addons } from '../src';
import { MockExporter } from './dashboards/mock-exporter';
import { ObservedMesh } from './dashboards/observed-mesh';
import { Sample } from './prometheus';

/** Longer than the test, so that what happened once is not forgotten. */
const RATE_INTERVAL = '5m';

/** What a reader chooses where one value is to be chosen. */
const CHOICES: Record<string, string> = { service: 'orders.shop.svc.cluster.local', workload: 'web' };

interface Asked {
  readonly panel: string;
  readonly query: string;
}

const NAMES = Object.keys(dashboards());

let mesh: ObservedMesh;
let answers: Map<string, Sample[]>;
const asked = new Map(Object.entries(dashboards()).map(([name, dashboard]) => [name, queriesOf(dashboard)]));

beforeAll(async () => {
  mesh = await ObservedMesh.start();
  answers = await mesh.answers([...asked.values()].flat().map(({ query }) => query));
});

afterAll(() => mesh?.close());

/** All queries of a dashboard, with its variables and Grafana's filled in. */
function queriesOf(dashboard: any): Asked[] {
  return dashboard.panels.flatMap(({ title, targets = [] }: any) =>
    targets.map(({ expr }: any) => ({ panel: title, query: filledIn(dashboard, expr) })));
}

function filledIn({ templating }: any, text: string): string {
  const values = templating.list.map(({ name, current, includeAll }: any) => [name, includeAll ? '.*' : current?.value ?? CHOICES[name]]);
  return [['__rate_interval', RATE_INTERVAL], ...values].reduce((filled, [name, value]) => filled.replaceAll(`$${name}`, value), text);
}

/** What the queries of a panel answer, one after the other. */
function answer(name: string, panel: string): Sample[] {
  return asked.get(name)!.filter((one) => one.panel === panel).flatMap(({ query }) => answers.get(query)!);
}

const labels = (name: string, panel: string, label: string) => [...new Set(answer(name, panel).map(({ metric }) => metric[label]))].sort();

test.each(NAMES)('each query of %s is understood and has an answer', (name) => {
  expect(asked.get(name)!.filter(({ query }) => !answers.has(query))).toEqual([]);
});

test.each(NAMES)('the variables of %s have values to choose from', async (name) => {
  const { [name]: dashboard } = dashboards();
  for (const { name: variable, type, query, includeAll } of (dashboard as any).templating.list) {
    if (type !== 'query') continue;
    const [, series, label] = /^label_values\((.+), (\w+)\)$/.exec(query.query)!;
    expect(await mesh.values(label, filledIn(dashboard, series))).toContainEqual(includeAll ? expect.any(String) : CHOICES[variable]);
  }
});

test('the page tells how many queries there are, and how many only the mock answers', () => {
  const mocked = ({ query }: Asked) => MockExporter.METRICS.some((metric) => query.includes(metric));
  const page = readFileSync(join(__dirname, '..', 'docs', 'dashboards.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` \| (\d+) \| (\d+)/gm)].map(([, name, all, some]) => [name.toLowerCase().replace('_', '-'), +all, +some]);

  expect(rows).toEqual([...asked].map(([name, queries]) => [name, queries.length, queries.filter(mocked).length]));
});

test('a real API server takes all objects of a Grafana', async () => {
  const chart = new Chart(new App(), 'observability', { namespace: 'istio-system' });
  const login = addons.GrafanaLogin.admin({ password: addons.SecretKey.secretName('grafana-admin', 'password') });
  new addons.Grafana(chart, 'grafana', { prometheus: addons.Prometheus.fromUrl('http://prometheus:9090'), login });

  const verdicts = await mesh.judge(Testing.synth(chart));
  expect(verdicts.filter(({ layer }) => layer)).toEqual([]);
  expect(verdicts).toHaveLength(13);
});

describe('what is shown is what was sent', () => {
  // Of 8 requests to the service one fails by HTTP and one by gRPC, and one is in plain text.
  test.each([
    ['service', 'Success', 6 / 8],
    ['service', 'Mutual TLS', 7 / 8],
    ['service', 'Clients', 2],
    ['waypoint', 'Success', 2 / 3],
    ['waypoint', 'Refused', 1 / 3],
  ])('%s: %s', (name, panel, value) => {
    expect(answer(name, panel)[0].value).toBeCloseTo(value, 1);
  });

  test('service: by status, by code of gRPC, by client', () => {
    expect(labels('service', 'By status', 'class')).toEqual(['2xx', '3xx', '4xx', '5xx', 'no answer']);
    expect(labels('service', 'gRPC by status', 'grpc_response_status')).toEqual(['0', '13']);
    expect(labels('service', 'By client', 'source_workload')).toEqual(['unknown', 'web']);
  });

  test('workload: who calls, and what is called', () => {
    expect(labels('workload', 'Requests by identity', 'source_principal')).toEqual(['cluster.local/ns/istio-system/sa/istio-ingressgateway']);
    expect(labels('workload', 'Requests by service', 'destination_service')).toEqual(['orders.shop.svc.cluster.local']);
  });

  test('control plane: no push is refused, and a pod was injected', () => {
    expect(answer('control-plane', 'Refused updates')).toEqual([{ metric: {}, value: 0 }]);
    expect(answer('control-plane', 'Time to inject').every(({ value }) => value > 0)).toBe(true);
  });
});
