import { metadataProblems } from '../schema/metadata';
import { pathText } from '../schema/problem';
import { show } from '../schema/values/show';
import { SourceDocument } from './documents';
import { ObjectType, ObjectTypes } from './object-types';
import { booleanHint, positionIn } from './position';
import { ReadProblem, ReadProblemCode } from './problem';
import { ObjectPath, Resource } from './resource';

type Fields = Readonly<Record<string, unknown>>;

/** Takes what a document turns out to hold. */
export interface Reader {
  readonly defaultNamespace: string;
  readonly types: ObjectTypes;
  resource(resource: Resource): void;
  problem(problem: ReadProblem): void;
}

/** Hands the objects of a document to a reader: one, or those of a List, however deep. */
export function readObjects(value: unknown, document: SourceDocument, reader: Reader, path: ObjectPath = []): void {
  const report = (code: ReadProblemCode, severity: ReadProblem['severity'], message: string, field: ObjectPath) => {
    const position = positionIn(document, [...path, ...field]);
    const { file, line, column, quote } = position;
    const text = `${pathText(field)} ${message}${booleanHint(position)}`.trimStart();
    reader.problem({ code, severity, message: text, file, line, column, quote });
  };
  const wrong = (message: string, ...field: ObjectPath) => report('no-object', 'error', message, field);

  if (!isFields(value)) return wrong(`holds ${describe(value)} where an object of Kubernetes must be`);
  if (Object.keys(value).some((key) => /^\/[/*]/.test(key))) return wrong('holds a comment, which JSON does not have; drop it');
  if (isList(value)) return readList(value);

  const identity = identify(value, reader.types, wrong);
  if (!identity) return;
  const { type, name, namespace } = identity;
  if (type.unknown) report('unknown-kind', type.unknown.severity, type.unknown.message, [type.unknown.field]);
  else if (!type.isPinned) {
    for (const problem of metadataProblems(value.metadata, !type.hasDnsNames)) wrong(problem.message, ...problem.path);
  }

  // Written out, as what a spread makes has a shape of its own in V8, and every access to it is slow.
  reader.resource(Object.freeze({
    group: type.group,
    version: type.version,
    kind: type.kind,
    name,
    namespace: type.isClusterWide ? '' : namespace || reader.defaultNamespace,
    object: value,
    source: Object.freeze({ document, path }),
  }));

  function readList({ apiVersion, items }: Fields): void {
    if (isAbsent(apiVersion)) wrong("must be a text such as 'v1', got nothing", 'apiVersion');
    if (!Array.isArray(items)) return wrong(`must be a list of objects, got ${describe(items)}`, 'items');
    items.forEach((item, index) => readObjects(item, document, reader, [...path, 'items', index]));
  }
}

type Wrong = (message: string, ...field: ObjectPath) => void;

interface Identity extends Pick<Resource, 'name' | 'namespace'> {
  readonly type: ObjectType;
}

/** What object it is, unless that cannot be told. */
function identify({ apiVersion, kind, metadata }: Fields, types: ObjectTypes, wrong: Wrong): Identity | undefined {
  const text = (value: unknown, like: string, ...field: string[]): value is string => {
    const is = typeof value === 'string' && value !== '';
    if (!is) wrong(`must be a text such as '${like}', got ${describe(value)}${quotes(value)}`, ...field);
    return is;
  };

  if (isAbsent(apiVersion) && isAbsent(kind)) {
    wrong('is no object of Kubernetes: it has neither apiVersion nor kind');
    return undefined;
  }
  if (!text(apiVersion, 'networking.istio.io/v1', 'apiVersion') || !text(kind, 'VirtualService', 'kind')) return undefined;
  if (!GROUP_AND_VERSION.test(apiVersion)) {
    wrong(`must be a version such as 'v1', behind its group as in 'networking.istio.io/v1', got ${show(apiVersion)}`, 'apiVersion');
    return undefined;
  }
  if (!isFields(metadata)) {
    wrong(`must be an object with a name, got ${describe(metadata)}`, 'metadata');
    return undefined;
  }
  const { name, generateName, namespace } = metadata;
  const named = isAbsent(name) && typeof generateName === 'string' && generateName !== '';
  if (!named && !text(name, 'reviews', 'metadata', 'name')) return undefined;
  if (!isAbsent(namespace) && !text(namespace, 'default', 'metadata', 'namespace')) return undefined;

  return { type: types.of(apiVersion, kind), name: named ? '' : name as string, namespace: isAbsent(namespace) ? '' : namespace as string };
}

const GROUP_AND_VERSION = /^(?:[^/\s]+\/)?[-a-z0-9]+$/;

const isList = ({ kind, items }: Fields) =>
  kind === 'List' || (typeof kind === 'string' && kind.endsWith('List') && items !== undefined);

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isAbsent = (value: unknown) => value === undefined || value === null || value === '';

function describe(value: unknown): string {
  if (isAbsent(value)) return 'nothing';
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'an object';
  return show(value);
}

const quotes = (value: unknown) => (typeof value === 'object' || isAbsent(value) ? '' : '; put it in quotes');
