import { AuthorizationPolicyRules } from '../../schema/security.istio.io.generated';
import { patternTest } from './pattern';

/** The names that the mesh's trust domain has, of which each stands for all in policies. */
export class TrustDomains {
  private readonly all: readonly string[];

  public constructor(public readonly own: string, aliases: readonly string[]) {
    this.all = [own, ...aliases];
  }

  /** A rule as istiod understands it. */
  public inRule(rule: AuthorizationPolicyRules): AuthorizationPolicyRules {
    return {
      ...rule,
      ...rule.from && {
        from: rule.from.map(({ source = {} }) => ({
          source: {
            ...source,
            ...source.principals && { principals: this.principals(source.principals) },
            ...source.notPrincipals && { notPrincipals: this.principals(source.notPrincipals) },
            ...source.trustDomains && { trustDomains: this.domains(source.trustDomains) },
            ...source.notTrustDomains && { notTrustDomains: this.domains(source.notTrustDomains) },
          },
        })),
      },
      ...rule.when && {
        when: rule.when.map((one) => {
          const expand = one.key === 'source.principal' ? this.principals : one.key === 'source.trustDomain' ? this.domains : undefined;
          return { ...one, ...expand && { values: expand(one.values ?? []), notValues: expand(one.notValues ?? []) } };
        }),
      },
    };
  }

  /** Principals by each name; `cluster.local` stands for the mesh whatever its name is. */
  private readonly principals = (values: readonly string[]): string[] => values.flatMap((value) => {
    const [domain, ...rest] = value.split('/');
    if (rest.length !== 4 || domain === '*' || !(domain === 'cluster.local' || this.isOneOf(domain))) return [value];
    return [...new Set(this.all.map((name) => (isSuffix(domain) && name.endsWith(domain.slice(1)) ? value : [name, ...rest].join('/'))))];
  });

  private readonly domains = (values: readonly string[]): string[] =>
    [...new Set(values.flatMap((value) => (this.all.includes(value) ? this.all : [value])))];

  private isOneOf(domain: string): boolean {
    const isIn = isSuffix(domain) ? (name: string) => name.endsWith(domain.slice(1)) : patternTest(domain);
    return this.all.some(isIn);
  }
}

const isSuffix = (domain: string) => domain.startsWith('*');
