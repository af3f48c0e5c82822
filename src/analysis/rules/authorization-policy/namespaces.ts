import { Mesh } from '../../../model/mesh';
import { ObjectPath } from '../../../model/resource';
import { Rule } from '../../rule';

/** The namespaces that rules name are there. */
export const namespaces: Rule = {
  id: 'authorization-policy/namespaces',
  codes: ['IST0101'],
  *check(mesh) {
    const known = knownNamespaces(mesh);
    for (const resource of mesh.istio('AuthorizationPolicy')) {
      for (const [index, { from = [] }] of (resource.spec.rules ?? []).entries()) {
        for (const [at, { source }] of from.entries()) {
          for (const field of ['namespaces', 'notNamespaces'] as const) {
            for (const [position, namespace] of (source?.[field] ?? []).entries()) {
              if (known(namespace)) continue;
              const path: ObjectPath = ['spec', 'rules', index, 'from', at, 'source', field, position];
              yield { code: 'IST0101', message: `there is no namespace '${namespace}'`, resource, path };
            }
          }
        }
      }
    }
  },
};

/** Answers for a name, or the begin or end of one with `*`. */
function knownNamespaces(mesh: Mesh): (pattern: string) => boolean {
  const names = mesh.of('', 'Namespace').map(({ name }) => name);
  const exact = new Set(names);
  const answers = new Map<string, boolean>();
  const isKnown = (pattern: string) => {
    if (pattern === '*') return names.length > 0;
    if (pattern.startsWith('*')) return names.some((name) => name.endsWith(pattern.slice(1)));
    if (pattern.endsWith('*')) return names.some((name) => name.startsWith(pattern.slice(0, -1)));
    return exact.has(pattern.toLowerCase());
  };
  return (pattern) => {
    const answer = answers.get(pattern) ?? isKnown(pattern);
    answers.set(pattern, answer);
    return answer;
  };
}
