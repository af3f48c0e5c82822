import { field, textOf } from '../../../model/loose';
import { Mesh } from '../../../model/mesh';
import { ServiceAccounts } from '../../../model/service-accounts';
import { Finding } from '../../finding';
import { Rule } from '../../rule';
import { valuesOf } from '../authorization-policy/values';

const SPIFFE = 'spiffe://';

/** The service accounts that policies and groups of workloads name are there, and policies name them as Istio does. */
export const references: Rule = {
  id: 'service-account/references',
  codes: ['CDI0144', 'CDI0145'],
  *check(mesh) {
    const accounts = new ServiceAccounts(mesh);
    yield* ofPolicies(mesh, accounts);
    for (const resource of mesh.of('networking.istio.io', 'WorkloadGroup')) {
      const name = textOf(field(resource.object, 'spec', 'template', 'serviceAccount'));
      if (name === '' || accounts.mayHave(resource.namespace, name)) continue;
      yield { code: 'CDI0144', message: notThere(resource.namespace, name), resource, path: ['spec', 'template', 'serviceAccount'] };
    }
  },
};

const notThere = (namespace: string, name: string) => `the service account ${namespace}/${name} is not there, and nothing runs as it`;

function* ofPolicies(mesh: Mesh, accounts: ServiceAccounts): Iterable<Finding> {
  const domains = trustDomainsOf(mesh);
  for (const resource of mesh.istio('AuthorizationPolicy')) {
    for (const { value, path } of valuesOf(resource.spec, 'source', ['principals', 'notPrincipals'])) {
      if (value.startsWith(SPIFFE)) {
        const message = `nobody is '${value}': Istio puts ${SPIFFE} in front by itself; write '${value.slice(SPIFFE.length)}'`;
        yield { code: 'CDI0145', message, resource, path };
        continue;
      }
      const [, domain, namespace, name] = /^([^*/]+)\/ns\/([^*/]+)\/sa\/([^*/]+)$/.exec(value) ?? [];
      if (name === undefined || !domains.has(domain) || accounts.mayHave(namespace, name)) continue;
      yield { code: 'CDI0144', message: notThere(namespace, name), resource, path };
    }
    for (const { value, path } of valuesOf(resource.spec, 'source', ['serviceAccounts', 'notServiceAccounts'])) {
      const [name, namespace = resource.namespace] = value.split('/').reverse();
      if (accounts.mayHave(namespace, name)) continue;
      yield { code: 'CDI0144', message: notThere(namespace, name), resource, path };
    }
  }
}

/** The domains whose service accounts are those of the mesh. */
function trustDomainsOf({ settings }: Mesh): ReadonlySet<string> {
  const aliases = Array.isArray(settings.trustDomainAliases) ? settings.trustDomainAliases.map(textOf) : [];
  return new Set([textOf(settings.trustDomain) || 'cluster.local', 'cluster.local', ...aliases]);
}
