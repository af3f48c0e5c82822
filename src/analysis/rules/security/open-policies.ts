import { Rule } from '../../rule';

/** A rule that asks for nothing holds for every request. */
export const openPolicies: Rule = {
  id: 'security/open-policies',
  codes: ['CDI0140'],
  *check(mesh) {
    for (const resource of mesh.istio('AuthorizationPolicy')) {
      const { action = 'ALLOW', rules = [] } = resource.spec;
      if (action !== 'ALLOW') continue;
      for (const [index, { from = [], to = [], when = [] }] of rules.entries()) {
        if (from.length + to.length + when.length > 0) continue;
        const message = 'a rule without from, to and when allows everything to everyone; say who may do what';
        yield { code: 'CDI0140', message, resource, path: ['spec', 'rules', index] };
      }
    }
  },
};
