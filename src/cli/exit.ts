/** How a verb ends, as the exit code of the process. */
export enum Exit {
  CLEAN = 0,
  /** There are findings, or what was expected does not hold. */
  FINDINGS = 1,
  /** What the user gave cannot be used. */
  USAGE = 2,
  /** A fault of this package. */
  FAULT = 3,
  /** The user ended it, as shells call SIGINT. */
  INTERRUPTED = 130,
}

/** The user gave what cannot be used; the message says what, and what to do. */
export class UsageError extends Error {}
