/**
 * Time of the processor to synthesize an app of five charts with the analyzer attached, against the same without:
 * `npx projen compile && npx tsx bench/attach.ts [rounds]`; at most 1.5 is wanted.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { Analyzer, istio, ServiceHost, StringMatch } from '../lib/src';
import { child, compare } from './children';

const CHARTS = 5;
const RESOURCES = 10_000;
const PER_SERVICE = 4;

function service(chart: Chart, index: number): void {
  const name = `service-${index}`;
  const labels = { app: name, version: 'v1' };
  const host = ServiceHost.fromName(name, { namespace: 'bench' });
  const rule = new istio.DestinationRule(chart, `rule-${index}`, { metadata: { name }, host });
  const v1 = istio.Destination.subset(rule.addSubset('v1', { labels: { version: 'v1' } }));
  new istio.VirtualService(chart, `routes-${index}`, {
    metadata: { name },
    hosts: [host],
    http: [
      istio.HttpRoute.route({ matches: [{ headers: { 'end-user': StringMatch.exact('don-norman') } }], destinations: [{ destination: v1 }] }),
      istio.HttpRoute.route({ destinations: [{ destination: istio.Destination.host(host) }] }),
    ],
  });
  new ApiObject(chart, `service-${index}`, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app: name }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
  });
  new ApiObject(chart, `workload-${index}`, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: { selector: { matchLabels: { app: name } }, template: { metadata: { labels }, spec: { containers: [{ name: 'app', image: `${name}:1` }] } } },
  });
}

function synthesize(analyzed: boolean, resources: number): number {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-istio-bench-'));
  const begin = process.cpuUsage();
  const app = new App({ outdir });
  if (analyzed) Analyzer.attach(app);
  const charts = Array.from({ length: CHARTS }, (_, index) => new Chart(app, `bench-${index}`, { namespace: 'bench' }));
  for (let index = 0; index < resources / PER_SERVICE; index++) service(charts[index % CHARTS], index);
  app.synth();
  const { user, system } = process.cpuUsage(begin);
  rmSync(outdir, { recursive: true });
  return (user + system) / 1000;
}

const MODES = ['without', 'with'] as const;
const [, , argument] = process.argv;

if (argument === 'with' || argument === 'without') {
  // Loading is measured by bench/load.ts.
  synthesize(argument === 'with', PER_SERVICE);
  console.log(synthesize(argument === 'with', RESOURCES));
} else {
  compare([...MODES], (mode) => child(['--import', 'tsx', __filename, mode]), Number(argument ?? 5));
}
