import { Principal } from './principal';
import { ServiceIdentity } from './service-identity';

/**
 * Where requests come from. All fields that are given must hold, each by one of its values; a field that begins with
 * `not` holds if none of its values does. At least one field is needed.
 *
 * Identities (principals, service accounts, namespaces, trust domains) are known only of callers that use mutual TLS.
 *
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source
 */
export interface AuthorizationSource {
  /**
   * Identities of the callers. Not beside service accounts.
   *
   * @default - any identity, and none
   */
  readonly principals?: Principal[];

  /**
   * Identities that the caller must not have. Not beside service accounts.
   *
   * @default - none
   */
  readonly notPrincipals?: Principal[];

  /**
   * Service accounts of the callers, in any trust domain, at most 16. Not beside principals and namespaces.
   *
   * @default - any service account, and none
   */
  readonly serviceAccounts?: ServiceIdentity[];

  /**
   * Service accounts that the caller must not run as, at most 16. Not beside principals and namespaces.
   *
   * @default - none
   */
  readonly notServiceAccounts?: ServiceIdentity[];

  /**
   * Namespaces of the callers, where `*` stands for any letters. Not beside service accounts.
   *
   * @default - any namespace, and none
   */
  readonly namespaces?: string[];

  /**
   * Namespaces that the caller must not be in. Not beside service accounts.
   *
   * @default - none
   */
  readonly notNamespaces?: string[];

  /**
   * Trust domains of the callers; one end may be open, as in `*.example.org`. The ztunnel of ambient mode ignores it.
   *
   * @default - any trust domain, and none
   */
  readonly trustDomains?: string[];

  /**
   * Trust domains that the caller must not be of. The ztunnel of ambient mode ignores it.
   *
   * @default - none
   */
  readonly notTrustDomains?: string[];

  /**
   * Issuers and subjects of the requests' tokens, as `<issuer>/<subject>`; `*` is any valid token.
   * HTTP only, and needs a RequestAuthentication.
   *
   * @default - any token, and none
   */
  readonly requestPrincipals?: string[];

  /**
   * Issuers and subjects that the request's token must not have; `*` is every token, so what has none holds.
   *
   * @default - none
   */
  readonly notRequestPrincipals?: string[];

  /**
   * IP addresses or CIDR ranges of the peers that connect.
   *
   * @default - any address
   */
  readonly ipBlocks?: string[];

  /**
   * IP addresses or CIDR ranges that the peer must not be in.
   *
   * @default - none
   */
  readonly notIpBlocks?: string[];

  /**
   * IP addresses or CIDR ranges of the clients before any proxies, by X-Forwarded-For or the PROXY protocol.
   * For that the mesh must know how many proxies are trusted.
   *
   * @default - any address
   */
  readonly remoteIpBlocks?: string[];

  /**
   * IP addresses or CIDR ranges that the client must not be in.
   *
   * @default - none
   */
  readonly notRemoteIpBlocks?: string[];
}
