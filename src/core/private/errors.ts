import { IConstruct } from 'constructs';

/** An input that cannot be right. Thrown by `invalid`; the message says what to change. */
class InvalidInput extends Error {
  public located = false;
}

/**
 * Builds the error for a wrong value: what was got, what is allowed, how to mend it.
 *
 * @param message lowercase, without a final period
 */
export function invalid(message: string): Error {
  return new InvalidInput(message);
}

/**
 * Runs what reads a construct's input, and ends the message of its error with the construct's path.
 *
 * Values such as a Destination are checked without knowing which construct they are for.
 */
export function at<T>(scope: IConstruct, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof InvalidInput && !error.located) {
      error.message += ` [${scope.node.path}]`;
      error.located = true;
    }
    throw error;
  }
}

/** Shows a value in a message: strings quoted, everything else as JSON. */
export function show(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value) ?? String(value);
}
