/*
 * The form of what the pinned CRDs say of one place in an object. `npx projen import` writes it to `tables/`,
 * where places of the same form share one entry.
 */

/** A rule in CEL: the name of its counterpart in `cel/`, and what that takes. */
export type RuleFacts = readonly [name: string, ...parameters: Array<string | number>];

/** What may stand at one place. */
export interface ShapeFacts<Child = number> {
  readonly type: 'object' | 'list' | 'string' | 'integer' | 'number' | 'boolean' | 'anything';

  /** Null is kept here. Elsewhere the API server drops it, as if the field were not there. */
  readonly nullable?: true;

  /** What is missing is filled in by the API server. */
  readonly default?: true;

  readonly fields?: Readonly<Record<string, Child>>;

  /** Of a map: what each of its values is. */
  readonly values?: Child;

  /** Fields that the schema does not know may stand here as well. */
  readonly open?: true;

  readonly required?: readonly string[];

  /** Fields of which at most one may be given. */
  readonly choices?: ReadonlyArray<readonly string[]>;

  readonly items?: Child;

  /** Of a list: the field that tells its items apart. */
  readonly key?: string;

  /** No item of the list is there twice. */
  readonly unique?: true;

  /** Bounds of the number, of the string's characters, or of how many items or fields there are. */
  readonly min?: number;
  readonly max?: number;

  readonly enum?: ReadonlyArray<string | number>;
  readonly pattern?: string;
  readonly format?: 'int32' | 'byte';

  /** A Gateway's address: its value is an IP address if its type says so. */
  readonly address?: true;

  readonly rules?: readonly RuleFacts[];
}

/** The kinds of one API group. */
export interface TableFacts {
  readonly kinds: Readonly<Record<string, { readonly versions: readonly string[]; readonly root: number }>>;
  readonly shapes: readonly ShapeFacts[];
}
