import { analyze } from '../../src/analysis/analyze';
import { CODES, pageOf } from '../../src/analysis/codes';
import { Rule } from '../../src/analysis/rule';
import { readText } from '../../src/model/read';

const MANIFESTS = readText(`apiVersion: v1
kind: Service
metadata:
  name: a
---
apiVersion: v1
kind: Service
metadata: { name: b, namespace: shop, annotations: { galley.istio.io/analyze-suppress: IST0118 } }
---
a: [
`, 'a.yaml');

const [A, B] = MANIFESTS.resources;

const rule = (check: Rule['check']): Rule => ({ id: 'test', codes: [], check });
const summary = (rules: Rule[], options = {}) =>
  analyze(MANIFESTS, { rules, ...options }).findings.map(({ code, origin, line, message }) => [code, origin, line, message]);

const BROKEN = ['CDI0002', undefined, 10, 'unexpected end of the stream within a flow collection'];

test('findings have the place of their field, and the line there', () => {
  const { findings, objects, suppressed } = analyze(MANIFESTS, {
    rules: [rule(() => [{ code: 'IST0118', message: 'wrong', resource: A, path: ['metadata', 'name'] }])],
  });
  expect(findings[1]).toEqual({
    code: 'IST0118', level: 'Info', message: 'wrong', origin: 'Service default/a', file: 'a.yaml', line: 4, column: 3, quote: '  name: a',
  });
  expect({ objects, suppressed }).toEqual({ objects: 2, suppressed: 0 });
});

test('the worst come first, and then an order by code, resource and place', () => {
  expect(summary([rule(() => [
    { code: 'IST0118', message: '6', resource: A },
    { code: 'IST0108', message: '5', resource: B },
    { code: 'IST0108', message: '4', resource: A, path: ['metadata', 'name'] },
    { code: 'IST0108', message: '3', resource: A },
    { code: 'IST0108', message: '2', resource: A },
    { code: 'IST0101', message: '1', resource: B },
  ])]).map(([, , , message]) => message)).toEqual([BROKEN[3], '1', '2', '3', '4', '5', '6']);
});

test('what is found twice is told once', () => {
  const twice = rule(() => [{ code: 'IST0101', message: 'wrong', resource: A }, { code: 'IST0101', message: 'wrong', resource: A }]);
  expect(summary([twice])).toEqual([BROKEN, ['IST0101', 'Service default/a', 1, 'wrong']]);
});

test('a rule that fails is a finding, and keeps no other from its work', () => {
  const failing = rule(() => {
    throw new Error('oh');
  });
  const working = rule(() => [{ code: 'IST0101', message: 'wrong', resource: A }]);
  expect(summary([failing, working])).toEqual([
    ['CDI0001', undefined, undefined, "the rule 'test' failed: Error: oh; please report it"],
    BROKEN,
    ['IST0101', 'Service default/a', 1, 'wrong'],
  ]);
});

test('what a rule found before it fails is kept', () => {
  const failing = rule(function* () {
    yield { code: 'IST0101', message: 'wrong', resource: A };
    throw new Error('oh');
  });
  expect(summary([failing]).map(([code]) => code)).toEqual(['CDI0001', 'CDI0002', 'IST0101']);
});

test('suppressed findings are counted', () => {
  const both = rule(() => [{ code: 'IST0118', message: 'x', resource: A }, { code: 'IST0118', message: 'x', resource: B }]);
  const { findings, suppressed } = analyze(MANIFESTS, { rules: [both], suppressions: [{ code: '*', resource: 'Service a.default', reason: 'x' }] });
  expect([findings.length, suppressed]).toEqual([1, 2]);
});

test('rules that are done are told', () => {
  const seen: number[][] = [];
  analyze(MANIFESTS, { rules: [rule(() => []), rule(() => [])], progress: (...numbers) => seen.push(numbers) });
  expect(seen).toEqual([[1, 2], [2, 2]]);
});

test('rules that fail stand in order as well', () => {
  const failing = (id: string): Rule => ({
    id,
    codes: [],
    check: () => [0].map(() => {
      throw new Error(id);
    }),
  });
  expect(summary([failing('b'), failing('a')]).map(([, , , message]) => message)).toEqual([
    "the rule 'a' failed: Error: a; please report it", "the rule 'b' failed: Error: b; please report it", BROKEN[3],
  ]);
});

test('all rules run unless some are named', () => {
  expect(analyze(readText('apiVersion: v1\nkind: Namespace\nmetadata: { name: a }\n', 'a.yaml')).findings.map(({ code }) => code)).toEqual(['IST0102']);
});

test('the ingress gateway is taken to be there, unless it shall not', () => {
  const gateway = readText('apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: a}\nspec: {selector: {istio: ingressgateway}, servers: []}\n', 'a.yaml');
  const codes = (options: object) => analyze(gateway, options).findings.map(({ code }) => code);
  const anything = readText('apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: a}\nspec: {servers: []}\n', 'a.yaml');
  expect(analyze(anything, { assumeInstallation: false }).findings.map(({ message }) => message)).toContain('there is no pod');
  expect(codes({})).not.toContain('IST0101');
  expect(codes({ assumeInstallation: false })).toContain('IST0101');
});

test('manifests with a bad kind and an unknown file are found wrong all the same', () => {
  const resources = MANIFESTS.resources;
  const problems = [{ code: 'doubled', severity: 'warning', message: 'x', file: 'a' }, { code: 'unreadable', severity: 'error', message: 'x', file: 'a' }] as const;
  expect(analyze({ resources, problems }, { rules: [] }).findings.map(({ code, level }) => [code, level]))
    .toEqual([['CDI0006', 'Error'], ['CDI0005', 'Warning']]);
});

test('codes stand in order, with a page each', () => {
  expect(Object.keys(CODES)).toEqual(Object.keys(CODES).sort());
  expect(pageOf('IST0101')).toBe('https://istio.io/latest/docs/reference/config/analysis/ist0101/');
  expect(pageOf('CDI0001')).toBe('https://github.com/cdk8s-istio/cdk8s-istio/blob/main/docs/checks/CDI0001.md');
});
