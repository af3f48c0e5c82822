import { Readable } from 'node:stream';
import { Run } from '../cluster/program';

/** A stream that a verb writes to: of the process, or of a test. */
export interface Output {
  readonly isTTY?: boolean;
  /** How wide a terminal is. */
  readonly columns?: number;
  write(text: string): unknown;
  /** Whether a terminal has colors, which the environment may deny by NO_COLOR. */
  hasColors?(count: number, env: NodeJS.ProcessEnv): boolean;
}

/** What a verb has to do with. */
export interface Session {
  /** What `-` reads. */
  readonly stdin: Readable;
  /** For data only, so that it can be piped. */
  readonly stdout: Output;
  /** For talk. */
  readonly stderr: Output;
  readonly env: NodeJS.ProcessEnv;
  /** Runs programs of the user's PATH, such as kubectl. */
  readonly run: Run;
  /** Fires when the user wants it to end. */
  readonly signal: AbortSignal;
}
