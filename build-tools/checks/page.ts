import { Code, CODES } from '../../src/analysis/codes';
import { ISTIO_LEFT, NOWHERE } from './istio';
import { KIALI } from './kiali';

/** The page about all checks. */
export const checksPage = (introduction: string): string =>
  [introduction.trimEnd(), ownTable(), istioTable(), kialiTable()].join('\n\n') + '\n';

const linkTo = (code: string) => `[${code}](checks/${code}.md)`;

const codesOf = (prefix: string) => Object.keys(CODES).filter((code) => code.startsWith(prefix)).map((code) => code as Code);

function ownTable(): string {
  const rows = codesOf('CDI').map((code) => `| ${linkTo(code)} | ${CODES[code].name} | ${CODES[code].level.toLowerCase()} |`);
  return `## Checks of our own\n\n| code | name | level |\n|---|---|---|\n${rows.join('\n')}`;
}

function istioTable(): string {
  const covered = codesOf('IST').map((code) => [code, `| ${linkTo(code)} | ${CODES[code].name} | yes, as ${CODES[code].level.toLowerCase()} |`] as const);
  const left = Object.entries(ISTIO_LEFT).map(([code, [name, why]]) =>
    [code, `| ${code} | ${name} | ${why === NOWHERE ? `no: ${why}` : `no: it ${why}`} |`] as const);
  const rows = [...covered, ...left].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
  return `## Codes of Istio\n\n| code | name | covered |\n|---|---|---|\n${rows.join('\n')}`;
}

function kialiTable(): string {
  const rows = Object.entries(KIALI).map(([code, { about, by, why }]) =>
    `| ${code} | ${about} | ${[...(by ?? []).map(linkTo), ...(why === undefined ? [] : [`${by ? '' : 'no: '}it ${why}`])].join(', ')} |`);
  return `## Codes of Kiali\n\n| code | about | covered by |\n|---|---|---|\n${rows.join('\n')}`;
}
