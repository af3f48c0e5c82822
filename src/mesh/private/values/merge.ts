import { Values } from '../install-plan';

const isMap = (value: unknown): value is Values => value !== null && typeof value === 'object' && !Array.isArray(value);

/** Values over others, as Helm merges them: maps key by key, anything else as a whole. What is undefined changes nothing. */
export function merge(...layers: readonly Values[]): Values {
  const merged: Values = {};
  for (const layer of layers) {
    for (const [key, value] of Object.entries(layer)) {
      if (value !== undefined) merged[key] = isMap(value) ? merge(isMap(merged[key]) ? merged[key] : {}, value) : value;
    }
  }
  return merged;
}
