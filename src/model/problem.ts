/** Why something of the input could not be read as the objects that it means. */
export interface ReadProblem {
  /** What names the reason, such as `broken-yaml`. */
  readonly code: ReadProblemCode;

  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly file: string;

  /** From 1, where it is known. */
  readonly line?: number;

  /** From 1, where it is known. */
  readonly column?: number;

  /** The text of that line. */
  readonly quote?: string;
}

export type ReadProblemCode =
  | 'unreadable' // no such file, not allowed to read it
  | 'encoding' // not UTF-8, or lines that Kubernetes does not see
  | 'broken-yaml'
  | 'no-object' // a document that is no object of Kubernetes
  | 'unknown-kind'
  | 'doubled'; // the same object a second time
