import { IConstruct } from 'constructs';

export { show } from '../../schema/values/show';

/** An input that cannot be right; the message says what to change. */
class InvalidInput extends Error {
  public constructor(message: string, public readonly path?: string) {
    super(path === undefined ? message : `${message} [${path}]`);
  }
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
    if (!(error instanceof InvalidInput) || error.path !== undefined) throw error;
    // A new error, as the stack that node prints begins with the message of the moment it was made.
    throw new InvalidInput(error.message, scope.node.path);
  }
}
