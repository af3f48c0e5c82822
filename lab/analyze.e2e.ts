import * as fc from 'fast-check';
import { analyze } from '../src/analysis/analyze';
import { Code, CODES } from '../src/analysis/codes';
import { readText } from '../src/model/read';
import { LabObject } from './attempt';
import { manifests } from './generators/manifests';
import { Referee } from './referee';

/** Generated meshes. Each is judged again without one of its objects, a few times. */
const RUNS = Number(process.env.LAB_RUNS ?? 300);
const SEED = Number(process.env.LAB_SEED ?? Math.floor(Math.random() * 2 ** 31));
const DROPS = 3;
/** An answer that comes once in six times is then missed once in a million runs. */
const REPEATS = 76;
const SHOWN = Number(process.env.LAB_SHOWN ?? 5);

let referee: Referee;

beforeAll(async () => {
  referee = await Referee.start();
});

afterAll(() => referee.stop());

const yamlOf = (objects: readonly LabObject[]) => objects.map((object) => JSON.stringify(object)).join('\n---\n');

/** What the real analyzers find that we have rules for, as code and origin. */
async function theirs(yaml: string): Promise<string[]> {
  const { messages, unread } = await referee.judge(yaml);
  expect(unread).toBeUndefined();
  return [...new Set(messages.filter(({ code }) => Object.hasOwn(CODES, code)).map(({ code, origin }) => `${code} ${origin}`))];
}

const isIstios = (code: string) => code.startsWith('IST');

const ours = (yaml: string) => [...new Set(analyze(readText(yaml, 'input.yaml'), { assumeInstallation: false }).findings
  .filter(({ code }) => isIstios(code))
  .map(({ code, origin }) => `${code} ${origin}`))];

const without = (one: readonly string[], other: readonly string[]) => one.filter((finding) => !other.includes(finding));

/** What the real analyzers find at every time, and at some: where their answer depends on an order that they take at random. */
async function repeated(yaml: string, first: string[]): Promise<{ always: string[]; sometimes: string[] }> {
  let [always, sometimes] = [first, first];
  for (let time = 0; time < REPEATS; time++) {
    const found = await theirs(yaml);
    always = always.filter((finding) => found.includes(finding));
    sometimes = [...sometimes, ...found];
  }
  return { always, sometimes };
}

test('the real analyzers and ours find the same in generated meshes', async () => {
  const fires = new Map<string, number>();
  const nearFires = new Map<string, number>();
  const differences: string[] = [];
  let random = 0;
  const count = (counts: Map<string, number>, finding: string) => counts.set(finding.slice(0, 7), (counts.get(finding.slice(0, 7)) ?? 0) + 1);

  const compare = async (objects: readonly LabObject[]) => {
    const yaml = yamlOf(objects);
    const [real, own] = [await theirs(yaml), ours(yaml)];
    if (without(real, own).length + without(own, real).length === 0) return real;
    const { always, sometimes } = await repeated(yaml, real);
    const [missed, wrong] = [without(always, own), without(own, sometimes)];
    if (missed.length + wrong.length > 0) differences.push(`missed: ${missed.join(', ')}\nwrong: ${wrong.join(', ')}\n${yaml}`);
    else random++;
    return real;
  };
  const sample = fc.sample(fc.tuple(manifests, fc.array(fc.nat(), { minLength: DROPS, maxLength: DROPS })), { seed: SEED, numRuns: RUNS });
  for (const [groups, drops] of sample) {
    const real = await compare(groups.flat());
    for (const finding of real) count(fires, finding);
    for (const drop of drops) {
      const rest = await compare(groups.filter((_, index) => index !== drop % groups.length).flat());
      // What one object more or less decides has nearly been found, or nearly not.
      for (const finding of [...without(real, rest), ...without(rest, real)]) count(nearFires, finding);
    }
  }

  const table = (Object.keys(CODES) as Code[]).filter(isIstios).map((code) => `${code} ${fires.get(code) ?? 0}/${nearFires.get(code) ?? 0}`);
  process.stderr.write(`seed ${SEED}: ${sample.length * (DROPS + 1)} meshes, ${differences.length} disagreements, ${random} where the answer is random; fires/near fires: ${table.join(', ')}\n`);
  expect(differences.slice(0, SHOWN)).toEqual([]);
});
