import { AuthorizationPolicySpec } from '../../schema/security.istio.io.generated';
import { Config, metadataOf, titleOfConfig } from '../config/config';
import { proxyRules, Rule } from './rule';
import { TrustDomains } from './trust-domains';
import { ztunnelRuleOf } from './ztunnel-rule';

/** An AuthorizationPolicy as proxies have it. */
export interface Policy {
  /** Such as `AuthorizationPolicy shop/web`. */
  readonly title: string;
  readonly action: NonNullable<AuthorizationPolicySpec['action']>;
  /** Of CUSTOM, the name of what decides. */
  readonly provider: string;
  /** Whether it is tried out and enforces nothing. */
  readonly dryRun: boolean;
  /** How many rules are written. */
  readonly written: number;
  /** For requests of HTTP. */
  readonly http: readonly Rule[];
  /** For connections of which nothing of HTTP is known. */
  readonly tcp: readonly Rule[];
  /** For connections as ztunnel knows them. */
  readonly ztunnel: readonly Rule[];
}

export function policyOf(config: Config<AuthorizationPolicySpec>, trust: TrustDomains): Policy {
  const { spec, namespace, resource } = config;
  const action = spec.action ?? 'ALLOW';
  const rules = (spec.rules ?? []).map((one) => trust.inRule(one));
  // What cannot be asked takes a rule away that allows, and makes one wider that denies.
  const strict = action === 'ALLOW';
  return {
    title: titleOfConfig(config),
    action,
    provider: spec.provider?.name ?? '',
    dryRun: TRUE.has(metadataOf(resource).annotations?.['istio.io/dry-run'] ?? ''),
    written: rules.length,
    http: proxyRules({ rules, namespace, forTcp: false, strict }),
    tcp: proxyRules({ rules, namespace, forTcp: true, strict }),
    ztunnel: (spec.rules ?? []).flatMap((rule, index) => ztunnelRuleOf(rule, index, namespace, strict) ?? []),
  };
}

const TRUE = new Set(['1', 't', 'T', 'true', 'TRUE', 'True']);
