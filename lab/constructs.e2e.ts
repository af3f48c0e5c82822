import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { specSchema } from '../test/support/crds';
import { leafValues, leavesOf } from '../test/support/leaves';
import { attempt, Attempt, LabObject } from './attempt';
import { GENERATED } from './generators/kinds';
import { Definition } from './generators/resource';
import { Referee } from './referee';

/** Inputs a kind. */
const RUNS = Number(process.env.LAB_RUNS ?? 500);
const SEED = Number(process.env.LAB_SEED ?? Math.floor(Math.random() * 2 ** 31));
const BATCH = 200;
/** Kinds of refusal that are shrunk and shown. */
const SHOWN = Number(process.env.LAB_SHOWN ?? 5);

let referee: Referee;

beforeAll(async () => {
  referee = await Referee.start();
});

afterAll(() => referee.stop());

/** Why a control plane refuses each of some objects, if it does. */
async function refusals(objects: LabObject[]): Promise<Array<string | undefined>> {
  try {
    const verdicts = await referee.verdicts(Yaml.stringify(...objects));
    expect(verdicts).toHaveLength(objects.length);
    return verdicts.map(({ layer, message }) => layer && `${layer}: ${message}`);
  } catch (error) {
    // What is no YAML spoils the answer for the others.
    if (objects.length === 1) return [(error as Error).message];
    const half = objects.length / 2;
    return [...await refusals(objects.slice(0, half)), ...await refusals(objects.slice(half))];
  }
}

async function refusalsOf(objects: LabObject[]): Promise<Array<string | undefined>> {
  const all: Array<string | undefined> = [];
  for (let start = 0; start < objects.length; start += BATCH) all.push(...await refusals(objects.slice(start, start + BATCH)));
  return all;
}

/** The wording of a refusal, without what differs from object to object. */
const wording = (message: string) => message.replace(/spec\.[^ :]+|line \d+|"[^"]*"|'[^']*'|\{[^}]*\}|\[[^\]]*\]|[\d.]+/g, '_').slice(0, 80);

/** The property: what our constructs let through, a control plane accepts. */
const accepted = (definitions: fc.Arbitrary<Definition>) => fc.asyncProperty(definitions, async (definition) => {
  const { object } = attempt(definition);
  if (!object) return;
  const [refusal] = await refusals([object]);
  if (refusal) throw new Error(`${refusal}\n${Yaml.stringify(object)}`);
});

/** Generates the input of one run again, and shrinks it as long as it is refused. Returns the report. */
async function shrunk(definitions: fc.Arbitrary<Definition>, index: number): Promise<string> {
  const details = await fc.check(accepted(definitions), { seed: SEED, path: String(index), numRuns: 1 });
  return details.failed ? `run ${index}: ${(details.errorInstance as Error).message}` : `run ${index} is refused only among others`;
}

interface Run {
  readonly index: number;
  readonly attempt?: Attempt;
  readonly crash?: Error;
  refusal?: string;
}

function run(definition: Definition, index: number): Run {
  try {
    return { index, attempt: attempt(definition) };
  } catch (error) {
    return { index, crash: error as Error };
  }
}

/** Generates inputs, and has what our constructs let through judged. */
async function trial(definitions: fc.Arbitrary<Definition>, seed: number, numRuns: number): Promise<Run[]> {
  const runs = fc.sample(definitions, { seed, numRuns }).map(run);
  const through = runs.filter((one) => one.attempt?.object);
  const refused = await refusalsOf(through.map((one) => one.attempt!.object!));
  through.forEach((one, place) => one.refusal = refused[place]);
  return runs;
}

/** The first run of each kind of disagreement. */
function disagreements(runs: Run[]): number[] {
  const first = new Map<string, number>();
  for (const { index, crash, refusal } of runs) {
    const message = crash?.message ?? refusal;
    if (message !== undefined && !first.has(wording(message))) first.set(wording(message), index);
  }
  return [...first.values()];
}

/** Information: what we refuse only as a whole, though a control plane would accept it. */
async function tooStrict(runs: Run[]): Promise<string> {
  const withheld = runs.filter((one) => one.attempt?.withheld);
  const refused = await refusalsOf(withheld.map((one) => one.attempt!.withheld!));
  const strict = withheld.filter((_, place) => !refused[place]).map((one) => wording(one.attempt!.refusal!.split('\n')[1]));
  const lines = [...new Set(strict)].map((text) => `\n  ${strict.filter((other) => other === text).length} times: ${text}`);
  return `${withheld.length} of these as a whole, of which a control plane would accept ${strict.length}${lines.join('')}`;
}

describe.each(GENERATED.map(([kind, definitions]) => [kind.apiVersion, kind.kind, kind.leftOut, definitions] as const))('%s %s', (apiVersion, kind, without, definitions) => {
  const schema = specSchema(apiVersion, kind)!;
  const found = new Set<string>();
  const note = (runs: Run[]) => runs.filter((one) => one.attempt?.object && !one.refusal)
    .forEach((one) => leafValues(schema, one.attempt!.object!.spec).forEach(({ leaf, value }) => found.add(leaf).add(`${leaf}=${value}`)));

  test('what we let through, a control plane accepts', async () => {
    const runs = await trial(definitions, SEED, RUNS);
    note(runs);
    const through = runs.filter((one) => one.attempt?.object).length;
    process.stderr.write(`${kind}: seed ${SEED}, ${runs.length} generated, ${through} let through, ${runs.length - through} refused by us, ${await tooStrict(runs)}\n`);

    const bad = disagreements(runs);
    const reports: string[] = [];
    for (const index of bad.slice(0, SHOWN)) reports.push(await shrunk(definitions, index));
    if (bad.length > 0) throw new Error(`${bad.length} kinds of disagreement, LAB_SEED=${SEED}\n\n${reports.join('\n\n')}`);
    // Otherwise the generator would ask too much or too little.
    expect(through / runs.length).toBeGreaterThanOrEqual(0.1);
    expect(through / runs.length).toBeLessThanOrEqual(0.98);
  });

  test('the accepted objects reach every field that we have', async () => {
    const all = leavesOf(schema);
    const leftOut = all.filter((leaf) => without.some(([pattern]) => pattern.test(leaf)));
    // Chance may pass a field by, so it gets more chances before that counts as missing.
    for (let more = 1; more <= 100 && all.some((leaf) => !found.has(leaf) && !leftOut.includes(leaf)); more++) {
      note(await trial(definitions, SEED + more, 1000));
    }
    const missing = all.filter((leaf) => !found.has(leaf));
    const has = all.length - missing.length;
    process.stderr.write(`${kind}: ${has} of ${all.length} fields and enum values reached (${Math.floor(100 * has / all.length)} %), ${leftOut.length} left out on purpose\n`);

    expect(missing).toEqual(leftOut);
  });
});
