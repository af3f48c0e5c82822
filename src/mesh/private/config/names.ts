import { invalid, show } from '../../../core/private/errors';

/** A map whose keys are names. Istiod loses the whole configuration over one that is too long for a key of YAML. */
export function named<T>(what: string, map: Record<string, T>): Record<string, T> {
  const bad = Object.keys(map).find((name) => !/^[\x21-\x7e]{1,253}$/.test(name));
  if (bad !== undefined) throw invalid(`names in ${what} must have 1 to 253 characters of ASCII without blanks, got ${show(bad)}`);
  return { ...map };
}

/** A map from variables of the environment to their values. */
export function environment(what: string, map: Record<string, string>): Record<string, string> {
  const bad = Object.keys(map).find((name) => !/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name));
  if (bad !== undefined) throw invalid(`names in ${what} must be those of variables, of letters, digits, '-', '_' and '.', got ${show(bad)}`);
  return named(what, map);
}
