const UNITS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 0.001, us: 1e-6, ns: 1e-9 };

/** Seconds of a duration such as `1h30m`. */
export const secondsOf = (duration: string) =>
  [...duration.matchAll(/([\d.]+)(h|ms|m|us|ns|s)/g)].reduce((sum, [, count, unit]) => sum + Number(count) * UNITS[unit], 0);
