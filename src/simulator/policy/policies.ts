import { Resource } from '../../model/resource';
import { AuthorizationPolicySpec, PeerAuthenticationSpec, RequestAuthenticationSpec } from '../../schema/security.istio.io.generated';
import { compare, Config, configsOf } from '../config/config';
import { orNone } from '../shared';
import { Authorizer } from './authorizers';
import { JwtRule, jwtRulesOf } from './jwt-rule';
import { PeerAuthentications } from './mutual-tls';
import { Policy, policyOf } from './policy';
import { isFor, PolicyProxy } from './selection';
import { TrustDomains } from './trust-domains';

/** What a proxy asks of requests, in the order in which it does. */
export interface ProxyPolicies {
  readonly custom: readonly Policy[];
  readonly jwt: readonly JwtRule[];
  readonly deny: readonly Policy[];
  readonly allow: readonly Policy[];
  /** What decides nothing: AUDIT, and what is tried out. */
  readonly silent: readonly Policy[];
  /** What can be asked for CUSTOM. */
  readonly authorizers: ReadonlyMap<string, Authorizer>;
}

/** What asks nothing. */
export const NO_POLICIES: ProxyPolicies = { custom: [], jwt: [], deny: [], allow: [], silent: [], authorizers: new Map() };

const OF_ZTUNNEL = new WeakMap<ProxyPolicies, ProxyPolicies>();

/** What ztunnel asks of it: who is denied and who is allowed, by what it knows of connections. */
export function ofZtunnel(policies: ProxyPolicies): ProxyPolicies {
  const known = OF_ZTUNNEL.get(policies);
  if (known) return known;
  const [deny, allow] = [policies.deny, policies.allow].map((all) => all.map((one) => ({ ...one, http: [], tcp: one.ztunnel })));
  const made = deny.length + allow.length === 0 ? NO_POLICIES : { ...NO_POLICIES, deny, allow };
  OF_ZTUNNEL.set(policies, made);
  return made;
}

export interface PolicySettings {
  readonly rootNamespace: string;
  readonly trustDomain: string;
  readonly trustDomainAliases: readonly string[];
  readonly authorizers: readonly Authorizer[];
}

/** All policies of a mesh, made ready. */
export class Policies {
  public readonly peers: PeerAuthentications;
  /** Whether nothing is asked anywhere. */
  public readonly isEmpty: boolean;
  private readonly authorizations: ByNamespace<Policy>;
  private readonly requests: ByNamespace<readonly JwtRule[]>;
  private readonly authorizers: ReadonlyMap<string, Authorizer>;
  private readonly made = new Map<string, ProxyPolicies>();

  public constructor(resources: readonly Resource[], private readonly settings: PolicySettings) {
    const trust = new TrustDomains(settings.trustDomain, settings.trustDomainAliases);
    const authorizations = configsOf<AuthorizationPolicySpec>(resources, SECURITY, 'AuthorizationPolicy');
    const requests = configsOf<RequestAuthenticationSpec>(resources, SECURITY, 'RequestAuthentication');
    const peers = configsOf<PeerAuthenticationSpec>(resources, SECURITY, 'PeerAuthentication');
    this.peers = new PeerAuthentications(peers, settings.rootNamespace);
    this.isEmpty = authorizations.length + requests.length + peers.length === 0;
    this.authorizations = byNamespace(authorizations.map((config) => ({ config, made: policyOf(config, trust) })));
    this.requests = byNamespace(requests.map((config) => ({ config, made: jwtRulesOf(config) })));
    this.authorizers = new Map(settings.authorizers.map((one) => [one.name, one]));
  }

  /** What a proxy asks. Proxies that ask the same share it. */
  public of(proxy: PolicyProxy): ProxyPolicies {
    const { rootNamespace } = this.settings;
    const others = (proxy.services ?? []).map(({ namespace }) => namespace);
    const policies = attached(this.authorizations, [rootNamespace, proxy.namespace, ...others], proxy, rootNamespace);
    const requests = attached(this.requests, [proxy.namespace, rootNamespace, ...others], proxy, rootNamespace);
    if (policies.length + requests.length === 0) return NO_POLICIES;
    const key = [...policies, ...requests].map(({ config: { resource, namespace, name } }) => `${resource.kind} ${namespace}/${name}`).join();
    const known = this.made.get(key);
    if (known) return known;
    const all = policies.map(({ made }) => made);
    const enforced = (action: Policy['action']) => orNone(all.filter((one) => one.action === action && !one.dryRun));
    const jwt = orNone(requests.flatMap(({ made }) => made).sort((a, b) => compare(a.spec.issuer ?? '', b.spec.issuer ?? '')));
    const made: ProxyPolicies = {
      custom: orNone(all.filter(({ action }) => action === 'CUSTOM')),
      jwt,
      deny: enforced('DENY'),
      allow: enforced('ALLOW'),
      silent: all.filter(({ action, dryRun }) => action === 'AUDIT' || (dryRun && action !== 'CUSTOM')),
      authorizers: this.authorizers,
    };
    this.made.set(key, made);
    return made;
  }
}

const SECURITY = 'security.istio.io';

interface Attached<T> {
  readonly config: Config<Parameters<typeof isFor>[0]>;
  readonly made: T;
}

function byNamespace<T>(all: readonly Attached<T>[]): Map<string, Attached<T>[]> {
  const found = new Map<string, Attached<T>[]>();
  for (const one of all) {
    const same = found.get(one.config.namespace);
    if (same) same.push(one);
    else found.set(one.config.namespace, [one]);
  }
  return found;
}

type ByNamespace<T> = ReadonlyMap<string, readonly Attached<T>[]>;

/** What of some namespaces is for a proxy. */
const attached = <T>(all: ByNamespace<T>, namespaces: readonly string[], proxy: PolicyProxy, rootNamespace: string): Attached<T>[] =>
  [...new Set(namespaces)].flatMap((namespace) =>
    (all.get(namespace) ?? []).filter(({ config }) => isFor(config.spec, namespace, proxy, rootNamespace)));
