import { Coverage, countOf, RouteCoverage } from './coverage';

/** A table of what was reached of each resource, and below it what was not. */
export function coverageText({ routes, ...all }: Coverage, placeOf: (route: RouteCoverage) => string): string {
  const resources = [...new Set(routes.map(({ ref }) => ref.resource))];
  const rows = [
    ...resources.map((resource) => [resource, ...cells(countOf(routes.filter(({ ref }) => ref.resource === resource)))]),
    ['all routes', ...cells(all)],
  ];
  const list = (title: string, state: RouteCoverage['state']) => {
    const some = routes.filter((one) => one.state === state);
    return some.length === 0 ? [] : ['', title, ...aligned(some.map((one) => [`  ${one.text}`, placeOf(one), one.reason ?? '']))];
  };
  return [
    ...aligned([['route coverage', 'reached', '%'], ...rows]),
    ...list('not reached by any request:', 'missed'),
    ...list('no request can reach:', 'unreachable'),
    '',
  ].join('\n');
}

const cells = ({ reached, total, percent }: Omit<Coverage, 'routes'>) => [`${reached} of ${total}`, percentText(percent)];

/** Never rounded up to 100. */
export const percentText = (percent: number) => `${Math.floor(percent * 10) / 10}`;

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => row.map((text, column) => text.padEnd(widths[column])).join('  ').trimEnd());
}
