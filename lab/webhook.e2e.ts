import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { loadAll } from 'js-yaml';
import { Problem } from '../src/schema/problem';
import { validateObject } from '../src/schema/validate-object';
import { LabObject } from './attempt';
import { mutation, Mutator } from './mutants/of-values';
import { Referee, Verdict } from './referee';

/** Mutants of all kinds together. */
const RUNS = Number(process.env.LAB_RUNS ?? 10000);
const SEED = Number(process.env.LAB_SEED ?? Math.floor(Math.random() * 2 ** 31));
const BATCH = 200;
const SHOWN = Number(process.env.LAB_SHOWN ?? 5);

/** Where we and istiod differ on purpose. */
const ON_PURPOSE: ReadonlyArray<readonly [what: RegExp, reason: string]> = [
  [/duplicate capture group name/, 'Go takes a name twice, and Envoy, which runs the expression, does not'],
  [/\.to: must have localities that do not overlap/, 'istiod reads this map in a random order, and finds an overlap only if the wildcard comes first'],
  [/^Envoy filter: (?!invalid regex)/, 'the value of a patch is not read as configuration of Envoy'],
];

/** Istio's codes of routes and matches that get no request, by its wording. */
const UNREACHABLE: ReadonlyArray<readonly [code: string, wording: RegExp]> = [['IST0130', /rule \S+ not used/], ['IST0131', /is not used/]];

let referee: Referee;

beforeAll(async () => {
  referee = await Referee.start();
});

afterAll(() => referee.stop());

function read(folder: string): LabObject[] {
  const path = join(__dirname, folder);
  return readdirSync(path).flatMap((file) => loadAll(readFileSync(join(path, file), 'utf8')) as LabObject[]);
}

async function judge(objects: readonly LabObject[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (let start = 0; start < objects.length; start += BATCH) {
    const batch = objects.slice(start, start + BATCH).map((object) => JSON.stringify(object));
    verdicts.push(...await referee.verdicts(batch.join('\n---\n')));
  }
  return verdicts;
}

const text = (problems: Problem[]) => problems.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n    ') || 'nothing';
const ofSeverity = (problems: Problem[], severity: string) => problems.filter((problem) => problem.severity === severity);

/** What istiod and we say, if it is not the same. */
function disagreement(object: LabObject, { layer, message = '', warnings }: Verdict): string | undefined {
  const problems = validateObject({ ...object });
  const errors = ofSeverity(problems, 'error');
  if (layer !== errors[0]?.layer) return `${layer ?? 'nobody'} refuses: ${message}\n  we refuse (${errors[0]?.layer ?? 'nobody'}): ${text(errors)}`;
  if (layer !== undefined) return undefined;
  const ours = ofSeverity(problems, 'warning');
  const said = warnings.join('\n');
  const same = warnings.length > 0 === ours.length > 0
    && UNREACHABLE.every(([code, wording]) => wording.test(said) === ours.some((one) => one.code === code));
  return same ? undefined : `istiod warns: ${said || 'nothing'}\n  we warn: ${text(ours)}`;
}

const isOnPurpose = (difference: string) => ON_PURPOSE.some(([what]) => difference.split('\n').some((line) => what.test(line.replace(/^webhook refuses: /, ''))));

test('every written bad input is refused or warned of by istiod and by us', async () => {
  const objects = read('bad-inputs');
  const verdicts = await judge(objects);
  process.stderr.write(`${objects.length} bad inputs\n`);

  expect(objects.length).toBeGreaterThanOrEqual(150);
  expect(verdicts.filter(({ layer, warnings }) => layer !== 'webhook' && (layer !== undefined || warnings.length === 0))).toEqual([]);
  expect(objects.map((object, place) => disagreement(object, verdicts[place])).filter(Boolean)).toEqual([]);
});

test('istiod and we say the same of mutants', async () => {
  const samples = read('samples/webhook');
  const mutator = new Mutator(samples, SEED);
  const recipe = fc.tuple(fc.nat(samples.length - 1), fc.array(mutation, { minLength: 1, maxLength: 3 }));
  const mutants = fc.sample(recipe, { seed: SEED, numRuns: RUNS })
    .map(([place, mutations]) => mutator.mutate(samples[place], mutations));
  const verdicts = await judge(mutants);
  const differences = mutants.flatMap((mutant, place) => {
    const difference = disagreement(mutant, verdicts[place]);
    return difference === undefined ? [] : [{ difference, mutant }];
  });
  const unwanted = differences.filter(({ difference }) => !isOnPurpose(difference));
  const refusedBy = (...layers: Array<string | undefined>) => verdicts.filter(({ layer }) => layers.includes(layer)).length;
  const warned = verdicts.filter(({ warnings }) => warnings.length > 0).length;
  process.stderr.write(`seed ${SEED}: ${mutants.length} mutants, ${refusedBy('schema', 'cel')} refused by their CRD, ${refusedBy('webhook')} by istiod, `
    + `${warned} warned of, ${differences.length - unwanted.length} disagreements on purpose, ${unwanted.length} others\n`);

  const shown = unwanted.slice(0, SHOWN).map(({ difference, mutant }) => `${difference}\n  ${JSON.stringify(mutant)}`);
  expect(shown).toEqual([]);
  expect(refusedBy('webhook') / mutants.length).toBeGreaterThan(0.1);
});
