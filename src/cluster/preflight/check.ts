import { Cluster } from '../cluster';
import { Run } from '../program';

/** What a check finds. Only a failure stands in the way. */
export interface Result {
  readonly status: 'ok' | 'note' | 'warning' | 'failed' | 'skipped';
  readonly found: string;
  /** What to do. */
  readonly remedy?: string;
}

/** What checks ask. */
export interface Surroundings {
  readonly cluster: Cluster;
  /** Runs other programs of the user. */
  readonly run: Run;
  /** The namespace of the control plane. */
  readonly namespace: string;
}

/** One thing to look at before Istio is installed or used. */
export interface Check {
  /** Names it, in the table and for programs. */
  readonly name: string;
  readonly run: (surroundings: Surroundings) => Promise<Result>;
}

export const ok = (found: string): Result => ({ status: 'ok', found });
export const note = (found: string, remedy?: string): Result => ({ status: 'note', found, remedy });
export const warning = (found: string, remedy?: string): Result => ({ status: 'warning', found, remedy });
export const failed = (found: string, remedy?: string): Result => ({ status: 'failed', found, remedy });

export const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;

const SHOWN = 3;

/** The first of many, and how many there are beside. */
export const some = (texts: readonly string[]) =>
  texts.slice(0, SHOWN).join(', ') + (texts.length > SHOWN ? ` and ${texts.length - SHOWN} more` : '');
