import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../src/analysis/analyze';
import { RULES } from '../../src/analysis/registry';
import { Target } from '../../src/analysis/target';
import { MeshSettings } from '../../src/model/mesh-settings';
import { readText } from '../../src/model/read';
import { filesBelow } from '../meta/sources';

/** Manifests for one rule, with what it finds at the end of the lines where it finds it: `# CODE: message`. */
const FIXTURES = join(__dirname, 'rules');
const SETTINGS: Record<string, MeshSettings> = {
  'telemetry/providers': { extensionProviders: [{ name: 'old', lightstep: {} }, { name: 'new', opentelemetry: {} }] },
};

/** The version of Istio that the manifests of a rule are for. */
const TARGETS: Record<string, Target> = { 'target/fields': 28, 'target/versions': 28 };

interface Expected {
  readonly line: number;
  readonly text: string;
}

function expectedOf(yaml: string): Expected[] {
  return yaml.split('\n').flatMap((text, index) => {
    const [, ...comments] = text.split(/ *# (?=[A-Z]{3}\d{4}:)/);
    return comments.map((comment) => ({ line: index + 1, text: comment }));
  });
}

const byPlace = (a: Expected, b: Expected) => a.line - b.line || (a.text < b.text ? -1 : 1);

test.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const yaml = readFileSync(join(FIXTURES, `${id}.yaml`), 'utf8');
  const manifests = readText(yaml, 'a.yaml');
  const { findings } = analyze(manifests, { rules: [rule], assumeInstallation: false, settings: SETTINGS[id], target: TARGETS[id] });
  const found = findings.map(({ line, code, message }) => ({ line: line!, text: `${code}: ${message}` }));

  expect(manifests.problems).toEqual([]);
  expect(found.sort(byPlace)).toEqual(expectedOf(yaml).sort(byPlace));
  expect([...new Set(findings.map(({ code }) => code))].sort()).toEqual(rule.codes);
});

test('each rule is registered once, in order, under the name of its file', () => {
  const ids = RULES.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(filesBelow('test/analysis/rules', '.yaml')).toEqual(ids.map((id) => `test/analysis/rules/${id}.yaml`).sort());
  const ruleFiles = filesBelow('src/analysis/rules', '.ts').filter((file) => /: Rule = /.test(readFileSync(join(__dirname, '../..', file), 'utf8')));
  expect(ruleFiles).toEqual(ids.map((id) => `src/analysis/rules/${id}.ts`).sort());
});
