import * as fc from 'fast-check';
import { analyze } from '../src/analysis/analyze';
import { Code, CODES } from '../src/analysis/codes';
import { readText } from '../src/model/read';
import { LabObject } from './attempt';
import { manifests } from './generators/manifests';
import { SCENARIOS, scenarioRound } from './generators/scenarios';
import { mutation, Mutator } from './mutants/of-values';
import { Referee } from './referee';

/** Generated meshes. Each is judged again without one of its objects, a few times. */
const RUNS = Number(process.env.LAB_RUNS ?? 66);
/** How often each scenario is made, beside others; each is judged again with one field changed. */
const ROUNDS = Math.max(22, Math.ceil(RUNS / 60));
/** How often the real analyzers must find a code, and just not find it any more. */
const LEAST = 20;
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

/** What the real analyzers find that we have rules for, as code and origin; nothing where they cannot read all. */
async function read(yaml: string): Promise<string[] | undefined> {
  const { messages, unread, verdicts } = await referee.judge(yaml);
  if (unread !== undefined) return undefined;
  const found = messages.filter(({ code }) => Object.hasOwn(CODES, code)).map(({ code, origin }) => `${code} ${ORIGINS[code] ?? origin}`);
  // They look past fields that they do not know, for which the API server refuses an object.
  const refused = verdicts.filter(({ layer }) => layer).map(({ kind, namespace, name }) => `IST0106 ${kind} ${namespace}/${name}`);
  return [...new Set([...found, ...refused])];
}

/** Where they blame what istioctl has made of an object. */
const ORIGINS: Readonly<Record<string, string>> = { IST0126: 'ConfigMap istio-system/istio' };

async function theirs(yaml: string): Promise<string[]> {
  const found = await read(yaml);
  expect(found).toBeDefined();
  return found!;
}

const isIstios = (code: string) => code.startsWith('IST');

const ours = (yaml: string) => [...new Set(analyze(readText(yaml, 'input.yaml'), { assumeInstallation: false }).findings
  .filter(({ code }) => isIstios(code))
  .map(({ code, origin }) => `${code} ${origin}`))];

const without = (one: readonly string[], other: readonly string[]) => one.filter((finding) => !other.includes(finding));

interface Answers {
  /** What is found at every time. */
  always: string[];
  /** What is found at some. */
  sometimes: string[];
}

/** Asks the real analyzers until they agree with us in part: some answers depend on an order that they take at random. */
async function repeated(yaml: string, first: string[], agrees: (answers: Answers) => boolean): Promise<Answers> {
  const answers: Answers = { always: first, sometimes: first };
  for (let time = 0; time < REPEATS && !agrees(answers); time++) {
    const found = await theirs(yaml);
    answers.always = answers.always.filter((finding) => found.includes(finding));
    answers.sometimes = [...answers.sometimes, ...found];
  }
  return answers;
}

/** Compares what both find in meshes. */
class Comparison {
  public readonly differences: string[] = [];
  public meshes = 0;
  public random = 0;

  /** @param excused whether the real analyzers may find something that we do not, by all that we find */
  public constructor(private readonly excused: (finding: string, own: readonly string[]) => boolean = () => false) {}

  /** What the real analyzers find. */
  public async compare(objects: readonly LabObject[], real?: string[]): Promise<string[]> {
    this.meshes++;
    const yaml = yamlOf(objects);
    const [first, own] = [real ?? await theirs(yaml), ours(yaml)];
    const missed = ({ always }: Answers) => without(always, own).filter((finding) => !this.excused(finding, own));
    const wrong = ({ sometimes }: Answers) => without(own, sometimes);
    const answers = await repeated(yaml, first, (some) => missed(some).length + wrong(some).length === 0);
    if (missed(answers).length + wrong(answers).length === 0) this.random += Number(answers.sometimes !== first);
    else this.differences.push(`missed: ${missed(answers).join(', ')}\nwrong: ${wrong(answers).join(', ')}\n${yaml}`);
    return first;
  }

  public toString(): string {
    return `seed ${SEED}: ${this.meshes} meshes, ${this.differences.length} disagreements, ${this.random} where the answer is random`;
  }
}

test('the real analyzers and ours find the same in generated meshes', async () => {
  const comparison = new Comparison();
  const fires = new Map<string, number>();
  const nearFires = new Map<string, number>();
  const count = (counts: Map<string, number>, findings: readonly string[]) =>
    findings.map((one) => one.slice(0, 7)).forEach((code) => counts.set(code, (counts.get(code) ?? 0) + 1));
  // What one object or one field decides has nearly been found, or nearly not.
  const countNear = (one: readonly string[], other: readonly string[]) => count(nearFires, [...without(one, other), ...without(other, one)]);

  const sample = fc.sample(fc.tuple(manifests, fc.array(fc.nat(), { minLength: DROPS, maxLength: DROPS })), { seed: SEED, numRuns: RUNS });
  for (const [groups, drops] of sample) {
    const real = await comparison.compare(groups.flat());
    count(fires, real);
    for (const drop of drops) countNear(real, await comparison.compare(groups.filter((_, index) => index !== drop % groups.length).flat()));
  }
  for (const { found, near } of fc.sample(scenarioRound, { seed: SEED, numRuns: ROUNDS }).flat()) {
    const real = await comparison.compare(found);
    count(fires, real);
    for (const one of near) countNear(real, await comparison.compare(one));
  }

  const codes = (Object.keys(CODES) as Code[]).filter(isIstios);
  const table = codes.map((code) => `${code} ${fires.get(code) ?? 0}/${nearFires.get(code) ?? 0}`);
  process.stderr.write(`${comparison.toString()}; fires/near fires: ${table.join(', ')}\n`);
  expect(comparison.differences.slice(0, SHOWN)).toEqual([]);
  expect(Object.keys(SCENARIOS).filter((code) => !(codes as string[]).includes(code))).toEqual([]);
  expect(codes.filter((code) => Math.min(fires.get(code) ?? 0, nearFires.get(code) ?? 0) < LEAST)).toEqual([]);
});

test('they find the same in meshes with mutants', async () => {
  const comparison = new Comparison(isOfRefused);
  const meshes = fc.sample(scenarioRound, { seed: SEED + 1, numRuns: Math.ceil(ROUNDS / 2) }).flat().map(({ found }) => found);
  const mutator = new Mutator(meshes.flat().filter(isIstioObject), SEED);
  const changes = fc.sample(fc.tuple(fc.nat(), fc.array(mutation, { minLength: 1, maxLength: 2 })), { seed: SEED, numRuns: meshes.length });
  let unread = 0;
  for (const [index, mesh] of meshes.entries()) {
    const [which, mutations] = changes[index];
    const own = mesh.filter(isIstioObject);
    if (own.length === 0) continue;
    const mutated = own[which % own.length];
    const changed = mesh.map((one) => (one === mutated ? mutator.mutate(one, mutations) : one));
    const real = await read(yamlOf(changed));
    if (real) await comparison.compare(changed, real);
    else unread++;
  }
  process.stderr.write(`${comparison.toString()}; ${unread} that the real analyzers cannot read\n`);
  expect(comparison.differences.slice(0, SHOWN)).toEqual([]);
});

/** Of an object that the API server refuses we tell nothing else; of files istioctl does not see that, and looks on. */
const isOfRefused = (finding: string, own: readonly string[]) => own.includes(finding.replace(/^\S+/, 'IST0106'));

const isIstioObject = ({ apiVersion }: LabObject) => apiVersion.includes('istio.io/');
