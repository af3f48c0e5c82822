import { nonEmpty, notEmpty } from '../core/private/checks';
import { invalid, show } from '../core/private/errors';
import { AuthorizationRule, AuthorizationSource, ConditionKey, JwtRule, Principal } from '../istio';

/** A claim that a token must have. */
export interface RequiredClaim {
  /** Name of the claim, after those of the claims that it is nested in. */
  readonly path: string[];

  /** Values of which it must have one. */
  readonly values: string[];
}

/** Whose tokens open the door. */
export interface JwtAccess {
  /**
   * Which tokens are valid. The gateway then refuses tokens of other issuers in the same places, for all of its hosts.
   */
  readonly rule: JwtRule;

  /**
   * Issuers and subjects that have access, as `<issuer>/<subject>`.
   *
   * @default - every subject of a valid token
   */
  readonly requestPrincipals?: string[];

  /**
   * Claims that a token must have, all of them.
   *
   * @default - none
   */
  readonly claims?: RequiredClaim[];
}

/**
 * Who may reach an addon through a gateway. There is no access for everyone.
 */
export class Access {
  /**
   * Whoever has a valid token (JWT).
   *
   * @param access which tokens
   */
  public static jwt(access: JwtAccess): Access {
    const { rule, requestPrincipals = ['*'], claims = [] } = access;
    return new Access([
      { sources: [{ notRequestPrincipals: listed('requestPrincipals', requestPrincipals) }] },
      ...claims.map(({ path, values }) => ({
        conditions: [{ key: ConditionKey.requestClaim(...path), notValues: listed(`values of the claim ${show(path.join('.'))}`, values) }],
      })),
    ], [rule]);
  }

  /**
   * Peers that connect from some IP addresses or CIDR ranges. Behind a load balancer that is the load balancer, unless it
   * keeps the addresses of clients.
   *
   * @param ipBlocks addresses and ranges
   */
  public static ipBlocks(ipBlocks: string[]): Access {
    return Access.unless({ notIpBlocks: listed('ipBlocks', ipBlocks) });
  }

  /**
   * Clients with some IP addresses or in CIDR ranges, as X-Forwarded-For or the PROXY protocol tells. The mesh must know how
   * many proxies are trusted (`gatewayTopology`), otherwise clients choose their address.
   *
   * @param ipBlocks addresses and ranges
   */
  public static remoteIpBlocks(ipBlocks: string[]): Access {
    return Access.unless({ notRemoteIpBlocks: listed('remoteIpBlocks', ipBlocks) });
  }

  /**
   * Callers with some identities, which their certificates prove: the server of the gateway must ask for certificates.
   *
   * @param principals the identities
   */
  public static principals(principals: Principal[]): Access {
    return Access.unless({ notPrincipals: listed('principals', principals) });
  }

  /**
   * Whomever an external authorizer lets pass, such as a proxy by which people log in.
   *
   * @param provider name of the extension provider in the mesh configuration
   */
  public static provider(provider: string): Access {
    return new Access([], [], [notEmpty('provider of an access', provider)]);
  }

  /**
   * Whoever has several kinds of access at once.
   *
   * @param access the kinds, at least two
   */
  public static all(access: Access[]): Access {
    if (access.length < 2) throw invalid(`access by all of several takes at least 2 of them, got ${access.length}`);
    return new Access(
      access.flatMap(({ _refused }) => _refused),
      access.flatMap(({ _jwtRules }) => _jwtRules),
      access.flatMap(({ _providers }) => _providers),
    );
  }

  private static unless(source: AuthorizationSource): Access {
    return new Access([{ sources: [source] }]);
  }

  private constructor(
    /** @internal Who is refused, whatever host they ask for. */
    public readonly _refused: AuthorizationRule[],
    /** @internal Tokens that the gateway must know. */
    public readonly _jwtRules: JwtRule[] = [],
    /** @internal External authorizers that are asked. */
    public readonly _providers: string[] = [],
  ) {}
}

const listed = <T>(what: string, values: T[]) => [...nonEmpty(what, values)];
