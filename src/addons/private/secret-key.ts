import { notEmpty } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import type { SecretKey } from '../secret-key';

/** The name of the Secret that a pod of a namespace reads a value from. */
export function secretName(what: string, { secret, key }: SecretKey, namespace: string): string {
  const { name, kind, metadata } = secret;
  notEmpty(`key of ${what}`, key);
  if (kind !== 'Secret') throw invalid(`${what} is in a Secret, got the ${kind} ${show(name)}; pass the Secret`);
  if (metadata.namespace !== undefined && metadata.namespace !== namespace) {
    throw invalid(`${what} is in the Secret ${show(name)} of ${show(metadata.namespace)}, but the addon is in ${show(namespace)}, and a pod reads only Secrets of its namespace; put it there`);
  }
  return name;
}
