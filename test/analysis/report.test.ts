import { Analysis } from '../../src/analysis/analyze';
import { jsonReport } from '../../src/analysis/report/json';
import { sarifReport } from '../../src/analysis/report/sarif';
import { textReport } from '../../src/analysis/report/text';

const ANALYSIS: Analysis = {
  findings: [
    { code: 'IST0101', level: 'Error', message: 'the gateway is not there', origin: 'VirtualService shop/a', file: 'a.yaml', line: 12, column: 5, quote: '  - public # the one' },
    { code: 'CDI0005', level: 'Warning', message: 'twice', file: 'b.yaml', line: 3, quote: '\tkind: x' },
    { code: 'IST0102', level: 'Info', message: 'not injected', origin: 'Namespace a', file: 'b.yaml', line: 5, column: 1, quote: '' },
    { code: 'CDI0006', level: 'Error', message: 'is not there', file: 'c.yaml' },
    { code: 'CDI0001', level: 'Error', message: 'a rule failed' },
  ],
  suppressed: 2,
  objects: 7,
};
const EMPTY: Analysis = { findings: [], suppressed: 0, objects: 1 };

test('text', () => {
  expect(textReport(ANALYSIS, (_, text) => text)).toBe(`error IST0101 VirtualService shop/a: the gateway is not there
  a.yaml:12:5
  12 |   - public # the one
     |     ^^^^^^

warning CDI0005 twice
  b.yaml:3
  3 |  kind: x
    |  ^^^^^^^

note IST0102 Namespace a: not injected
  b.yaml:5:1

error CDI0006 is not there
  c.yaml

error CDI0001 a rule failed

3 errors, 1 warning, 1 note in 7 objects, 2 suppressed
`);
  expect(textReport(EMPTY, (_, text) => text)).toBe('no findings in 1 object\n');
});

test('text in color', () => {
  expect(textReport({ ...EMPTY, findings: ANALYSIS.findings.slice(0, 1) }, (tone, text) => `<${tone} ${text}>`)).toBe(
    `<bad error IST0101> <strong VirtualService shop/a: the gateway is not there>
<faint   a.yaml:12:5>
<faint   12 |>   - public # the one
<faint      |>     <bad ^^^^^^>

<bad 1 error> in 1 object
`);
});

test('long lines are cut', () => {
  const finding = { ...ANALYSIS.findings[0], quote: 'x'.repeat(1000), column: 900 };
  const lines = textReport({ ...EMPTY, findings: [finding] }, (_, text) => text).split('\n');
  expect(lines[2]).toHaveLength(167);
  expect(lines[3].trim()).toMatch(/^\| +\^$/);
});

test('JSON', () => {
  expect(JSON.parse(jsonReport(ANALYSIS))).toEqual([
    {
      code: 'IST0101',
      level: 'Error',
      message: 'the gateway is not there',
      origin: 'VirtualService shop/a',
      reference: 'a.yaml:12',
      documentationUrl: 'https://istio.io/latest/docs/reference/config/analysis/ist0101/',
      name: 'ReferencedResourceNotFound',
      column: 5,
    },
    expect.objectContaining({ code: 'CDI0005', reference: 'b.yaml:3' }),
    expect.objectContaining({ code: 'IST0102', origin: 'Namespace a', level: 'Info' }),
    expect.objectContaining({ code: 'CDI0006', reference: 'c.yaml' }),
    {
      code: 'CDI0001',
      level: 'Error',
      message: 'a rule failed',
      documentationUrl: 'https://github.com/cdk8s-istio/cdk8s-istio/blob/main/docs/checks/CDI0001.md',
      name: 'RuleFailed',
    },
  ]);
  expect(jsonReport(EMPTY)).toBe('[]\n');
});

test('SARIF', () => {
  const { version, runs: [{ tool, results }] } = JSON.parse(sarifReport(ANALYSIS));
  expect(version).toBe('2.1.0');
  expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['CDI0001', 'CDI0005', 'CDI0006', 'IST0101', 'IST0102']);
  expect(tool.driver.rules[3]).toEqual({
    id: 'IST0101',
    name: 'ReferencedResourceNotFound',
    helpUri: 'https://istio.io/latest/docs/reference/config/analysis/ist0101/',
    defaultConfiguration: { level: 'error' },
  });
  expect(results[0]).toEqual({
    ruleId: 'IST0101',
    ruleIndex: 3,
    level: 'error',
    message: { text: 'VirtualService shop/a: the gateway is not there' },
    locations: [{ physicalLocation: { artifactLocation: { uri: 'a.yaml' }, region: { startLine: 12, startColumn: 5 } } }],
  });
  expect(results[3].locations).toEqual([{ physicalLocation: { artifactLocation: { uri: 'c.yaml' } } }]);
  expect(results[4]).toMatchObject({ message: { text: 'a rule failed' }, locations: [] });
});

test('where code made a resource, reports name its line', () => {
  const [finding] = ANALYSIS.findings;
  const analysis = { ...EMPTY, findings: [{ ...finding, file: 'shop/routes', source: { file: 'main.ts', line: 7 } }] };
  expect(textReport(analysis, (_, text) => text)).toContain('\n  shop/routes:12:5\n  made at main.ts:7\n  12 |');
  expect(JSON.parse(jsonReport(analysis))).toEqual([expect.objectContaining({ reference: 'main.ts:7', construct: 'shop/routes' })]);
  const [{ results: [{ locations }] }] = JSON.parse(sarifReport(analysis)).runs;
  expect(locations).toEqual([{ physicalLocation: { artifactLocation: { uri: 'main.ts' }, region: { startLine: 7 } } }]);
});
