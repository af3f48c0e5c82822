/** An object as a resource refers to it, with nothing left to defaults but its namespace. */
export interface ObjectSpec {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

interface Partly {
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
}

/** Fills in the kind that is meant where a reference has none. */
export const objectSpec = (defaultKind: string, { group = '', kind = defaultKind, name, namespace }: Partly): ObjectSpec =>
  ({ group, kind, name, namespace });
