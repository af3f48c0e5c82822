/**
 * Time of the processor to synthesize our constructs against raw ApiObjects that give the same YAML:
 * `npx projen compile && npx tsx bench/synth.ts [rounds]`. What else the machine does changes it little.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { istio, ServiceHost, StringMatch } from '../lib/src';
import { child, compare } from './children';

const RESOURCES = 10_000;
const PER_SERVICE = 2;
const API = 'networking.istio.io/v1';

type Define = (chart: Chart, index: number) => void;

const ours: Define = (chart, index) => {
  const host = ServiceHost.fromName(`service-${index}`, { namespace: 'bench' });
  const rule = new istio.DestinationRule(chart, `rule-${index}`, { metadata: { name: `rule-${index}` }, host });
  const [v1, v2] = [rule.addSubset('v1'), rule.addSubset('v2')].map((subset) => istio.Destination.subset(subset));
  new istio.VirtualService(chart, `routes-${index}`, {
    metadata: { name: `routes-${index}` },
    hosts: [host],
    http: [
      istio.HttpRoute.route({ matches: [{ headers: { 'end-user': StringMatch.exact('don-norman') } }], destinations: [{ destination: v2 }] }),
      istio.HttpRoute.route({ destinations: [{ destination: v1, weight: 50 }, { destination: v2, weight: 50 }] }),
    ],
  });
};

const raw: Define = (chart, index) => {
  const host = `service-${index}.bench.svc.cluster.local`;
  const [v1, v2] = ['v1', 'v2'].map((subset) => ({ host, subset }));
  new ApiObject(chart, `rule-${index}`, {
    apiVersion: API,
    kind: 'DestinationRule',
    metadata: { name: `rule-${index}` },
    spec: { host, subsets: ['v1', 'v2'].map((version) => ({ name: version, labels: { version } })) },
  });
  new ApiObject(chart, `routes-${index}`, {
    apiVersion: API,
    kind: 'VirtualService',
    metadata: { name: `routes-${index}` },
    spec: {
      hosts: [host],
      http: [
        { match: [{ headers: { 'end-user': { exact: 'don-norman' } } }], route: [{ destination: v2 }] },
        { route: [{ destination: v1, weight: 50 }, { destination: v2, weight: 50 }] },
      ],
    },
  });
};

function synthesize(define: Define, resources: number): { milliseconds: number; yaml: string } {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-istio-bench-'));
  const begin = process.cpuUsage();
  const app = new App({ outdir });
  const chart = new Chart(app, 'bench', { namespace: 'bench' });
  for (let index = 0; index < resources / PER_SERVICE; index++) define(chart, index);
  app.synth();
  const { user, system } = process.cpuUsage(begin);
  const yaml = readFileSync(join(outdir, 'bench.k8s.yaml'), 'utf8');
  rmSync(outdir, { recursive: true });
  return { milliseconds: (user + system) / 1000, yaml };
}

const MODES: Record<string, Define> = { 'ApiObject': raw, 'cdk8s-istio': ours };
const argument = process.argv[2];

if (argument in MODES) {
  // Loading is measured by bench/load.ts.
  synthesize(MODES[argument], PER_SERVICE);
  console.log(synthesize(MODES[argument], RESOURCES).milliseconds);
} else {
  if (synthesize(raw, 20).yaml !== synthesize(ours, 20).yaml) throw new Error('the two modes give different YAML');
  compare(['ApiObject', 'cdk8s-istio'], (mode) => child(['--import', 'tsx', __filename, mode]), Number(argument ?? 5));
}
