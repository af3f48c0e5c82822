import { Count, Coverage, Covered, countOf } from './coverage';

/** A table of what was reached of each resource, and below it what was not. */
export function coverageText({ routes, rules, ...all }: Coverage, placeOf: (one: Covered) => string): string {
  const parts = [...routes, ...rules];
  const resources = [...new Set(parts.map(({ ref }) => ref.resource))];
  const rows = [
    ...resources.map((resource) => [resource, ...cells(countOf(parts.filter(({ ref }) => ref.resource === resource)))]),
    ['all', ...cells(all)],
  ];
  const list = (title: string, state: Covered['state']) => {
    const some = parts.filter((one) => one.state === state);
    return some.length === 0 ? [] : ['', title, ...aligned(some.map((one) => [`  ${one.text}`, placeOf(one), one.reason ?? '']))];
  };
  return [
    ...aligned([['traffic coverage', 'reached', '%'], ...rows]),
    ...list('not reached by any request:', 'missed'),
    ...list('no request can reach:', 'unreachable'),
    '',
  ].join('\n');
}

const cells = ({ reached, total, percent }: Count) => [`${reached} of ${total}`, percentText(percent)];

/** Never rounded up to 100. */
export const percentText = (percent: number) => `${Math.floor(percent * 10) / 10}`;

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => row.map((text, column) => text.padEnd(widths[column])).join('  ').trimEnd());
}
