import { AuthorizationPolicyRulesFromSource as Source, AuthorizationPolicyRulesToOperation as Operation } from '../../../schema/security.istio.io.generated';
import { Rule } from '../../rule';

/** A rule that asks for nothing, or only for what is true of every request, holds for all of them. */
export const openPolicies: Rule = {
  id: 'security/open-policies',
  codes: ['CDI0140'],
  *check(mesh) {
    for (const resource of mesh.istio('AuthorizationPolicy')) {
      const { action = 'ALLOW', rules = [] } = resource.spec;
      if (action !== 'ALLOW') continue;
      for (const [index, { from = [], to = [], when = [] }] of rules.entries()) {
        const sources = from.map(({ source }) => source ?? {});
        const operations = to.map(({ operation }) => operation ?? {});
        if (when.length > 0 || !isOpen(sources, isAnySource) || !isOpen(operations, isAnyOperation)) continue;
        const asked = from.length + to.length === 0 ? 'a rule without from, to and when' : 'a rule that every request is true of';
        const message = `${asked} allows everything to everyone; say who may do what`;
        yield { code: 'CDI0140', message, resource, path: ['spec', 'rules', index] };
      }
    }
  },
};

const isOpen = <T>(all: readonly T[], isAny: (one: T) => boolean) => all.length === 0 || all.some(isAny);

/** The values by which a field takes everything; a field that is not listed asks who somebody is, and be it that they are anybody. */
const ANY_SOURCE: Readonly<Record<string, readonly string[]>> = { ipBlocks: ['0.0.0.0/0', '::/0'], remoteIpBlocks: ['0.0.0.0/0', '::/0'] };
const ANY_OPERATION: Readonly<Record<string, readonly string[]>> = { hosts: ['*'], methods: ['*'], paths: ['*', '/*'] };

const isAnySource = (source: Source) => takesAll(source, ANY_SOURCE);
const isAnyOperation = (operation: Operation) => takesAll(operation, ANY_OPERATION);

const takesAll = (fields: object, any: Readonly<Record<string, readonly string[]>>) => Object.entries(fields).every(([name, values]) =>
  !Array.isArray(values) || values.length === 0 || values.some((one) => any[name]?.includes(one)));
