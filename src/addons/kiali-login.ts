import { httpUrl, nonEmpty, notEmpty } from '../core/private/checks';
import { SecretKey } from './secret-key';

/** What a login takes that keeps people in a session. */
export interface KialiSessionOptions {
  /** The key that sessions are encrypted with: 16, 24 or 32 letters, as nobody can guess them. */
  readonly signingKey: SecretKey;
}

/** How people log in at an OpenID provider. */
export interface KialiOpenIdOptions extends KialiSessionOptions {
  /** The provider, which publishes the rest at `<uri>/.well-known/openid-configuration`. */
  readonly issuerUri: string;

  /** Id of Kiali at the provider. */
  readonly clientId: string;

  /**
   * Secret of Kiali at the provider.
   *
   * @default - none, which the provider must allow
   */
  readonly clientSecret?: SecretKey;

  /**
   * What Kiali asks for of a person.
   *
   * @default - `openid`, `profile` and `email`
   */
  readonly scopes?: string[];

  /**
   * Claim with the name of the person, as the API server knows it.
   *
   * @default 'sub'
   */
  readonly usernameClaim?: string;
}

/**
 * How people log in to Kiali, and by whose rights they look.
 *
 * @see https://kiali.io/docs/configuration/authentication/
 */
export class KialiLogin {
  /**
   * By a token of a Kubernetes account, as `kubectl create token` gives it. People see what that account may see.
   *
   * @param options the key of sessions
   */
  public static token(options: KialiSessionOptions): KialiLogin {
    return new KialiLogin({ strategy: 'token' }, options.signingKey);
  }

  /**
   * At an OpenID provider that the API server of the cluster trusts. People see what they may see in the cluster.
   *
   * @param options the provider and the key of sessions
   */
  public static openid(options: KialiOpenIdOptions): KialiLogin {
    const { issuerUri, clientId, clientSecret, scopes, usernameClaim } = options;
    return new KialiLogin({
      strategy: 'openid',
      openid: {
        issuer_uri: httpUrl('issuerUri', issuerUri),
        client_id: notEmpty('clientId', clientId),
        ...scopes && { scopes: [...nonEmpty('scopes', scopes)] },
        ...usernameClaim !== undefined && { username_claim: notEmpty('usernameClaim', usernameClaim) },
      },
    }, options.signingKey, clientSecret);
  }

  /** Not at all: whoever reaches Kiali sees whatever Kiali sees, which is the whole mesh. Only for viewing. */
  public static anonymous(): KialiLogin {
    return new KialiLogin({ strategy: 'anonymous' });
  }

  private constructor(
    /** @internal */
    public readonly _auth: object,
    /** @internal Where there is none, nobody logs in. */
    public readonly _signingKey?: SecretKey,
    /** @internal */
    public readonly _clientSecret?: SecretKey,
  ) {}
}
