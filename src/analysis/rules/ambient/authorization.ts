import { rootNamespaceOf } from '../../../model/mesh-settings';
import { ObjectPath } from '../../../model/resource';
import { ztunnelPods } from '../../../model/waypoints';
import type { AuthorizationPolicyRules } from '../../../schema/security.istio.io.generated';
import { Rule } from '../../rule';
import { valuesOf } from '../authorization-policy/values';

/** Ztunnel sees connections, not requests: what asks about requests belongs to a waypoint. */
export const authorization: Rule = {
  id: 'ambient/authorization',
  codes: ['CDI0105', 'CDI0106', 'CDI0107', 'CDI0110', 'CDI0117'],
  *check(mesh) {
    const root = rootNamespaceOf(mesh.settings);
    const pods = ztunnelPods(mesh);
    for (const resource of mesh.istio('AuthorizationPolicy')) {
      const { namespace, spec: { action = 'ALLOW', rules = [], selector, targetRef, targetRefs } } = resource;
      if (targetRef || targetRefs) continue;
      const http = rules.flatMap((rule, index) => {
        const attributes = httpAttributes(rule);
        return attributes.length === 0 ? [] : [{ rule, index, attributes }];
      });
      const unsupported = action === 'CUSTOM' || action === 'AUDIT';
      const domains = valuesOf(resource.spec, 'source', ['trustDomains', 'notTrustDomains']);
      if (!unsupported && http.length + domains.length === 0) continue;
      const [pod] = pods.select(selector?.matchLabels ?? {}, namespace === root ? undefined : namespace);
      if (!pod) continue;
      if (unsupported) {
        const message = `ztunnel, which stands before '${pod.name}', knows no action ${action} and leaves the policy out; attach it to a waypoint by targetRefs`;
        yield { code: 'CDI0107', message, resource, path: ['spec', 'action'] };
        continue;
      }
      for (const { field, path } of domains) {
        const message = `ztunnel, which stands before '${pod.name}', leaves ${field} out of account; say who by principals, or attach the policy to a waypoint by targetRefs`;
        yield { code: 'CDI0117', message, resource, path };
      }
      for (const { rule, index, attributes } of http) {
        const path: ObjectPath = ['spec', 'rules', index];
        const cause = `ztunnel, which stands before '${pod.name}', does not see ${attributes.join(', ')}`;
        if (action === 'ALLOW') {
          yield { code: 'CDI0105', message: `${cause}, so the rule allows nothing; attach the policy to a waypoint by targetRefs`, resource, path };
        } else if (deniesNothing(rule)) {
          yield { code: 'CDI0106', message: `${cause}, so the rule denies nothing; attach the policy to a waypoint by targetRefs`, resource, path };
        } else {
          const message = `${cause}, so the rule denies by what else it says, which may be more; attach the policy to a waypoint by targetRefs`;
          yield { code: 'CDI0110', message, resource, path };
        }
      }
    }
  },
};

const HTTP_OPERATION = ['hosts', 'methods', 'notHosts', 'notMethods', 'notPaths', 'paths'] as const;
const HTTP_SOURCE = ['notRemoteIpBlocks', 'notRequestPrincipals', 'remoteIpBlocks', 'requestPrincipals'] as const;
const CONNECTION_CONDITIONS = new Set(['destination.ip', 'destination.port', 'source.ip', 'source.namespace', 'source.principal']);

const CONNECTION_OPERATION = ['notPorts', 'ports'] as const;
const CONNECTION_SOURCE = [
  'ipBlocks', 'namespaces', 'notIpBlocks', 'notNamespaces', 'notPrincipals', 'notServiceAccounts', 'principals', 'serviceAccounts',
] as const;

/** Whether a rule to deny never holds: ztunnel takes a part of which it sees nothing for one that does not match. */
function deniesNothing({ from = [], to = [], when = [] }: AuthorizationPolicyRules): boolean {
  return (to.length > 0 && !to.some(({ operation = {} }) => CONNECTION_OPERATION.some((name) => operation[name]?.length)))
    || (from.length > 0 && !from.some(({ source = {} }) => CONNECTION_SOURCE.some((name) => source[name]?.length)))
    || when.some(({ key }) => !CONNECTION_CONDITIONS.has(key));
}

/** What in a rule is about requests. */
function httpAttributes({ from = [], to = [], when = [] }: AuthorizationPolicyRules): string[] {
  const found = [
    ...to.flatMap(({ operation = {} }) => HTTP_OPERATION.filter((name) => operation[name]?.length)),
    ...from.flatMap(({ source = {} }) => HTTP_SOURCE.filter((name) => source[name]?.length)),
    ...when.filter(({ key }) => !CONNECTION_CONDITIONS.has(key)).map(({ key }) => key),
  ];
  return [...new Set(found)].sort();
}
