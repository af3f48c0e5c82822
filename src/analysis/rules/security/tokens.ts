import { rootNamespaceOf } from '../../../model/mesh-settings';
import type { AuthorizationPolicySpec } from '../../../schema/security.istio.io.generated';
import { Rule } from '../../rule';

/** A RequestAuthentication refuses wrong tokens; requests without one pass unless a policy asks for it. */
export const tokens: Rule = {
  id: 'security/tokens',
  codes: ['CDI0143'],
  *check(mesh) {
    const demanding = new Set(mesh.istio('AuthorizationPolicy').filter(({ spec }) => demandsToken(spec)).map(({ namespace }) => namespace));
    if (demanding.has(rootNamespaceOf(mesh.settings))) return;
    for (const resource of mesh.istio('RequestAuthentication')) {
      if (!resource.spec.jwtRules?.length || demanding.has(resource.namespace)) continue;
      const message = `no AuthorizationPolicy of the namespace '${resource.namespace}' asks for a token, so requests without one pass; ask for requestPrincipals`;
      yield { code: 'CDI0143', message, resource, path: ['spec', 'jwtRules'] };
    }
  },
};

/** Whether a policy lets nobody pass without a token. */
export const demandsToken = ({ action, rules = [] }: AuthorizationPolicySpec) => action === 'CUSTOM' || rules.some(({ from = [], when = [] }) =>
  from.some(({ source }) => source?.requestPrincipals?.length || source?.notRequestPrincipals?.length) || when.some(({ key }) => key.startsWith('request.auth.')));
