import { Values } from '../install-plan';

/** Values without sections in which nothing is, which people would read past. */
export function tidy(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => JSON.stringify(value) !== '{}'));
}
