import { CRDS } from '../support/crds';
import * as kinds from './kinds';
import { Coverage, measure, Measurement } from './meter';

const nameOf = ({ apiVersion, kind }: Pick<Coverage, 'apiVersion' | 'kind'>) => `${apiVersion} ${kind}`;
const lines: string[] = [];

describe.each(Object.values(kinds).map((one) => [nameOf(one), one] as const))('%s', (name, coverage) => {
  let measurement: Measurement;

  beforeAll(() => {
    measurement = measure(coverage);
  });

  test('what is put in comes out at its leaf, and only there', () => {
    expect(measurement.faults).toEqual([]);
  });

  test('every leaf and enum value has a typed property, or a reason why not', () => {
    const { all, reached } = measurement;
    const missing = all.filter((leaf) => !reached.has(leaf));
    const leftOut = all.filter((leaf) => coverage.leftOut.some(([pattern]) => pattern.test(leaf)));
    const wanted = all.filter((leaf) => !leftOut.includes(leaf));
    const found = wanted.filter((leaf) => reached.has(leaf));
    const percent = (100 * found.length) / wanted.length;
    lines.push(`${percent.toFixed(1).padStart(6)} %  ${name}: ${found.length} of ${wanted.length}, and ${leftOut.length} left out on purpose`);

    expect(missing).toEqual(leftOut);
    for (const [pattern] of coverage.leftOut) expect(all.some((leaf) => pattern.test(leaf))).toBe(true);
  });
});

test('every pinned kind is measured', () => {
  const pinned = CRDS.map(({ spec }) => nameOf({ apiVersion: `${spec.group}/${spec.versions[0].name}`, kind: spec.names.kind }));

  expect(Object.values(kinds).map(nameOf).sort()).toEqual(pinned.sort());
});

afterAll(() => {
  process.stderr.write(`Leaves and enum values of the pinned CRDs that typed properties reach:\n${lines.sort().join('\n')}\n`);
});
