import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analysisOf, parsePage, renderPage } from '../../build-tools/checks/check-page';
import { ISTIO_CODES, ISTIO_LEFT } from '../../build-tools/checks/istio';
import { KIALI, KIALI_CODES } from '../../build-tools/checks/kiali';
import { checksPage } from '../../build-tools/checks/page';
import { Code, CODES } from '../../src/analysis/codes';
import { readText } from '../../src/model/read';
import { filesBelow, ROOT } from './sources';

const read = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8');
const ALL = Object.keys(CODES) as Code[];
const PAGES = ALL.map((code) => ({ code, text: read('docs', 'checks', `${code}.md`) }));
const EXAMPLES = PAGES.flatMap(({ code, text }) => {
  const { wrong, right, istioVersion } = parsePage(text);
  return wrong === undefined ? [] : [{ code, wrong, right: right!, istioVersion }];
});

/** What is found beside a code in its wrong example, as it cannot be otherwise. */
const BESIDE: Partial<Record<Code, readonly Code[]>> = {
  // A name that istiod makes is none that its webhook takes.
  IST0165: ['IST0106'],
};

test('docs/checks.md is what `npx tsx build-tools/checks.ts` writes', () => {
  expect(read('docs', 'checks.md')).toBe(checksPage(read('build-tools', 'checks', 'introduction.md')));
});

test('each code has its page, and there is no other', () => {
  expect(filesBelow('docs/checks', '.md')).toEqual(ALL.map((code) => `docs/checks/${code}.md`));
});

test.each(PAGES)('the page of $code is complete, as `npx tsx build-tools/checks.ts` makes it', ({ code, text }) => {
  const page = parsePage(text);
  expect(page.about).not.toBe('');
  expect(page.fix).not.toBe('');
  expect(renderPage(code, page)).toBe(text);
});

test('each check has examples, but those of files and of the analyzer itself', () => {
  expect(ALL.filter((code) => !EXAMPLES.some((example) => example.code === code))).toEqual(['CDI0001', 'CDI0006', 'CDI0007']);
});

test.each(EXAMPLES)('$code is found in its wrong example and nothing else, and nothing in its right one', ({ code, wrong, right, istioVersion }) => {
  const found = new Set(analysisOf(wrong, istioVersion).findings.map((finding) => finding.code));
  expect([...found].sort()).toEqual([code, ...BESIDE[code] ?? []].sort());
  expect(analysisOf(right, istioVersion).findings).toEqual([]);
  expect(readText(right, 'a.yaml').problems).toEqual([]);
});

test('each code of Istio is covered, or it is said why not', () => {
  const covered = ALL.filter((code) => code.startsWith('IST'));
  const left = Object.keys(ISTIO_LEFT);
  expect(left.filter((code) => covered.includes(code as Code))).toEqual([]);
  expect(covered.length + left.length).toBe(ISTIO_CODES);
});

test('each code of Kiali is covered by codes that there are, or it is said why not', () => {
  expect(Object.keys(KIALI)).toHaveLength(KIALI_CODES);
  expect(Object.entries(KIALI).filter(([, { by, why }]) => by === undefined && why === undefined)).toEqual([]);
  expect(Object.values(KIALI).flatMap(({ by = [] }) => by).filter((code) => !(code in CODES))).toEqual([]);
});
