import { show } from './show';

/** A number that the API takes as 0 where it is not given. */
export function port(value: number | undefined): string | undefined {
  return value !== undefined && value >= 1 && value <= 65535 ? undefined : `must be a port from 1 to 65535, got ${show(value ?? 0)}`;
}

export function notNegative(value: number): string | undefined {
  return value >= 0 ? undefined : `must be at least 0, got ${value}`;
}

export function percent(value: number): string | undefined {
  return value >= 0 && value <= 100 ? undefined : `must be from 0 to 100, got ${value}`;
}

/** A percentage that Envoy counts in millionths, so that less than 0.0001 would be nothing. */
export function fraction(value: number): string | undefined {
  return value === 0 || (value >= 0.0001 && value <= 100) ? undefined : `must be 0 or from 0.0001 to 100, got ${value}`;
}
