import { hasSidecar } from '../../../model/membership';
import { rootNamespaceOf } from '../../../model/mesh-settings';
import { PeerAuthentications } from '../../../model/mutual-tls';
import { PodIndex } from '../../../model/pods';
import { ObjectPath } from '../../../model/resource';
import type { AuthorizationPolicySpec } from '../../../schema/security.istio.io.generated';
import { Rule } from '../../rule';
import { valuesOf } from './values';

const SOURCES = [
  'namespaces', 'notNamespaces', 'notPrincipals', 'notServiceAccounts', 'notTrustDomains', 'principals', 'serviceAccounts', 'trustDomains',
] as const;
const CONDITIONS = new Set(['connection.sni', 'source.namespace', 'source.principal', 'source.serviceAccount', 'source.trustDomain']);

/** Who calls is known by mutual TLS only. */
export const identity: Rule = {
  id: 'authorization-policy/identity',
  codes: ['CDI0146'],
  *check(mesh) {
    if (!mesh.istio('PeerAuthentication').some(({ spec }) => disables(spec))) return;
    const peers = new PeerAuthentications(mesh);
    const pods = new PodIndex(mesh.pods.all.filter((pod) => hasSidecar(pod, mesh)));
    const root = rootNamespaceOf(mesh.settings);
    for (const resource of mesh.istio('AuthorizationPolicy')) {
      const { namespace, spec: { selector, targetRef, targetRefs } } = resource;
      if (targetRef || targetRefs) continue;
      const asked = identitiesOf(resource.spec);
      if (asked.length === 0) continue;
      const selected = pods.select(selector?.matchLabels ?? {}, namespace === root ? undefined : namespace);
      const pod = selected.find((one) => peers.of(one).mode === 'DISABLE');
      if (!pod) continue;
      for (const { field, path } of asked) {
        const { by } = peers.of(pod);
        const message = `asks for ${field}, which the pod '${pod.name}' is never told: PeerAuthentication ${by!.namespace}/${by!.name} turns mutual TLS off`;
        yield { code: 'CDI0146', message, resource, path };
      }
    }
  },
};

const disables = ({ mtls, portLevelMtls = {} }: { mtls?: { mode?: string }; portLevelMtls?: Readonly<Record<string, { mode?: string }>> }) =>
  [mtls, ...Object.values(portLevelMtls)].some((one) => one?.mode === 'DISABLE');

/** What in a policy is about who calls. */
function identitiesOf(spec: AuthorizationPolicySpec): Array<{ readonly field: string; readonly path: ObjectPath }> {
  const sources = valuesOf(spec, 'source', SOURCES).map(({ field, path }) => ({ field, path: path.slice(0, -1) }));
  const conditions = (spec.rules ?? []).flatMap(({ when = [] }, index) =>
    when.flatMap(({ key }, at) => (CONDITIONS.has(key) ? [{ field: key, path: ['spec', 'rules', index, 'when', at, 'key'] }] : [])));
  const all = [...sources, ...conditions];
  return all.filter(({ path }, index) => all.findIndex((one) => one.path.join() === path.join()) === index);
}
