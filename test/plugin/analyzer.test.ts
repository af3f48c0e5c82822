import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Analyzer, FindingLevel, istio, mesh, ServiceHost } from '../../src';
import { RULES } from '../../src/analysis/registry';

let outdir: string;
beforeEach(() => {
  outdir = join(mkdtempSync(join(tmpdir(), 'cdk8s-istio-analyzer-')), 'dist');
});
afterEach(() => {
  rmSync(join(outdir, '..'), { recursive: true });
});

const REVIEWS = ServiceHost.fromName('reviews', { namespace: 'shop' });

function routes(chart: Chart): istio.VirtualService {
  return new istio.VirtualService(chart, 'routes', {
    hosts: [REVIEWS],
    http: [istio.HttpRoute.route({ destinations: [{ destination: istio.Destination.host(REVIEWS) }] })],
  });
}

function service(chart: Chart, port = 'http', name = 'reviews'): ApiObject {
  const spec = { selector: { app: 'reviews' }, ports: [{ name: port, port: 9080 }] };
  return new ApiObject(chart, `service-${name}`, { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec });
}

function shop(): { app: App; chart: Chart } {
  const app = new App({ outdir });
  return { app, chart: new Chart(app, 'shop', { namespace: 'shop' }) };
}

const MISSING = `the analyzer found what a mesh would not do as it is meant:
  [shop/routes] error IST0101 VirtualService shop/shop-routes: the host 'reviews.shop.svc.cluster.local' is there neither as a Service nor in a ServiceEntry
      host: reviews.shop.svc.cluster.local`;

test('a sound app is synthesized as it is without', () => {
  const { app, chart } = shop();
  routes(chart);
  service(chart);
  Analyzer.attach(app);
  app.synth();
  expect(readdirSync(outdir)).toEqual(['shop.k8s.yaml']);
  expect(app.synthYaml()).toMatch(/^apiVersion: networking.istio.io\/v1\nkind: VirtualService/);
});

test('fails with the path of the construct and the line that is to blame, and writes nothing', () => {
  const { app, chart } = shop();
  Analyzer.attach(app);
  routes(chart);
  const line = readFileSync(__filename, 'utf8').split('\n').findIndex((text) => text.includes('new istio.VirtualService(')) + 1;
  const error = new Error(`${MISSING}\n      made at test/plugin/analyzer.test.ts:${line}`);
  expect(() => app.synth()).toThrow(error);
  expect(() => app.synthYaml()).toThrow(error);
  expect(existsSync(outdir)).toBe(false);
});

test('constructs resolve anew after a synthesis, and those with a toJson of their own keep it', () => {
  const { app, chart } = shop();
  const one = service(chart);
  const other = service(chart, 'http', 'other');
  other.toJson = () => ({ ...ApiObject.prototype.toJson.call(other), data: 'own' });
  Analyzer.attach(app);
  expect(app.synthYaml()).toContain('data: own');
  one.metadata.addLabel('later', 'yes');
  expect(one.toJson().metadata.labels).toEqual({ later: 'yes' });
  expect(other.toJson().data).toBe('own');
  expect(app.synthYaml()).toContain('later: "yes"');
});

test('fails with what a cluster refuses, also where its finding is suppressed', () => {
  const { app, chart } = shop();
  service(chart);
  routes(chart).metadata.addLabel('wrong label', 'x');
  Analyzer.attach(app, { suppressions: [{ code: 'IST0106', reason: 'tried out' }] });
  expect(() => app.synth()).toThrow("[shop/routes] metadata.labels['wrong label']");
});

test('charts are analyzed together, once in a synthesis', () => {
  const check = jest.spyOn(RULES[0], 'check');
  const { app, chart } = shop();
  Analyzer.attach(app);
  routes(chart);
  ['a', 'b', 'c', 'd'].forEach((id) => service(new Chart(app, id, { namespace: 'shop' }), 'http', id === 'a' ? 'reviews' : id));
  app.synth();
  expect(check).toHaveBeenCalledTimes(1);
  check.mockRestore();
  expect(readdirSync(outdir)).toHaveLength(5);
});

test('fails with all findings at once, those of single resources among them', () => {
  const { app, chart } = shop();
  Analyzer.attach(app, { failOn: FindingLevel.INFO });
  routes(chart);
  service(chart, 'web', 'other');
  const rule = new istio.DestinationRule(chart, 'rule', { host: REVIEWS });
  rule.metadata.addLabel('wrong label', 'x');
  expect(() => app.synth()).toThrow(/IST0101[^]+IST0106[^]+IST0118/);
});

test('findings below the level are told and do not fail', () => {
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const { app, chart } = shop();
  Analyzer.attach(app);
  service(chart, 'web');
  app.synth();
  expect(write.mock.calls).toEqual([[expect.stringMatching(/^ {2}\[shop\/service-reviews\] info IST0118 Service shop\/reviews: [^]+\n {6}- name: web\n$/)]]);
  write.mockRestore();

  const strict = shop();
  service(strict.chart, 'web');
  Analyzer.attach(strict.app, { failOn: FindingLevel.INFO });
  expect(() => strict.app.synth()).toThrow('IST0118');
});

test('suppressed findings are left out', () => {
  const { app, chart } = shop();
  routes(chart);
  Analyzer.attach(app, {
    failOn: FindingLevel.INFO,
    suppressions: [{ code: 'IST0101', resource: 'VirtualService *.shop', reason: 'another team has it' }],
  });
  app.synth();

  const all = shop();
  routes(all.chart);
  service(all.chart, 'web', 'other');
  Analyzer.attach(all.app, { failOn: FindingLevel.INFO, suppressions: [{ code: '*', reason: 'tried out' }] });
  all.app.synth();
});

