/** Whether an object does what it is for. */
export interface Readiness {
  /** A failure does not pass by waiting. */
  readonly state: 'ready' | 'waiting' | 'failed';
  /** What is worth knowing of it: what it waits for, or how many of it there are. */
  readonly detail?: string;
}

export const ready = (detail?: string): Readiness => ({ state: 'ready', detail });
export const waiting = (detail: string): Readiness => ({ state: 'waiting', detail });
export const failed = (detail: string): Readiness => ({ state: 'failed', detail });

/** A condition of an object's status. */
export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
  readonly observedGeneration?: number;
}

export const conditionsOf = (status: { conditions?: readonly Condition[] } | undefined): readonly Condition[] => status?.conditions ?? [];

export const conditionOf = (status: { conditions?: readonly Condition[] } | undefined, type: string) =>
  conditionsOf(status).find((condition) => condition.type === type);

/** A condition in words, such as `not Programmed: no address is free`. */
export function sayCondition({ type, status, reason, message }: Condition): string {
  const why = message || reason;
  return `${status === 'True' ? '' : status === 'False' ? 'not ' : 'unknown whether '}${type}${why ? `: ${why}` : ''}`;
}
