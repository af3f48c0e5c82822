import { Code, CODES } from '../../src/analysis/codes';
import { CheckExample, EXAMPLES } from './examples';
import { ISTIO_LEFT, NOWHERE } from './istio';
import { KIALI } from './kiali';

/** The page about all checks. */
export function checksPage(introduction: string): string {
  return [introduction.trimEnd(), ownChecks(), istioTable(), kialiTable()].join('\n\n') + '\n';
}

function ownChecks(): string {
  const sections = Object.entries(EXAMPLES).map(([code, { about, wrong, right, istioVersion }]: [string, CheckExample]) => {
    const { name, level } = CODES[code as Code];
    const examples = wrong === undefined ? '' : `\n\nWrong:\n\n${yaml(wrong)}\n\nRight:\n\n${yaml(right!)}`;
    const target = istioVersion === undefined ? '' : `\n\nFor Istio ${istioVersion}:`;
    return `### ${code}\n\n${name}, ${level.toLowerCase()}. ${about}${target}${examples}`;
  });
  return `## Checks of our own\n\n${sections.join('\n\n')}`;
}

const yaml = (text: string) => `\`\`\`yaml\n${text}\`\`\``;

function istioTable(): string {
  const covered = Object.keys(CODES).filter((code) => code.startsWith('IST')).map((code) => [code, CODES[code as Code].name, 'yes'] as const);
  const left = Object.entries(ISTIO_LEFT).map(([code, [name, why]]) => [code, name, why === NOWHERE ? `no: ${why}` : `no: it ${why}`] as const);
  const rows = [...covered, ...left].sort(([one], [other]) => (one < other ? -1 : 1)).map(([code, name, is]) => `| ${code} | ${name} | ${is} |`);
  return `## Codes of Istio\n\n| code | name | covered |\n|---|---|---|\n${rows.join('\n')}`;
}

function kialiTable(): string {
  const rows = Object.entries(KIALI).map(([code, { about, by, why }]) => `| ${code} | ${about} | ${by ? by.join(', ') : `no: it ${why}`} |`);
  return `## Codes of Kiali\n\n| code | about | covered by |\n|---|---|---|\n${rows.join('\n')}`;
}
