import { show } from './show';

/** What nearly every duration looks like, and what is right beyond doubt. */
const USUAL = /^[1-9]\d{0,5}(?:ms|s|m|h)$/;
const DURATION = /^[-+]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;
const NANOSECONDS: Record<string, bigint> = {
  ns: 1n, us: 1000n, µs: 1000n, μs: 1000n, ms: 1_000_000n, s: 1_000_000_000n, m: 60_000_000_000n, h: 3_600_000_000_000n,
};
const MAX = 2n ** 63n - 1n;

/** Whole nanoseconds of a duration as Go writes it, such as 1h30m; nothing where it is none. */
export function nanoseconds(text: string): bigint | undefined {
  if (!DURATION.test(text)) return undefined;
  let sum = 0n;
  for (const [, whole, fraction = '', unit] of text.matchAll(/(\d*)(?:\.(\d*))?([a-zµμ]+)/g)) {
    sum += BigInt(whole) * NANOSECONDS[unit] + BigInt(fraction || 0) * NANOSECONDS[unit] / 10n ** BigInt(fraction.length);
  }
  if (sum > MAX) return undefined;
  return text.startsWith('-') ? -sum : sum;
}

/** Any time that can be read. */
export function anyDuration(text: string): string | undefined {
  return USUAL.test(text) || nanoseconds(text) !== undefined ? undefined
    : `must be a duration such as '10s' or '1m30s', got ${show(text)}`;
}

/** A time of whole milliseconds, at least one. */
export function duration(text: string): string | undefined {
  if (USUAL.test(text)) return undefined;
  const value = nanoseconds(text);
  return value !== undefined && value >= 1_000_000n && value % 1_000_000n === 0n ? undefined
    : `must be a duration of whole milliseconds of at least '1ms', such as '10s' or '1m30s', got ${show(text)}`;
}

/** As `duration`, where less than a millisecond stands for none. */
export function durationOrNone(text: string): string | undefined {
  const value = USUAL.test(text) ? undefined : nanoseconds(text);
  return value !== undefined && value > -1_000_000n && value < 1_000_000n ? undefined : duration(text);
}

/** A time of whole seconds. */
export function wholeSeconds(text: string): string | undefined {
  const value = nanoseconds(text);
  return value !== undefined && value > 0n && value % 1_000_000_000n === 0n ? undefined
    : `must be a duration of whole seconds, such as '10s' or '24h', got ${show(text)}`;
}
