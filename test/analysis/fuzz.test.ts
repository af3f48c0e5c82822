import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { loadAll } from 'js-yaml';
import { analyze } from '../../src/analysis/analyze';
import { readSources } from '../../src/model/read';
import { ROOT } from '../meta/sources';

/** More of them, from a fresh seed, as `FUZZ_RUNS=20000 npx jest test/analysis/fuzz`. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 100);

const FOLDER = join(ROOT, 'lab', 'samples');
const SAMPLES = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml')).map((file) => readFileSync(join(FOLDER, file), 'utf8'));
const OBJECTS = SAMPLES.flatMap((text) => loadAll(text));

/** Nothing may throw, no rule may fail, nothing may be left out in silence, and each finding has its place. */
function holds(bytes: Uint8Array, isNothing: (text: string) => boolean): void {
  const { findings, objects } = analyze(readSources([{ file: 'a.yaml', bytes }]), { assumeInstallation: false });
  expect(findings.filter(({ code }) => code === 'CDI0001')).toEqual([]);
  const text = new TextDecoder().decode(bytes);
  const lines = text.split(/\r\n|\r|\n/).length;
  for (const { file, line = 0, message } of findings) {
    expect({ file, message: message === '' }).toEqual({ file: 'a.yaml', message: false });
    expect(line).toBeGreaterThan(0);
    expect(line).toBeLessThanOrEqual(lines);
  }
  if (!isNothing(text)) expect(findings.length + objects).toBeGreaterThan(0);
}

const isBlank = (text: string) => text.split('\n').every((line) => /^\s*(?:#.*|---.*|\.\.\..*|[~!&\uFEFF].*|null|Null|NULL)?\s*$/.test(line));

test('bytes of any kind', () => {
  fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 300 }).map((text) => Buffer.from(text))),
    (bytes) => holds(bytes, isBlank)), { numRuns });
});

const FRAGMENTS = [
  '', ' ', '\t', '\n', '\r', '\r\n', '  ', '- ', '---\n', '...\n', '%YAML 1.1\n', '{', '}', '[', ']', '"', "'", ': ', ',', '#', '|\n', '>\n',
  '&a ', '*a', '<<: ', '!!int ', '!x ', '? ', '@', '`', '~', 'null', 'y', '0x1', '1e999', '.nan', '__proto__: ', 'kind: List\n', 'items:\n',
  '\0', '\uFEFF', '\u2028', '\x07', 'ü', '\ud800',
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(3), fc.nat(200)),
  text: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...FRAGMENTS) }, fc.string({ unit: 'grapheme', maxLength: 5 })),
});

interface Edit {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const edited = (text: string, edits: readonly Edit[]) => edits.reduce((result, { at, length, text: inserted }) => {
  const begin = Math.floor(at * result.length);
  return result.slice(0, begin) + inserted + result.slice(begin + length);
}, text);

test('manifests with changed letters', () => {
  fc.assert(fc.property(fc.constantFrom(...SAMPLES), fc.array(edit, { minLength: 1, maxLength: 4 }), (text, edits) =>
    holds(Buffer.from(edited(text, edits)), isBlank)), { numRuns });
});

/** An object with other values at some of its places. */
function replaced(value: unknown, places: ReadonlyArray<{ steps: number[]; value: unknown }>): unknown {
  const copy = structuredClone(value);
  for (const { steps, value: other } of places) {
    let at = copy as Record<string, unknown>;
    for (const [depth, step] of steps.entries()) {
      const keys = Object.keys(at);
      const key = keys[step % keys.length];
      const next = at[key];
      if (depth === steps.length - 1 || typeof next !== 'object' || next === null || Object.keys(next).length === 0) {
        at[key] = structuredClone(other);
        break;
      }
      at = next as Record<string, unknown>;
    }
  }
  return copy;
}

const place = fc.record({
  steps: fc.array(fc.nat(100), { minLength: 1, maxLength: 8 }),
  value: fc.oneof(fc.constantFrom<unknown>(null, '', [], {}, [null], [{}], [[]], 0, -1, 1.5, true, '*', '.', 'a/b', '~', '__proto__'), fc.jsonValue({ maxDepth: 2 })),
});

test('objects with changed values', () => {
  const mutant = fc.tuple(fc.constantFrom(...OBJECTS), fc.array(place, { minLength: 1, maxLength: 3 }))
    .map(([object, places]) => JSON.stringify(replaced(object, places)));
  fc.assert(fc.property(fc.array(mutant, { minLength: 1, maxLength: 5 }), (mutants) =>
    holds(Buffer.from(mutants.join('\n---\n')), () => false)), { numRuns });
});
