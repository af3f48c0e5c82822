import { decode, Source } from './decode';
import { documentsOf, lineOf, SourceDocument } from './documents';
import { freeze, NoJson } from './freeze';
import { ObjectTypes } from './object-types';
import { readObjects } from './objects';
import { listKeyIn, positionIn, positionOf } from './position';
import { ReadProblem } from './problem';
import { keyOf, Resource, titleOf } from './resource';
import { sourcesOf } from './sources';
import { readYaml, sourceHint } from './yaml';

/** What stands in manifests. What could not be read is among the problems, and nothing is left out in silence. */
export interface Manifests {
  /** In the order of the files. Of an object that is there more than once, the last one, which is what `kubectl apply` leaves. */
  readonly resources: readonly Resource[];
  readonly problems: readonly ReadProblem[];
}

export interface ReadOptions {
  /** Of objects that name none. @default 'default' */
  readonly namespace?: string;

  /** What `-` is, where that is known already. @default the standard input of the process */
  readonly stdin?: Uint8Array;

  /** Told the number of bytes read and of all. */
  progress?(done: number, total: number): void;
}

/** Reads the manifests of files and folders, and of the standard input for `-`. */
export function readManifests(paths: readonly string[], options: ReadOptions = {}): Manifests {
  const { sources, problems } = sourcesOf(paths, options.stdin);
  const manifests = readSources(sources, options);
  return { resources: manifests.resources, problems: [...problems, ...manifests.problems] };
}

/** Reads the manifests of a text. */
export const readText = (text: string, file: string, options: ReadOptions = {}): Manifests =>
  readSources([{ file, bytes: Buffer.from(text) }], options);

/** Reads manifests that are in memory already. */
export function readSources(sources: readonly Source[], { namespace = 'default', progress }: ReadOptions = {}): Manifests {
  const problems: ReadProblem[] = [];
  const resources = new Map<string, Resource>();
  const reader = {
    defaultNamespace: namespace,
    types: new ObjectTypes(),
    problem: (problem: ReadProblem) => void problems.push(problem),
    resource: (resource: Resource) => {
      const key = resource.name === '' ? `generated/${resources.size}` : keyOf(resource);
      const former = resources.get(key);
      if (former) problems.push(doubled(former, resource));
      resources.set(key, resource);
    },
  };
  const total = sources.reduce((sum, { bytes }) => sum + bytes.length, 0);
  let done = 0;
  for (const source of sources) {
    const { text, problem } = decode(source);
    if (problem) problems.push(problem);
    for (const document of documentsOf(source.file, text)) {
      for (let next: SourceDocument | undefined = document; next; next = readDocument(next, reader));
    }
    progress?.(done += source.bytes.length, total);
  }
  return { resources: [...resources.values()], problems };
}

/** Reads a document, and gives what begins behind its end. */
function readDocument(document: SourceDocument, reader: Parameters<typeof readObjects>[2]): SourceDocument | undefined {
  const broken = (message: string, line: number) =>
    reader.problem({ code: 'broken-yaml', severity: 'error', message, file: document.file, line, quote: lineOf(document, line) });
  const { value, error } = readYaml(document.text);
  const rest = error?.rest === undefined ? undefined : furtherJson(document, error.rest);
  if (rest) {
    readDocument({ ...document, text: document.text.slice(0, error!.rest) }, reader);
    return rest;
  }
  if (error) broken(error.reason, document.line + error.line);
  if (value === undefined || value === null) return undefined;
  const wrong = freeze(value, document.text.length);
  const key = wrong ? undefined : listKeyIn(document);
  if (wrong) broken(`${NO_JSON[wrong.reason]}${sourceHint(document.text)}`, positionIn(document, wrong.path).line);
  else if (key) broken(`a key is a list; put it in quotes if it is a text that begins with '['${sourceHint(document.text)}`, key.line);
  else readObjects(value, document, reader);
  return undefined;
}

/** Kubernetes reads objects of JSON one after the other, as `jq` writes them. */
function furtherJson({ file, text, line }: SourceDocument, begin: number): SourceDocument | undefined {
  if (text.trimStart()[0] !== '{' || text[begin] !== '{') return undefined;
  const before = text.slice(0, begin).split('\n');
  return { file, text: `${' '.repeat(before[before.length - 1].length)}${text.slice(begin)}`, line: line + before.length - 1 };
}

const NO_JSON: Readonly<Record<NoJson['reason'], string>> = {
  aliases: 'its aliases make far more of it than stands there; write out what they repeat',
  cycle: 'an anchor contains itself, or it is nested too deeply',
  key: "a key is an object; put it in quotes if it is a text that begins with '{'",
  number: 'a number is infinite or none at all; put it in quotes if it is a text',
};

function doubled(former: Resource, latter: Resource): ReadProblem {
  const first = positionOf(former);
  const { file, line, column, quote } = positionOf(latter);
  const message = `${titleOf(latter)} is there already (${first.file}:${first.line}); the last one counts`;
  return { code: 'doubled', severity: 'warning', message, file, line, column, quote };
}
