import { ISecret } from '../core';

/** A value in a Secret, of which the app knows only where it is. */
export interface SecretKey {
  /** The Secret, in the namespace of the addon. */
  readonly secret: ISecret;

  /** Key of the value in the Secret. */
  readonly key: string;
}
