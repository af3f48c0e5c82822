import { Construct } from 'constructs';
import { MeshResource, MeshResourceProps } from '../core';
import { notEmpty } from '../core/private/checks';
import { at, invalid } from '../core/private/errors';
import type { AuthorizationPolicyRules, AuthorizationPolicySpec } from '../schema/security.istio.io.generated';
import { AuthorizationRule } from './authorization-rule';
import { PolicyTarget } from './policy-target';
import { ruleSpec } from './private/authorization-rule';

/**
 * What becomes of the requests that the rules of an authorization policy hold for.
 *
 * For each request the policies that ask a provider decide first, then those that deny, then those that allow.
 *
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#AuthorizationPolicy-Action
 */
export class AuthorizationAction {
  /** They are allowed, and whatever no policy allows is denied. */
  public static readonly ALLOW = new AuthorizationAction({ action: 'ALLOW' });

  /** Nothing is allowed by this policy, which has no rules: what no other policy allows is denied. */
  public static readonly ALLOW_NOTHING = new AuthorizationAction({ action: 'ALLOW' });

  /** They are denied, whatever other policies allow. */
  public static readonly DENY = new AuthorizationAction({ action: 'DENY' });

  /** They are marked for a log. Nothing is allowed or denied, and without a plugin that reads the marks nothing happens. */
  public static readonly AUDIT = new AuthorizationAction({ action: 'AUDIT' });

  /**
   * An external authorizer is asked, and denies them or not. Its rules cannot look at identities and tokens.
   *
   * @param provider name of the extension provider in the mesh configuration
   */
  public static custom(provider: string): AuthorizationAction {
    return new AuthorizationAction({ action: 'CUSTOM', provider: { name: notEmpty('provider of a custom action', provider) } });
  }

  private constructor(private readonly spec: Pick<AuthorizationPolicySpec, 'action' | 'provider'>) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

/** What an AuthorizationPolicy takes. */
export interface AuthorizationPolicyProps extends MeshResourceProps {
  /**
   * What the policy holds for.
   *
   * @default - `PolicyTarget.namespace()`, all workloads of its namespace
   */
  readonly target?: PolicyTarget;

  /**
   * What becomes of the requests that one of the rules holds for.
   *
   * @default AuthorizationAction.ALLOW
   */
  readonly action?: AuthorizationAction;

  /**
   * Which requests the policy is about. More can be added by `addRule`.
   *
   * @default - none
   */
  readonly rules?: AuthorizationRule[];
}

/**
 * Who may do what at some workloads.
 *
 * Where no policy applies, everything is allowed; from the first policy that allows something on, only what one allows.
 *
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/
 */
export class AuthorizationPolicy extends MeshResource {
  private readonly action: AuthorizationAction;
  private readonly target: Pick<AuthorizationPolicySpec, 'selector' | 'targetRefs'>;
  private readonly rules: AuthorizationPolicyRules[] = [];

  /**
   * Defines an AuthorizationPolicy.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props target, action and rules
   */
  public constructor(scope: Construct, id: string, props: AuthorizationPolicyProps = {}) {
    const { target = PolicyTarget.namespace(), action = AuthorizationAction.ALLOW } = props;
    super(scope, id, 'security.istio.io/v1', 'AuthorizationPolicy', { metadata: target._metadata(props.metadata) });
    this.target = at(this, () => target._toSpec(this));
    this.action = action;
    props.rules?.forEach((rule) => this.addRule(rule));
  }

  /**
   * Adds requests that the policy is about. It holds for a request if one of its rules does.
   *
   * @param rule which requests
   */
  public addRule(rule: AuthorizationRule): void {
    this.rules.push(at(this, () => this.checked(ruleSpec(rule))));
  }

  /** @internal */
  public _toSpec(): AuthorizationPolicySpec {
    return { ...this.target, ...this.action._toSpec(), rules: this.rules.length > 0 ? this.rules : undefined };
  }

  /** @internal */
  public _problems(): string[] {
    if (this.rules.length > 0 || this.action === AuthorizationAction.ALLOW_NOTHING) return [];
    return [this.action === AuthorizationAction.ALLOW
      ? 'an authorization policy that allows nothing denies every request; add a rule by addRule, or say so by AuthorizationAction.ALLOW_NOTHING'
      : 'an authorization policy without rules does nothing; add one by addRule, { anyRequest: true } for every request'];
  }

  private checked(rule: AuthorizationPolicyRules) {
    if (this.action === AuthorizationAction.ALLOW_NOTHING) {
      throw invalid('an authorization policy that allows nothing has no rules; use AuthorizationAction.ALLOW');
    }
    const { action } = this.action._toSpec();
    const unknown = action === 'CUSTOM' ? identityFields(rule) : [];
    if (unknown.length > 0) {
      throw invalid(`a rule of a custom action cannot look at ${unknown.join(', ')}; leave that to the provider, or to a policy that allows or denies`);
    }
    return rule;
  }
}

/** What a rule looks at of identities and tokens, which a provider is asked before. */
function identityFields({ from = [], when = [] }: AuthorizationPolicyRules): string[] {
  const fields = from.flatMap(({ source }) => Object.keys(source!)).filter((field) => !/ipBlocks$/i.test(field));
  const keys = when.map(({ key }) => key).filter((key) => key.startsWith('request.auth.') || (key.startsWith('source.') && key !== 'source.ip'));
  return [...new Set([...fields, ...keys])];
}
