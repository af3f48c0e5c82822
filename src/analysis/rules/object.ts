import { booleanHint, positionOf } from '../../model/position';
import { Resource } from '../../model/resource';
import { pathText, Problem } from '../../schema/problem';
import { Code } from '../codes';
import { Finding } from '../finding';
import { Rule } from '../rule';
import { isExperimental } from './target/versions';

/** Istio's codes of what its webhook warns of. */
const WARNINGS: Readonly<Record<string, Code>> = { IST0130: 'IST0130', IST0131: 'IST0131' };

/** What the API server or istiod's webhook says of each object by itself. */
export const object: Rule = {
  id: 'object',
  codes: ['IST0106', 'IST0130', 'IST0131', 'IST0133'],
  *check(mesh, target) {
    for (const resource of mesh.resources) {
      for (const problem of mesh.problemsOf(resource)) {
        if (problem.code === 'unserved-version' && target !== undefined && isExperimental(resource, target)) continue;
        yield toFinding(resource, problem);
      }
    }
  },
};

function toFinding(resource: Resource, { path, message, severity, code }: Problem): Finding {
  const hint = code === 'wrong-type' ? booleanHint(positionOf(resource, path)) : '';
  return {
    code: severity === 'error' ? 'IST0106' : WARNINGS[code] ?? 'IST0133',
    message: `${pathText(path)} ${message}${hint}`.trimStart(),
    resource,
    path,
  };
}
