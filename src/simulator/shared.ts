/**
 * Makes something once for all that say the same: of thousands of routes and policies most do, and what requests are tested by
 * is then near the processor.
 */
export function shared<Given extends object, Made>(make: (given: Given) => Made): (given: Given) => Made {
  const ofObject = new WeakMap<Given, { readonly made: Made }>();
  const ofText = new Map<string, { readonly made: Made }>();
  return (given) => {
    const known = ofObject.get(given);
    if (known) return known.made;
    const text = JSON.stringify(given);
    const same = ofText.get(text) ?? { made: make(given) };
    ofText.set(text, same);
    ofObject.set(given, same);
    return same.made;
  };
}

const NONE: readonly never[] = [];

/** The same for all that have none. */
export const orNone = <T>(all: readonly T[]): readonly T[] => (all.length === 0 ? NONE : all);

/** Makes once what is made of the same parts, which are told apart as the keys of a `Map` are, and keeps it as long as the first of them. */
export class MadeOnce<Made> {
  private readonly ofFirst = new WeakMap<object, Parted<Made>>();

  public of(first: object, others: readonly unknown[], make: () => Made): Made {
    let at = this.ofFirst.get(first);
    if (!at) this.ofFirst.set(first, at = { next: undefined, made: undefined });
    for (const part of others) {
      at.next ??= new Map();
      let next = at.next.get(part);
      if (!next) at.next.set(part, next = { next: undefined, made: undefined });
      at = next;
    }
    at.made ??= { made: make() };
    return at.made.made;
  }
}

/** What is made of some parts, and what of more. */
interface Parted<Made> {
  next: Map<unknown, Parted<Made>> | undefined;
  made: { readonly made: Made } | undefined;
}
