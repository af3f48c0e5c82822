import { Duration } from 'cdk8s';
import { integer, wholeSeconds } from '../core/private/checks';
import { Storage } from './storage';

/** How much is kept in memory. */
export interface MemoryTraceStoreOptions {
  /**
   * Traces that are kept; then each new one takes the place of the oldest. At least 1.
   *
   * @default 50000
   */
  readonly maxTraces?: number;
}

/** How long and where traces are kept on a volume. */
export interface BadgerTraceStoreOptions {
  /** The volume. */
  readonly storage: Storage;

  /**
   * How long they are kept, in whole seconds.
   *
   * @default Duration.days(3)
   */
  readonly retention?: Duration;
}

/**
 * Where a Jaeger keeps its traces.
 *
 * @see https://www.jaegertracing.io/docs/latest/storage/
 */
export class TraceStore {
  /**
   * In its memory, until its pod is replaced.
   *
   * @param options how many
   */
  public static memory(options: MemoryTraceStoreOptions = {}): TraceStore {
    return new TraceStore({ memory: { max_traces: integer('maxTraces', options.maxTraces ?? 50_000, 1) } });
  }

  /**
   * In a database on a volume (Badger).
   *
   * @param options how long and where
   */
  public static badger(options: BadgerTraceStoreOptions): TraceStore {
    const { storage, retention = Duration.days(3) } = options;
    return new TraceStore({
      badger: {
        ephemeral: false,
        directories: { keys: '/badger/keys', values: '/badger/values' },
        ttl: { spans: wholeSeconds('retention', retention) },
      },
    }, { path: '/badger', storage });
  }

  private constructor(
    /** @internal */
    public readonly _backend: object,
    /** @internal */
    public readonly _volume?: { readonly path: string; readonly storage: Storage },
  ) {}
}
