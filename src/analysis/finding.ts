import { ObjectPath, Resource } from '../model/resource';
import { Code } from './codes';

export type Level = 'Error' | 'Warning' | 'Info';

/** What a rule has found. */
export interface Finding {
  readonly code: Code;

  /** What is wrong, and where it helps what to do. */
  readonly message: string;

  readonly resource: Resource;

  /** The field that is to blame. @default the resource as a whole */
  readonly path?: ObjectPath;
}
