import { decode, Source } from '../../model/decode';
import { documentsOf, SourceDocument } from '../../model/documents';
import { positionIn } from '../../model/position';
import { ObjectPath } from '../../model/resource';
import { readYaml } from '../../model/yaml';
import { pathText } from '../../schema/problem';
import { crdProblems } from '../../schema/structure';
import { Request } from '../request';
import { Expectation, not } from './expectations';
import { CASE, EXPECTATIONS } from './form';

/** A request, and what is expected of it, as a file has it. */
export interface Case {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly request: CaseRequest;
  /** At least one; all must hold. */
  readonly expectations: readonly Expectation[];
}

export interface CaseRequest extends Omit<Request, 'from'> {
  readonly source?: string;
  readonly gateway?: string;
  readonly evenIfUnsure?: boolean;
}

/** The cases of a file, and what is wrong with it, such as `traffic.yaml:7: request.hots is no field here; did you mean 'host'?`. */
export interface Cases {
  readonly cases: readonly Case[];
  readonly problems: readonly string[];
}

/** Reads a file of cases: YAML whose documents are lists of them. */
export function casesOf(source: Source): Cases {
  const { text, problem } = decode(source);
  if (problem) return { cases: [], problems: [`${problem.file}:${problem.line}: ${problem.message}`] };
  const documents = documentsOf(source.file, text);
  if (documents.length === 0) return { cases: [], problems: [`${source.file}:1: has no case; ${FORM}`] };
  const read = documents.map(casesIn);
  return { cases: read.flatMap(({ cases }) => cases), problems: read.flatMap(({ problems }) => problems) };
}

const FORM = "write a list, each with 'name', 'request' and what is expected, such as 'toRoute'";

function casesIn(document: SourceDocument): Cases {
  const { value, error } = readYaml(document.text);
  if (error) return { cases: [], problems: [`${document.file}:${document.line + error.line}: ${error.reason}`] };
  if (!Array.isArray(value)) return { cases: [], problems: [`${at(document, [])} is no list of cases; ${FORM}`] };
  const problems = value.flatMap((one, index) => problemsOf(one, index, document));
  return { cases: problems.length > 0 ? [] : value.map((one, index) => caseOf(one, index, document)), problems };
}

const at = (document: SourceDocument, path: ObjectPath) => {
  const { file, line } = positionIn(document, path);
  return `${file}:${line}:`;
};

type Given = Readonly<Record<string, unknown>>;

function problemsOf(given: unknown, index: number, document: SourceDocument): string[] {
  const wrong = crdProblems(CASE, given as Given);
  const all = wrong.length > 0 ? wrong : [...expectationProblems(given as Given), ...expectationProblems(opposite(given as Given), 'not')];
  const told = all.map(({ path, message }) => `${at(document, [index, ...path])} ${path.length === 0 ? 'a case' : pathText(path)} ${message}`);
  return told.length > 0 || expectationsOf(given as Given).length > 0 ? told
    : [`${at(document, [index])} nothing is expected; give one of ${Object.keys(EXPECTATIONS).join(', ')}, or 'not' with one of them`];
}

const opposite = ({ not: given }: Given) => (given ?? {}) as Given;

/** What is expected, by name; null is nothing. */
const expectedIn = (given: Given) => Object.entries(EXPECTATIONS).flatMap(([name, expected]) => {
  const value = given[name];
  return value === undefined || value === null ? [] : [{ name, value, ...expected }];
});

const expectationProblems = (given: Given, ...above: string[]) => expectedIn(given).flatMap(({ name, value, form }) =>
  crdProblems(form(value), value as Given).map(({ path, message }) => ({ path: [...above, name, ...path], message })));

const expectationsOf = (given: Given): Expectation[] => [
  ...expectedIn(given).map(({ make, value }) => make(value)),
  ...expectedIn(opposite(given)).map(({ make, value }) => not(make(value))),
];

function caseOf(given: Given, index: number, document: SourceDocument): Case {
  const { file, line } = positionIn(document, [index]);
  return { name: given.name as string, file, line, request: given.request as CaseRequest, expectations: expectationsOf(given) };
}
