import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { ObjectLike, Problem } from '../../src/schema/problem';
import { webhookProblems } from '../../src/schema/webhook';

interface Sample extends ObjectLike {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly annotations?: Record<string, string> };
}

/** Objects that the lab holds against a real control plane as well. */
const samples = (folder: string, file: string) =>
  loadAll(readFileSync(join(__dirname, '../../lab', folder, `${file}.yaml`), 'utf8')) as Sample[];

const line = ({ severity, code, path, message }: Problem) =>
  `${severity}${code === 'IST0130' || code === 'IST0131' ? ` ${code}` : ''} ${path.join('.')}: ${message}`;

/** The problems with an object, a line each. */
export const problems = (object: ObjectLike) => webhookProblems(object).map(line);

/** Tests that every bad input of a file has the problems that its annotation `says`. */
export function testBadInputs(file: string): void {
  test.each(samples('bad-inputs', file).map((one) => [one.kind, one.metadata.name, one] as const))('fails or warns: %s %s', (_, __, bad) => {
    expect(problems(bad).join('\n')).toBe(bad.metadata.annotations!.says);
  });
}

/** Tests that the samples of a file have no problem. */
export function testSamples(file: string): void {
  test.each(samples('samples/webhook', file).map((one) => [one.kind, one.metadata.name, one] as const))('has nothing against %s %s', (_, __, good) => {
    expect(problems(good).filter((text) => !text.includes('changes what Istio makes for Envoy'))).toEqual([]);
  });
}
