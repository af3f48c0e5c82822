import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { loadAll } from 'js-yaml';
import { Schema } from '../build-tools/crds';
import { pathText } from '../src/schema/problem';
import { validateObject } from '../src/schema/validate-object';
import { SERVED_CRDS } from '../test/support/crds';
import { LabObject } from './attempt';
import { mutate, mutation } from './mutants/of-shapes';
import { Referee } from './referee';

/** Mutants of each sample. */
const RUNS = Number(process.env.LAB_RUNS ?? 200);
const SEED = Number(process.env.LAB_SEED ?? Math.floor(Math.random() * 2 ** 31));
const BATCH = 100;
const MUTATIONS = fc.array(mutation, { minLength: 1, maxLength: 2 });
const FOLDER = join(__dirname, 'samples');

const SAMPLES = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => loadAll(readFileSync(join(FOLDER, file), 'utf8')) as LabObject[]);

function rootOf({ apiVersion, kind }: LabObject): Schema {
  const [group] = apiVersion.split('/');
  return SERVED_CRDS.find(({ spec }) => spec.group === group && spec.names.kind === kind)!.spec.versions[0].schema.openAPIV3Schema;
}

let referee: Referee;

beforeAll(async () => {
  referee = await Referee.start();
});

afterAll(() => referee.stop());

interface Answer {
  readonly layer: string;
  readonly why: string;
}

/** What the API server says: where an object is refused, or that it goes on to the webhook. */
async function real(objects: object[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let start = 0; start < objects.length; start += BATCH) {
    const batch = objects.slice(start, start + BATCH);
    const verdicts = await referee.verdicts(Yaml.stringify(...batch));
    expect(verdicts).toHaveLength(batch.length);
    answers.push(...verdicts.map(({ layer = 'webhook', message = '' }) => ({ layer: layer === 'webhook' ? 'accepted' : layer, why: message })));
  }
  return answers;
}

function ours(object: object): Answer {
  const problems = validateObject({ ...object }).filter(({ layer }) => layer !== 'webhook');
  return {
    layer: problems[0]?.layer ?? 'accepted',
    why: problems.map(({ path, message }) => `${pathText(path)} ${message}`).join('\n'),
  };
}

test('the samples are accepted, and use every field', async () => {
  const answers = await real(SAMPLES);

  expect(answers.filter(({ layer }) => layer !== 'accepted')).toEqual([]);
  expect(SAMPLES.map(ours).filter(({ layer }) => layer !== 'accepted')).toEqual([]);
  const used = new Set(SAMPLES.flatMap((sample) => formsIn(sample.spec, rootOf(sample).properties!.spec)));
  const missed = SERVED_CRDS.flatMap(({ spec: { names, versions } }) =>
    unused(versions[0].schema.openAPIV3Schema.properties!.spec, names.kind, used));
  expect(missed).toEqual([]);
});

/** A field with the form of what it is in, as the same form stands in several places. */
const form = (schema: Schema, field: string) => `${JSON.stringify(schema)} ${field}`;

/** The forms of all fields that a value has. */
function formsIn(value: unknown, schema: Schema): string[] {
  const { properties, items, additionalProperties } = schema;
  if (items) return (value as unknown[]).flatMap((item) => formsIn(item, items));
  if (typeof additionalProperties === 'object') return Object.values(value as object).flatMap((one) => formsIn(one, additionalProperties));
  return !properties ? [] : Object.entries(value as object).flatMap(([field, one]) => [form(schema, field), ...formsIn(one, properties[field])]);
}

/** The paths of the fields that no sample has. */
function unused(schema: Schema, path: string, used: ReadonlySet<string>): string[] {
  const { properties = {}, items, additionalProperties } = schema;
  if (items) return unused(items, `${path}[]`, used);
  if (typeof additionalProperties === 'object') return unused(additionalProperties, `${path}.*`, used);
  return Object.entries(properties).flatMap(([field, child]) =>
    used.has(form(schema, field)) ? unused(child, `${path}.${field}`, used) : [`${path}.${field}`]);
}

test('mutants are refused where the API server refuses them', async () => {
  const mutants = SAMPLES.flatMap((sample, index) => fc.sample(MUTATIONS, { seed: SEED + index, numRuns: RUNS })
    .map((mutations) => mutations.reduce<object>((object, one) => mutate(object, rootOf(sample), one), sample)));
  const answers = await real(mutants);

  const disagreements = mutants.flatMap((mutant, index) => {
    const [theirs, own] = [answers[index], ours(mutant)];
    return theirs.layer === own.layer ? [] : [`${JSON.stringify(mutant)}\n  real: ${theirs.layer} ${theirs.why}\n  ours: ${own.layer} ${own.why}`];
  });
  const count = (layer: string) => answers.filter((answer) => answer.layer === layer).length;
  console.log(`seed ${SEED}: ${mutants.length} mutants, ${count('accepted')} accepted, ${count('schema')} refused by schema, ${count('cel')} by CEL; ${disagreements.length} disagreements`);
  expect(disagreements).toEqual([]);
});
