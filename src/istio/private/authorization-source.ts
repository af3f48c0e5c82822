import { atMost, nonEmpty, subnet } from '../../core/private/checks';
import { invalid } from '../../core/private/errors';
import { render } from '../../core/private/render';
import type { AuthorizationPolicyRulesFromSource as SourceSpec } from '../../schema/security.istio.io.generated';
import { AuthorizationSource } from '../authorization-source';
import { Principal } from '../principal';
import { ServiceIdentity } from '../service-identity';
import { Check, each, namespacePattern, notNothing, requestPrincipal, trustDomain } from './authorization-values';

const MAX_SERVICE_ACCOUNTS = 16;

/** The `source` of an authorization rule. */
export function sourceSpec(source: AuthorizationSource): SourceSpec {
  if ((source.serviceAccounts || source.notServiceAccounts)
    && (source.principals || source.notPrincipals || source.namespaces || source.notNamespaces)) {
    throw invalid('a source has serviceAccounts beside principals or namespaces; a service account says both, so keep one of them');
  }
  const accounts = (field: string) => (list: ServiceIdentity[]) =>
    atMost(`${field} of a source`, list, MAX_SERVICE_ACCOUNTS).map(({ namespace, name }) => `${namespace}/${name}`);
  const principals = (field: string) => (list: Principal[]) => nonEmpty(`${field} of a source`, list).map((one) => one._toSpec());
  const of = (field: string, check: Check<string>) => each(`${field} of a source`, check);
  return notNothing('a source', render<AuthorizationSource, SourceSpec>(source, {
    principals: principals('principals'),
    notPrincipals: principals('notPrincipals'),
    serviceAccounts: accounts('serviceAccounts'),
    notServiceAccounts: accounts('notServiceAccounts'),
    namespaces: of('namespaces', namespacePattern),
    notNamespaces: of('notNamespaces', namespacePattern),
    trustDomains: of('trustDomains', trustDomain),
    notTrustDomains: of('notTrustDomains', trustDomain),
    requestPrincipals: of('requestPrincipals', requestPrincipal),
    notRequestPrincipals: of('notRequestPrincipals', requestPrincipal),
    ipBlocks: of('ipBlocks', subnet),
    notIpBlocks: of('notIpBlocks', subnet),
    remoteIpBlocks: of('remoteIpBlocks', subnet),
    notRemoteIpBlocks: of('notRemoteIpBlocks', subnet),
  }));
}
