import { VerbEntry } from './verb';

/** All verbs, in the order of the help. */
export const VERBS: readonly VerbEntry[] = [];
