import { CRDS } from '../support/crds';
import * as kinds from './kinds';
import { MESH_MESSAGES } from './mesh-config';
import { Coverage, measure, Measurement, subjectOf } from './meter';

const SUBJECTS = [...Object.values(kinds).map(subjectOf), ...MESH_MESSAGES];
const nameOf = ({ apiVersion, kind }: Pick<Coverage, 'apiVersion' | 'kind'>) => `${apiVersion} ${kind}`;
const lines: string[] = [];

describe.each(SUBJECTS.map((one) => [one.name, one] as const))('%s', (name, subject) => {
  let measurement: Measurement;

  beforeAll(() => {
    measurement = measure(subject);
  });

  test('what is put in comes out at its leaf, and only there', () => {
    expect(measurement.faults).toEqual([]);
  });

  test('every leaf and enum value has a typed property, or a reason why not', () => {
    const { all, reached } = measurement;
    const missing = all.filter((leaf) => !reached.has(leaf));
    const leftOut = all.filter((leaf) => subject.leftOut.some(([pattern]) => pattern.test(leaf)));
    const wanted = all.filter((leaf) => !leftOut.includes(leaf));
    const found = wanted.filter((leaf) => reached.has(leaf));
    const percent = (100 * found.length) / wanted.length;
    lines.push(`${percent.toFixed(1).padStart(6)} %  ${name}: ${found.length} of ${wanted.length}, and ${leftOut.length} left out on purpose`);

    expect(missing).toEqual(leftOut);
    for (const [pattern] of subject.leftOut) expect(all.some((leaf) => pattern.test(leaf))).toBe(true);
  });
});

test('every pinned kind is measured', () => {
  const pinned = CRDS.map(({ spec }) => nameOf({ apiVersion: `${spec.group}/${spec.versions[0].name}`, kind: spec.names.kind }));

  expect(Object.values(kinds).map(nameOf).sort()).toEqual(pinned.sort());
});

afterAll(() => {
  process.stderr.write(`Leaves and enum values of the pinned API that typed properties reach:\n${lines.sort().join('\n')}\n`);
});
