import { App } from 'cdk8s';
import { analyze, PlacedFinding } from '../../analysis/analyze';
import { CODES } from '../../analysis/codes';
import { Suppression } from '../../analysis/suppression';
import { Target, targetOf, TARGETS } from '../../analysis/target';
import { invalid, show } from '../../core/private/errors';
import { readValues } from '../../model/values';
import { FindingLevel } from '../finding-level';
import { FindingSuppression } from '../finding-suppression';
import { isValid, resourcesOf, settingsOf, targetIn, whileResolved } from './app-resources';
import { failing } from './failing';

export interface JudgeOptions {
  readonly failOn: FindingLevel;
  readonly namespace: string;
  readonly suppressions: readonly Suppression[];
  readonly target?: Target;
}

/**
 * Analyzes an app and then synthesizes it. What its own validations find, the synthesis tells.
 *
 * @throws an error with all findings, if one is bad enough
 */
export function judgeApp<T>(app: App, { failOn, namespace, suppressions, target = targetIn(app) }: JudgeOptions, synthesize: () => T): T {
  if (!isValid(app)) return synthesize();
  const resources = resourcesOf(app);
  const { findings, suppressed } = analyze(readValues(resources, namespace), { suppressions, settings: settingsOf(app), target });
  const text = findings.map(findingText).join('\n');
  if (failing(findings, failOn).length > 0) throw new Error(`the analyzer found what a mesh would not do as it is meant:\n${text}`);
  if (findings.length > 0) process.stderr.write(`${text}\n`);
  // What is suppressed may be what a cluster refuses, which the constructs then tell.
  return suppressed > 0 ? synthesize() : whileResolved(resources, synthesize);
}

/** The line of the resource that is to blame follows, unless that is the resource as a whole, and the line of code that made the resource. */
function findingText({ code, level, message, origin, file, line, quote, source }: PlacedFinding): string {
  const place = file === undefined ? '' : `[${file}] `;
  const subject = origin === undefined ? '' : `${origin}: `;
  const blamed = quote === undefined || line === 1 ? '' : `\n      ${quote.trim()}`;
  const made = source === undefined ? '' : `\n      made at ${source.file}:${source.line}`;
  return `  ${place}${level.toLowerCase()} ${code} ${subject}${message}${blamed}${made}`;
}

/** The version of Istio that a user gives, if one is given. */
export function readTarget(version: unknown): Target | undefined {
  if (version === undefined) return undefined;
  const target = typeof version === 'string' ? targetOf(version) : undefined;
  if (target === undefined) throw invalid(`istioVersion must be one of ${TARGETS}, got ${show(version)}`);
  return target;
}

/** The suppressions that a user gives. */
export const readSuppressions = (given: readonly FindingSuppression[]): Suppression[] => given.map(({ code, resource = '*', reason }) => {
  if (code !== '*' && !Object.hasOwn(CODES, code)) throw invalid(`a suppression must have the code of a finding such as 'IST0102', got ${show(code)}`);
  if (typeof reason !== 'string' || reason.trim() === '') throw invalid(`a suppression of ${code} must have a reason, got ${show(reason)}; say why it is meant to be so`);
  return { code, resource, reason };
});
