import { Resource } from '../model/resource';
import { sourcesOf } from '../model/sources';
import { Mesh, onlyGateway, Request, UnknownSource } from '../simulator';
import { Case, CaseRequest, casesOf, judge, Verdict } from '../simulator/expect';
import { Coverage, Reached } from '../simulator/reach';
import { UsageError } from './exit';

/** A case, and whether what it expects holds. */
export interface Judged {
  readonly case: Case;
  readonly request: Request;
  /** Of the first expectation that does not hold, or of the last one. */
  readonly verdict: Verdict;
}

/** The cases of files and folders. */
export function readCases(paths: readonly string[]): Case[] {
  const { sources, problems } = sourcesOf(paths);
  const read = sources.map(casesOf);
  const wrong = [...problems.map(({ file, message }) => `${file} ${message}`), ...read.flatMap((one) => one.problems)];
  if (wrong.length > 0) throw new UsageError(wrong.join('\nerror: '));
  const cases = read.flatMap((one) => one.cases);
  if (cases.length === 0) throw new UsageError(`there is no case in ${paths.join(', ')}`);
  return cases;
}

/** Holds a mesh against cases. */
export function judgeAll(cases: readonly Case[], mesh: Mesh, resources: readonly Resource[]): Judged[] {
  const wrong: string[] = [];
  const judged = cases.flatMap((one) => {
    try {
      return [judgeCase(one, mesh, resources)];
    } catch (error) {
      if (!(error instanceof UnknownSource)) throw error;
      wrong.push(`${one.file}:${one.line}: ${error.message}`);
      return [];
    }
  });
  if (wrong.length > 0) throw new UsageError(wrong.join('\nerror: '));
  return judged;
}

/** The routes and rules of a mesh, and which of them the cases reach. */
export function coverageOf(judged: readonly Judged[], mesh: Mesh, resources: readonly Resource[]): Coverage {
  const reached = new Reached();
  for (const { verdict } of judged) reached.add(verdict.explanation);
  return reached.coverage(mesh, resources);
}

function judgeCase(one: Case, mesh: Mesh, resources: readonly Resource[]): Judged {
  const request = requestOf(one.request, resources);
  const verdicts = one.expectations.map((expectation) => judge(mesh, request, expectation, one.request.evenIfUnsure));
  return { case: one, request, verdict: verdicts.find(({ state }) => state !== 'holds') ?? verdicts[0] };
}

function requestOf({ source, gateway, evenIfUnsure: _, ...request }: CaseRequest, resources: readonly Resource[]): Request {
  const from = source !== undefined ? { workload: source } : gateway !== undefined ? { gateway } : onlyGateway(resources);
  return { from, ...request };
}
