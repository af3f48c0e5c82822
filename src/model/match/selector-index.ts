import { Labels, selects } from './labels';

interface Entry<Value> {
  readonly selector: Labels;
  readonly value: Value;
}

/** Values with a selector each, by what they select: of many, only those with a label of a pod in their selector are asked. */
export class SelectorIndex<Value> {
  private readonly entries = new Map<string, Array<Entry<Value>>>();

  public add(namespace: string, selector: Labels, value: Value): void {
    const [first] = Object.keys(selector);
    const key = `${namespace} ${first === undefined ? '' : `${first}=${selector[first]}`}`;
    const known = this.entries.get(key);
    if (known) known.push({ selector, value });
    else this.entries.set(key, [{ selector, value }]);
  }

  /** The values of a namespace that select labels, those included that select everything. */
  public selecting(namespace: string, labels: Labels): Value[] {
    return ['', ...Object.keys(labels).map((name) => `${name}=${labels[name]}`)]
      .flatMap((label) => this.entries.get(`${namespace} ${label}`) ?? [])
      .filter(({ selector }) => selects(selector, labels))
      .map(({ value }) => value);
  }
}
