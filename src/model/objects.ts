import { findGroup } from '../schema/kinds';
import { didYouMean } from '../schema/nearest';
import { pathText } from '../schema/problem';
import { show } from '../schema/values/show';
import { SourceDocument } from './documents';
import { isClusterWide, kubernetesKinds } from './kubernetes-kinds';
import { booleanHint, positionIn } from './position';
import { ReadProblem, ReadProblemCode } from './problem';
import { ObjectPath, Resource } from './resource';

type Fields = Readonly<Record<string, unknown>>;

/** Takes what a document turns out to hold. */
export interface Reader {
  readonly defaultNamespace: string;
  resource(resource: Resource): void;
  problem(problem: ReadProblem): void;
}

/** Hands the objects of a document to a reader: one, or those of a List, however deep. */
export function readObjects(value: unknown, document: SourceDocument, reader: Reader, path: ObjectPath = []): void {
  const report = (code: ReadProblemCode, severity: ReadProblem['severity'], message: string, field: ObjectPath) => {
    const position = positionIn(document, [...path, ...field]);
    const text = `${pathText(field)} ${message}${booleanHint(position)}`.trimStart();
    reader.problem({ code, severity, message: text, file: position.file, line: position.line, quote: position.quote });
  };
  const wrong = (message: string, ...field: ObjectPath) => report('no-object', 'error', message, field);

  if (!isFields(value)) return wrong(`holds ${describe(value)} where an object of Kubernetes must be`);
  if (isList(value)) return value.items.forEach((item, index) => readObjects(item, document, reader, [...path, 'items', index]));

  const identity = identify(value, wrong);
  if (!identity) return;
  const { group, kind, namespace } = identity;
  const unknown = unknownKind(identity, value);
  if (unknown) report('unknown-kind', unknown.severity, unknown.message, ['kind']);
  else if (!findGroup(group)) checkTexts(value.metadata as Fields, wrong);

  reader.resource(Object.freeze({
    ...identity,
    namespace: isClusterWide(group, kind) ? '' : namespace || reader.defaultNamespace,
    object: value,
    source: Object.freeze({ document, path }),
  }));
}

type Wrong = (message: string, ...field: ObjectPath) => void;
type Identity = Pick<Resource, 'group' | 'version' | 'kind' | 'name' | 'namespace'>;

/** What object it is, unless that cannot be told. */
function identify({ apiVersion, kind, metadata }: Fields, wrong: Wrong): Identity | undefined {
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
  if (!isFields(metadata)) {
    wrong(`must be an object with a name, got ${describe(metadata)}`, 'metadata');
    return undefined;
  }
  const { name, generateName, namespace } = metadata;
  const named = isAbsent(name) && typeof generateName === 'string' && generateName !== '';
  if (!named && !text(name, 'reviews', 'metadata', 'name')) return undefined;
  if (!isAbsent(namespace) && !text(namespace, 'default', 'metadata', 'namespace')) return undefined;

  const slash = apiVersion.indexOf('/');
  return {
    group: apiVersion.slice(0, Math.max(slash, 0)),
    version: apiVersion.slice(slash + 1),
    kind,
    name: named ? '' : name as string,
    namespace: isAbsent(namespace) ? '' : namespace as string,
  };
}

/** Labels and annotations of what has no schema here. */
function checkTexts(metadata: Fields, wrong: Wrong): void {
  for (const field of ['labels', 'annotations']) {
    const texts = metadata[field];
    if (isAbsent(texts)) continue;
    if (!isFields(texts)) wrong(`must be an object of strings, got ${describe(texts)}`, 'metadata', field);
    else {
      for (const key in texts) {
        if (typeof texts[key] !== 'string' && texts[key] !== null) {
          wrong(`must be a string, got ${describe(texts[key])}${quotes(texts[key])}`, 'metadata', field, key);
        }
      }
    }
  }
}

/** A kind that its group does not have. Kubernetes may have newer ones. */
function unknownKind({ group, kind }: Identity, { apiVersion }: Fields): Pick<ReadProblem, 'severity' | 'message'> | undefined {
  const pinned = findGroup(group);
  const kinds = pinned ? [...pinned.keys()] : kubernetesKinds(group);
  if (!kinds || (pinned ? pinned.has(kind) : kinds.includes(kind))) return undefined;
  return { severity: pinned ? 'error' : 'warning', message: `${show(kind)} is none that ${show(apiVersion)} has${didYouMean(kind, kinds)}` };
}

const isList = (value: Fields): value is { items: unknown[] } =>
  typeof value.kind === 'string' && value.kind.endsWith('List') && Array.isArray(value.items);

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isAbsent = (value: unknown) => value === undefined || value === null || value === '';

function describe(value: unknown): string {
  if (isAbsent(value)) return 'nothing';
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'an object';
  return show(value);
}

const quotes = (value: unknown) => (typeof value === 'object' || isAbsent(value) ? '' : '; put it in quotes');
