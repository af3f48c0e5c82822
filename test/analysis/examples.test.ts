import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { App, Testing } from 'cdk8s';
import { mesh } from 'cdk8s-istio';
import { bookshop } from '../../examples/install-ambient/main';
import { installDemo } from '../../examples/install-demo/main';
import { observability } from '../../examples/observability/main';
import { AMBIENT, SIDECAR, STAGES, tutorial } from '../../examples/tutorial/main';
import { shops } from '../../examples/upgrade-by-revision/main';
import { analyze } from '../../src/analysis/analyze';
import { parseSuppression } from '../../src/analysis/suppression';
import { readText } from '../../src/model/read';
import { synthApp } from '../support/synth';

const app = () => Testing.app();

const EXAMPLES: Record<string, Array<() => App>> = {
  'install-ambient': [() => bookshop(app())],
  'install-demo': [() => installDemo(app()).node.root as App],
  'observability': [() => observability(app())],
  'tutorial': [SIDECAR, AMBIENT].flatMap((mode) => Object.values(STAGES).map((stage) => () => tutorial(app(), stage, mode))),
  'upgrade-by-revision': Object.values(mesh.UpgradePhase).map((phase) => () => shops(app(), phase)),
};

/** What is found on purpose, and why. */
const REASONS: Record<string, string[]> = {
  'observability': ['IST0101=Gateway ingress-gateway.observability: the platform brings the certificate'],
  'upgrade-by-revision': ['IST0139=MutatingWebhookConfiguration istio-revision-tag-*: the control planes are releases that Flux installs'],
};

test('each example is looked at', () => {
  const folders = readdirSync(join(__dirname, '../../examples'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name)).toEqual(Object.keys(EXAMPLES));
});

test.each(Object.entries(EXAMPLES))('nothing is found in %s but for a reason', (name, variants) => {
  const suppressions = (REASONS[name] ?? []).map(parseSuppression);
  for (const variant of variants) {
    const manifests = readText(synthApp(variant()).map((manifest) => JSON.stringify(manifest)).join('\n---\n'), `${name}.yaml`);
    const { findings, suppressed } = analyze(manifests, { suppressions });
    expect(findings).toEqual([]);
    expect(suppressed > 0).toBe(suppressions.length > 0);
  }
});
