import { findKind, Kind } from './kinds';
import { metadataProblems } from './metadata';
import { withoutNulls } from './nulls';
import { ObjectLike, Problem } from './problem';
import { crdProblems } from './structure';
import { webhookProblems } from './webhook';

/**
 * What keeps a single object from being applied, and what istiod warns of: what the API server finds wrong with it by its
 * CRD, and what istiod's webhook says, which an API server asks only about objects that it takes itself.
 *
 * It takes whatever stands in a manifest and never throws. Of a kind without a pinned CRD it finds nothing.
 */
export function validateObject(object: ObjectLike): Problem[] {
  if (typeof object !== 'object' || object === null) return [];
  const { apiVersion, kind } = object;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return [];
  const slash = apiVersion.indexOf('/');
  const group = apiVersion.slice(0, Math.max(slash, 0));
  const known = findKind(group, kind);
  if (!known) return [];
  if (!known.versions.includes(apiVersion.slice(slash + 1))) return [unserved(group, kind, apiVersion, known)];
  const problems = [...metadataProblems(object.metadata), ...crdProblems(known.root, object)];
  return problems.length > 0 ? problems : webhookProblems(withoutNulls(object));
}

function unserved(group: string, kind: string, apiVersion: string, { versions }: Kind): Problem {
  const served = versions.map((version) => `${group}/${version}`);
  return {
    path: ['apiVersion'],
    message: `has no kind ${kind} in the version '${apiVersion}'; it is served as ${served.join(', ')}`,
    severity: 'error',
    layer: 'schema',
    code: 'unserved-version',
  };
}
