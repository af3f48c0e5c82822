import { Duration } from 'cdk8s';
import { Jwks } from './jwks';

/** A header that has a token. */
export interface JwtHeader {
  /** Name of the header. */
  readonly name: string;

  /**
   * What stands before the token in the header's value, with the blank at its end if there is one, as in `Bearer `.
   *
   * @default - nothing
   */
  readonly prefix?: string;
}

/** A claim of the token that the workload gets as a header. */
export interface ClaimToHeader {
  /** Name of the claim, with `.` before the name of a nested one. */
  readonly claim: string;

  /** Name of the header, of letters, digits, `-` and `_`. What a client sends in it is replaced. */
  readonly header: string;
}

/**
 * Which tokens are valid, and where in a request they stand. Needs an issuer, unless `jwks` is a uri.
 *
 * @see https://istio.io/latest/docs/reference/config/security/jwt/#JWTRule
 */
export interface JwtRule {
  /**
   * The issuer that the tokens name.
   *
   * @default - any issuer whose tokens the keys verify
   */
  readonly issuer?: string;

  /**
   * Audiences of which a token must have one.
   *
   * @default - any audience
   */
  readonly audiences?: string[];

  /**
   * The keys that verify the tokens.
   *
   * @default - those that the issuer, which must then be a URL, publishes by OpenID Connect discovery
   */
  readonly jwks?: Jwks;

  /**
   * Headers that may have the token. With these, parameters or cookies the usual places are not looked at.
   *
   * @default - the header `Authorization` after `Bearer `, and the query parameter `access_token`
   */
  readonly fromHeaders?: JwtHeader[];

  /**
   * Query parameters that may have the token.
   *
   * @default - as for `fromHeaders`
   */
  readonly fromParams?: string[];

  /**
   * Cookies that may have the token.
   *
   * @default - as for `fromHeaders`
   */
  readonly fromCookies?: string[];

  /**
   * Claims that the workload gets as headers.
   *
   * @default - none
   */
  readonly outputClaimToHeaders?: ClaimToHeader[];

  /**
   * Name of a header in which the workload gets the token's payload, in base64url.
   *
   * @default - none
   */
  readonly outputPayloadToHeader?: string;

  /**
   * Whether the workload gets the token itself as well.
   *
   * @default false
   */
  readonly forwardOriginalToken?: boolean;

  /**
   * Claims whose text is a list divided by blanks, beside `scope` and `permission`. At most 64.
   *
   * @default - `scope` and `permission` only
   */
  readonly spaceDelimitedClaims?: string[];

  /**
   * How long fetching the keys may take, at least 1 millisecond. Not for inline keys.
   *
   * @default Duration.seconds(5)
   */
  readonly timeout?: Duration;
}
