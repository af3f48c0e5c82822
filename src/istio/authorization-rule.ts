import { AuthorizationCondition } from './authorization-condition';
import { AuthorizationOperation } from './authorization-operation';
import { AuthorizationSource } from './authorization-source';

/**
 * Which requests an authorization policy is about: those that come from one of the sources, do one of the operations and
 * meet all of the conditions. At least one of the lists is needed, and none of them may be empty.
 *
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#Rule
 */
export interface AuthorizationRule {
  /**
   * Where the request comes from: one of these, at most 512.
   *
   * @default - from anywhere
   */
  readonly sources?: AuthorizationSource[];

  /**
   * What the request does: one of these.
   *
   * @default - anything
   */
  readonly operations?: AuthorizationOperation[];

  /**
   * What else must hold: all of these.
   *
   * @default - nothing else
   */
  readonly conditions?: AuthorizationCondition[];

  /**
   * Whether the rule is about every request, whoever sends it. Stands alone, as no other field could narrow it.
   *
   * @default false
   */
  readonly anyRequest?: boolean;
}
