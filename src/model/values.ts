import { dump } from 'js-yaml';
import { CodeLine, SourceDocument } from './documents';
import { freeze } from './freeze';
import { ObjectTypes } from './object-types';
import { readObjects } from './objects';
import { ReadProblem } from './problem';
import { Manifests } from './read';
import { keyOf, Resource, titleOf } from './resource';

/** An object that is in memory, and what it is called where a file would be named. */
export interface NamedValue {
  readonly name: string;
  readonly value: object;

  /** The line of code that made it, asked for where a finding names it. */
  readonly origin?: () => CodeLine | undefined;
}

/** Reads objects that no file holds yet. They are frozen as they are, and written as YAML only where a finding quotes them. */
export function readValues(values: Iterable<NamedValue>, namespace: string): Manifests {
  const problems: ReadProblem[] = [];
  const resources = new Map<string, Resource>();
  const reader = {
    defaultNamespace: namespace,
    types: new ObjectTypes(),
    problem: (problem: ReadProblem) => void problems.push(problem),
    resource: (resource: Resource) => {
      const key = keyOf(resource);
      const former = resources.get(key);
      if (former) problems.push(doubled(former, resource));
      resources.set(key, resource);
    },
  };
  for (const named of values) {
    freeze(named.value, Infinity);
    readObjects(named.value, new ValueDocument(named), reader);
  }
  return { resources: [...resources.values()], problems };
}

class ValueDocument implements SourceDocument {
  public readonly line = 1;
  private written?: string;

  public constructor(private readonly named: NamedValue) {}

  public get file(): string {
    return this.named.name;
  }

  public get origin(): CodeLine | undefined {
    return this.named.origin?.();
  }

  public get text(): string {
    return this.written ??= dump(this.named.value, { lineWidth: -1, noRefs: true });
  }
}

function doubled(former: Resource, latter: Resource): ReadProblem {
  const { file } = latter.source.document;
  const message = `${titleOf(latter)} is there already, from ${former.source.document.file}; only one of them can be applied`;
  return { code: 'doubled', severity: 'warning', message, file };
}
