import { ISecret } from '../secret';
import { invalid, show } from './errors';
import { Reference } from './reference';

/** Name and, if it is known, namespace of a Secret. */
export function secretReference({ name, kind, metadata }: ISecret): Reference {
  if (kind !== 'Secret') throw invalid(`a certificate is in a Secret, got the ${kind} ${show(name)}; pass the Secret`);
  return { name, namespace: metadata.namespace };
}
