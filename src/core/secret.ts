import { ApiObjectMetadataDefinition } from 'cdk8s';

/**
 * A Kubernetes Secret, of any version of cdk8s-plus or of your own.
 *
 * `Secret` of cdk8s-plus-27 and of every later cdk8s-plus has this shape, as has an `ApiObject` of kind Secret.
 */
export interface ISecret {
  /** Name of the Secret. */
  readonly name: string;

  /** Kind of the object, which must be `Secret`. */
  readonly kind: string;

  /** Metadata of the Secret, which tells its namespace. */
  readonly metadata: ApiObjectMetadataDefinition;
}
