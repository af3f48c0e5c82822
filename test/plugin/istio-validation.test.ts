import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ValidationContext } from 'cdk8s-cli/plugins';
import { IstioValidation } from '../../src';
import { ROOT } from '../meta/sources';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cdk8s-istio-validation-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const MANIFEST = `apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: shop }
spec:
  ports:
    - { name: web, port: 80 }
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: logs, namespace: shop }
spec: { accessLogging: [{}] }
`;

/** What the report of cdk8s-cli is told. */
async function validate(properties?: Record<string, unknown>, text = MANIFEST) {
  const violations: any[] = [];
  const submitted: unknown[] = [];
  const manifest = write('shop.yaml', text);
  const report = { addViolation: (one: unknown) => violations.push(one), submit: (...args: unknown[]) => submitted.push(args) };
  const plugin: { validate(context: ValidationContext): Promise<void> } = new IstioValidation(properties);
  await plugin.validate({ manifests: [manifest], report } as unknown as ValidationContext);
  return { violations, submitted, manifest };
}

test('findings are violations by their codes, with name, place and page', async () => {
  const { violations, submitted, manifest } = await validate();
  expect(submitted).toEqual([['success', { objects: '2', findings: '2' }]]);
  expect(violations.map(({ ruleName }) => ruleName)).toEqual(['IST0157 InvalidTelemetryProvider', 'IST0118 PortNameIsNotUnderNamingConvention']);
  expect(violations[1]).toEqual({
    ruleName: 'IST0118 PortNameIsNotUnderNamingConvention',
    recommendation: expect.stringContaining('web'),
    fix: 'https://istio.io/latest/docs/reference/config/analysis/ist0118/',
    violatingResources: [{ resourceName: 'reviews', locations: [expect.stringMatching(/^line 6: /)], manifestPath: manifest }],
  });
});

test('what is no resource is a violation too', async () => {
  const { violations, submitted } = await validate({}, '# empty\n---\na: 1\n');
  expect(submitted).toEqual([['failure', { objects: '0', findings: '1' }]]);
  expect(violations[0].violatingResources[0].resourceName).toBe('');
});

test('a crash of a rule has no place', async () => {
  const { RULES } = jest.requireActual<typeof import('../../src/analysis/registry')>('../../src/analysis/registry');
  const check = jest.spyOn(RULES[0], 'check').mockImplementation(() => {
    throw new Error('oh');
  });
  const { violations } = await validate();
  expect(violations[0].violatingResources).toEqual([{ resourceName: '', locations: [expect.stringMatching(/^the rule '.*' failed: Error: oh/)], manifestPath: '' }]);
  check.mockRestore();
});

test('properties say what fails, and what does not count', async () => {
  const meshConfig = write('mesh.yaml', 'defaultProviders: { accessLogging: [envoy] }');
  expect((await validate({ failOn: 'info' })).submitted).toEqual([['failure', { objects: '2', findings: '2' }]]);
  expect((await validate({ failOn: 'warning' })).submitted[0]).toMatchObject(['failure', {}]);
  const suppressions = [{ code: 'IST0118', resource: 'Service reviews.shop', reason: 'speaks HTTP, and nobody asks' }];
  expect((await validate({ failOn: 'info', namespace: 'shop', meshConfig, suppressions })).submitted).toEqual([['success', { objects: '2', findings: '0' }]]);
});

test('a version of Istio is the target', async () => {
  const text = "apiVersion: gateway.networking.k8s.io/v1\nkind: ReferenceGrant\nmetadata: { name: a, namespace: b }\nspec: { from: [{ group: '', kind: Service, namespace: c }], to: [{ group: '', kind: Secret }] }\n";
  expect((await validate({ istioVersion: '1.29' }, text)).violations.map(({ ruleName }) => ruleName)).toEqual(['CDI0160 NewerThanTarget']);
  expect((await validate({}, text)).violations).toEqual([]);
});

describe('fails', () => {
  test.each([
    [{ failsOn: 'info' }, 'failsOn is no property of IstioValidation; it has failOn, istioVersion, meshConfig, namespace, suppressions'],
    [{ istioVersion: 1.3 }, "istioVersion must be one of 1.28, 1.29, 1.30, 1.31, also as '1.30.2', got 1.3"],
    [{ failOn: 'fatal' }, "failOn must be one of error, warning, info, got 'fatal'"],
    [{ suppressions: [{ code: 'IST0118' }] }, 'a suppression of IST0118 must have a reason, got undefined; say why it is meant to be so'],
  ])('with the properties %j', (properties, message) => {
    expect(() => new IstioValidation(properties)).toThrow(new Error(message));
  });

  test('with a file that is no mesh configuration', () => {
    const meshConfig = write('mesh.yaml', '- none');
    expect(() => new IstioValidation({ meshConfig })).toThrow(new Error(`meshConfig must be a file with the fields of a mesh configuration, got '${meshConfig}'`));
  });
});

describe('cdk8s synth', () => {
  const APP = `
const { ApiObject, App, Chart } = require(${JSON.stringify(join(ROOT, 'node_modules', 'cdk8s'))});
const { Analyzer } = require(${JSON.stringify(ROOT)});
const app = new App();
if (process.env.ATTACH) Analyzer.attach(app);
const chart = new Chart(app, 'shop', { namespace: 'shop' });
new ApiObject(chart, 'routes', {
  apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata: { name: 'reviews' },
  spec: { hosts: ['reviews'], http: [{ route: [{ destination: { host: 'reviews' } }] }] },
});
app.synth();
`;

  function synth(validations: string, env: Record<string, string> = {}) {
    write('main.js', APP);
    write('cdk8s.yaml', `language: typescript\napp: node main.js\noutput: dist\n${validations}`);
    const command = join(ROOT, 'node_modules', 'cdk8s-cli', 'bin', 'cdk8s');
    const done = spawnSync(process.execPath, [command, 'synth', '--validation-reports-output-file', 'report.json'], {
      cwd: folder, encoding: 'utf8', env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false', ...env },
    });
    return { ...done, output: done.stdout + done.stderr };
  }

  test('finds the plugin by package and class, and fails with its report', () => {
    const { status } = synth(`validations:\n  - { package: ${ROOT}, version: 0.0.0, class: IstioValidation }\n`);
    const [{ violations, summary }] = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')).reports;
    expect(status).toBe(2);
    expect(summary.status).toBe('failure');
    expect(violations).toHaveLength(1);
    expect(violations[0].ruleName).toBe('IST0101 ReferencedResourceNotFound');
    expect(violations[0].violatingConstructs).toMatchObject([{ constructPath: 'shop/routes', resourceName: 'reviews', manifestPath: 'dist/shop.k8s.yaml' }]);
  });

  test('passes with the plugin where a suppression says so', () => {
    const { status } = synth(`validations:
  - package: ${ROOT}
    version: 0.0.0
    class: IstioValidation
    properties: { failOn: info, suppressions: [{ code: IST0101, reason: the host is in another repository }] }
`);
    expect(status).toBe(0);
  });

  test('fails with an attached analyzer', () => {
    const { status, output } = synth('', { ATTACH: 'yes' });
    expect(status).not.toBe(0);
    expect(output).toContain("[shop/routes] error IST0101 VirtualService shop/reviews: the host 'reviews' is there neither as a Service nor in a ServiceEntry");
  });
});
