import { ISecret } from '../core';
import { dnsSubdomain, notEmpty } from '../core/private/checks';
import { invalid, show } from '../core/private/errors';

/** A value in a Secret, of which the app knows only where it is. */
export class SecretKey {
  /**
   * A value in a Secret of the app, such as that of cdk8s-plus.
   *
   * @param secret the Secret, in the namespace of the addon
   * @param key key of the value
   */
  public static secret(secret: ISecret, key: string): SecretKey {
    const { name, kind, metadata } = secret;
    if (kind !== 'Secret') throw invalid(`a secret value is in a Secret, got the ${kind} ${show(name)}; pass the Secret`);
    return new SecretKey(name, key, metadata.namespace);
  }

  /**
   * A value in a Secret that is made elsewhere.
   *
   * @param secretName name of the Secret, in the namespace of the addon
   * @param key key of the value
   */
  public static secretName(secretName: string, key: string): SecretKey {
    return new SecretKey(dnsSubdomain('name of a Secret', secretName), key);
  }

  private constructor(
    /** @internal */
    public readonly _name: string,
    /** @internal */
    public readonly _key: string,
    /** @internal */
    public readonly _namespace?: string,
  ) {
    notEmpty(`key in the Secret ${show(_name)}`, _key);
  }
}