test('resources without a namespace are in the given one', () => {
  const app = new App({ outdir });
  const chart = new Chart(app, 'shop');
  routes(chart);
  service(chart);
  Analyzer.attach(app, { namespace: 'shop' });
  app.synth();
});

test('two constructs with one resource are a finding', () => {
  const { app, chart } = shop();
  service(chart);
  service(new Chart(app, 'again', { namespace: 'shop' }));
  Analyzer.attach(app, { failOn: FindingLevel.WARNING });
  expect(() => app.synth()).toThrow('[again/service-reviews] warning CDI0005 Service shop/reviews is there already, from shop/service-reviews; only one of them can be applied');
});

test('a rule that crashes has no construct', () => {
  const check = jest.spyOn(RULES[0], 'check').mockImplementation(() => {
    throw new Error('oh');
  });
  const { app, chart } = shop();
  service(chart);
  Analyzer.attach(app);
  expect(() => app.synth()).toThrow(`\n  error CDI0001 the rule '${RULES[0].id}' failed: Error: oh`);
  check.mockRestore();
});

test('the constructs have their say before', () => {
  const { app, chart } = shop();
  Analyzer.attach(app);
  routes(chart);
  chart.node.addValidation({ validate: () => ['is not ready'] });
  expect(() => app.synth()).toThrow('Validation failed with the following errors:\n  [shop] is not ready');
});

describe('the app is for a version of Istio', () => {
  const grant = (chart: Chart) => new ApiObject(chart, 'grant', {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'ReferenceGrant',
    metadata: { name: 'shop' },
    spec: { from: [{ group: '', kind: 'Service', namespace: 'shop' }], to: [{ group: '', kind: 'Secret' }] },
  });
  const install = (app: App, version: string) => new mesh.Mesh(new Chart(app, `mesh-${version}`), 'mesh', { version });

  test('that is given', () => {
    const { app, chart } = shop();
    grant(chart);
    Analyzer.attach(app, { istioVersion: '1.29.0' });
    expect(() => app.synth()).toThrow('[shop/grant] error CDI0160 ReferenceGrant shop/shop: ReferenceGrant is served as v1 since Istio 1.30 (Gateway API 1.5), and the target is Istio 1.29');
  });

  test('that its only mesh has', () => {
    const old = shop();
    grant(old.chart);
    install(old.app, '1.28.3');
    Analyzer.attach(old.app);
    expect(() => old.app.synth()).toThrow('CDI0160');

    const given = shop();
    grant(given.chart);
    install(given.app, '1.28.3');
    Analyzer.attach(given.app, { istioVersion: '1.30' });
    given.app.synth();
  });

  test('or for none, where there are several meshes, or one that is newer than what is known', () => {
    const several = shop();
    grant(several.chart);
    install(several.app, '1.28.3');
    install(several.app, '1.29.0');
    Analyzer.attach(several.app, { suppressions: [{ code: 'CDI0005', reason: 'one after the other' }] });
    several.app.synth();

    const newer = shop();
    grant(newer.chart);
    install(newer.app, '1.99.0');
    Analyzer.attach(newer.app);
    newer.app.synth();
  });

  test('fails for a version that is not known', () => {
    const { app } = shop();
    expect(() => Analyzer.attach(app, { istioVersion: '1.27.0' }))
      .toThrow(new Error("istioVersion must be one of 1.28, 1.29, 1.30, 1.31, also as '1.30.2', got '1.27.0'"));
  });
});

describe('the mesh is configured as the app says', () => {
  const telemetry = (chart: Chart) => new ApiObject(chart, 'telemetry', {
    apiVersion: 'telemetry.istio.io/v1', kind: 'Telemetry', metadata: { name: 'logs' }, spec: { accessLogging: [{}] },
  });

  /** What a construct that installs a mesh is for others. */
  class Installation extends Construct {
    public readonly istioOperator: object;

    public constructor(scope: Construct, meshConfig?: object) {
      super(scope, 'mesh');
      this.istioOperator = { spec: { meshConfig } };
    }
  }

  const config = { defaultProviders: { accessLogging: ['envoy'] } };

  test('by a MeshConfiguration', () => {
    const { app, chart } = shop();
    telemetry(chart);
    new mesh.MeshConfiguration(new Chart(app, 'mesh'), 'config', {
      config: { defaultProviders: { accessLogging: ['envoy'] } },
    });
    Analyzer.attach(app, { failOn: FindingLevel.WARNING });
    app.synth();
  });

  test('by what installs it', () => {
    const { app, chart } = shop();
    telemetry(chart);
    new Installation(chart, config);
    Analyzer.attach(app, { failOn: FindingLevel.WARNING });
    app.synth();
  });

  test('by defaults of Istio where that says nothing', () => {
    const { app, chart } = shop();
    telemetry(chart);
    new Installation(chart);
    Analyzer.attach(app, { failOn: FindingLevel.WARNING });
    expect(() => app.synth()).toThrow('IST0157');
  });
});

describe('fails', () => {
  test('where an app has an analyzer already', () => {
    const { app } = shop();
    Analyzer.attach(app);
    expect(() => Analyzer.attach(app)).toThrow(new Error('the app has an analyzer already; attach one only'));
  });

  test.each([
    [{ code: 'IST0999', reason: 'so' }, "a suppression must have the code of a finding such as 'IST0102', got 'IST0999'"],
    [{ code: 'IST0101', reason: ' ' }, "a suppression of IST0101 must have a reason, got ' '; say why it is meant to be so"],
  ])('with the suppression %p', (suppression, message) => {
    expect(() => Analyzer.attach(new App({ outdir }), { suppressions: [suppression] })).toThrow(new Error(message));
  });
});
