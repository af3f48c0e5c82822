import { show } from './show';

export function notEmpty(value: string): string | undefined {
  return value === '' ? 'must not be empty' : undefined;
}

/** A port where a text stands for it. */
export function portText(value: string): string | undefined {
  return /^\d+$/.test(value) && Number(value) <= 65535 ? undefined : `must be a port of at most 65535, got ${show(value)}`;
}
