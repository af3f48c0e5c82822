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
