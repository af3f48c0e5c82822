import { Construct } from 'constructs';
import { MeshResource, MeshResourceProps } from '../core';
import { at } from '../core/private/errors';
import type { RequestAuthenticationJwtRules, RequestAuthenticationSpec } from '../schema/security.istio.io.generated';
import { JwtRule } from './jwt-rule';
import { PolicyTarget } from './policy-target';
import { jwtRuleSpec } from './private/jwt-rule';

/** What a RequestAuthentication takes. */
export interface RequestAuthenticationProps extends MeshResourceProps {
  /**
   * What it holds for.
   *
   * @default - `PolicyTarget.namespace()`, all workloads of its namespace
   */
  readonly target?: PolicyTarget;

  /**
   * Which tokens are valid. More can be added by `addJwtRule`.
   *
   * @default - none
   */
  readonly jwtRules?: JwtRule[];
}

/**
 * Which tokens (JWT) are valid that requests carry.
 *
 * A request with a token that is not valid is refused. A request without a token passes: that one is needed, an
 * AuthorizationPolicy says that denies requests without request principals.
 *
 * @see https://istio.io/latest/docs/reference/config/security/request_authentication/
 */
export class RequestAuthentication extends MeshResource {
  private readonly target: Pick<RequestAuthenticationSpec, 'selector' | 'targetRefs'>;
  private readonly jwtRules: RequestAuthenticationJwtRules[] = [];

  /**
   * Defines a RequestAuthentication.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props target and rules
   */
  public constructor(scope: Construct, id: string, props: RequestAuthenticationProps = {}) {
    const { target = PolicyTarget.namespace() } = props;
    super(scope, id, 'security.istio.io/v1', 'RequestAuthentication', { metadata: target._metadata(props.metadata) });
    this.target = at(this, () => target._toSpec(this));
    props.jwtRules?.forEach((rule) => this.addJwtRule(rule));
  }

  /**
   * Adds tokens that are valid.
   *
   * @param rule which tokens
   */
  public addJwtRule(rule: JwtRule): void {
    this.jwtRules.push(at(this, () => jwtRuleSpec(rule)));
  }

  /** @internal */
  public _toSpec(): RequestAuthenticationSpec {
    return { ...this.target, jwtRules: this.jwtRules };
  }

  /** @internal */
  public _problems(): string[] {
    return this.jwtRules.length > 0 ? [] : ['a request authentication without rules does nothing; add one by addJwtRule'];
  }
}
