import { Analysis, PlacedFinding } from '../analyze';
import { CODES, pageOf } from '../codes';
import { Level } from '../finding';

const LEVELS: Readonly<Record<Level, string>> = { Error: 'error', Warning: 'warning', Info: 'note' };

/** The findings in the format that code hosts show beside the code. */
export function sarifReport({ findings }: Analysis): string {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const rules = codes.map((code) => ({
    id: code,
    name: CODES[code].name,
    helpUri: pageOf(code),
    defaultConfiguration: { level: LEVELS[CODES[code].level] },
  }));
  const run = {
    tool: { driver: { name: 'cdk8s-istio', informationUri: 'https://github.com/cdk8s-istio/cdk8s-istio', rules } },
    results: findings.map((finding) => resultOf(finding, codes.indexOf(finding.code))),
  };
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, undefined, 2)}\n`;
}

function resultOf(finding: PlacedFinding, ruleIndex: number): object {
  const { code, level, message, origin, source } = finding;
  // Code hosts show what stands in a file: the line of code, where it is known.
  const { file, line, column } = source ? { ...source, column: undefined } : finding;
  const text = origin === undefined ? message : `${origin}: ${message}`;
  const region = line === undefined ? undefined : { startLine: line, startColumn: column };
  const location = { physicalLocation: { artifactLocation: { uri: file }, region } };
  return { ruleId: code, ruleIndex, level: LEVELS[level], message: { text }, locations: file === undefined ? [] : [location] };
}
