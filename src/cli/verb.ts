import { Command } from 'commander';
import { Exit } from './exit';
import { Session } from './session';

/** How a verb was called. */
export interface Call<Options> {
  readonly session: Session;
  readonly operands: readonly string[];
  readonly options: Options;
}

/** What one verb of the command line takes and does. */
export interface Verb<Options> {
  /** Adds its arguments, options and examples to its command. */
  readonly define: (command: Command) => unknown;
  /** Reads, calls what does it, and prints. */
  readonly run: (call: Call<Options>) => Promise<Exit>;
}

/** A verb as the list of verbs has it, which is all that is loaded of those that are not called. */
export interface VerbEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Verb<any>;
}
