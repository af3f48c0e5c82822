import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLES } from '../../build-tools/checks/examples';
import { ISTIO_CODES, ISTIO_LEFT } from '../../build-tools/checks/istio';
import { KIALI } from '../../build-tools/checks/kiali';
import { checksPage } from '../../build-tools/checks/page';
import { analyze } from '../../src/analysis/analyze';
import { CODES } from '../../src/analysis/codes';
import { RULES } from '../../src/analysis/registry';
import { targetOf } from '../../src/analysis/target';
import { readText } from '../../src/model/read';
import { ROOT } from './sources';

const codesIn = (text: string, istioVersion?: string) => {
  const manifests = readText(text, 'a.yaml');
  expect(manifests.problems).toEqual([]);
  return analyze(manifests, { target: istioVersion === undefined ? undefined : targetOf(istioVersion)! }).findings.map(({ code }) => code);
};

test('docs/checks.md is what `npx tsx build-tools/checks.ts` writes', () => {
  const read = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8');
  expect(read('docs', 'checks.md')).toBe(checksPage(read('build-tools', 'checks', 'introduction.md')));
});

test('each code of our own has its place in the page, in order', () => {
  expect(Object.keys(EXAMPLES)).toEqual(Object.keys(CODES).filter((code) => code.startsWith('CDI')));
});

test('each check of our own that a rule makes has examples', () => {
  const without = Object.entries(EXAMPLES).filter(([, { wrong }]) => wrong === undefined).map(([code]) => code);
  expect(RULES.flatMap(({ codes }) => codes).filter((code) => without.includes(code))).toEqual([]);
});

test.each(Object.entries(EXAMPLES).flatMap(([code, { wrong, right, istioVersion }]) =>
  (wrong === undefined ? [] : [[code, wrong, right!, istioVersion] as const])))(
  '%s is found in its wrong example and not in its right one', (code, wrong, right, istioVersion) => {
    expect(codesIn(wrong, istioVersion)).toContain(code);
    expect(codesIn(right, istioVersion)).not.toContain(code);
  });

test('each code of Istio is covered, or it is said why not', () => {
  const covered = Object.keys(CODES).filter((code) => code.startsWith('IST'));
  const left = Object.keys(ISTIO_LEFT);
  expect(left.filter((code) => covered.includes(code))).toEqual([]);
  expect(covered.length + left.length).toBe(ISTIO_CODES);
});

test('each code of Kiali is covered by codes that there are, or it is said why not', () => {
  const unclear = Object.entries(KIALI).filter(([, { by, why }]) => (by === undefined) === (why === undefined));
  expect(unclear).toEqual([]);
  expect(Object.values(KIALI).flatMap(({ by = [] }) => by).filter((code) => !(code in CODES))).toEqual([]);
});
