import { ComponentValues } from './component';

/** What becomes of a request to the API server that a webhook does not answer. */
export enum FailurePolicy {
  /** It is refused. */
  FAIL = 'Fail',
  /** It goes on. */
  IGNORE = 'Ignore',
}

/**
 * Values of the chart `base`: CRDs, the reader of remote clusters and the validation of the default revision.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.operator.v1alpha1/
 */
export interface BaseValues extends ComponentValues {
  /**
   * Revision or tag that validates what no other revision does; nothing does so with an empty text.
   *
   * @default - `default`, or none where the mesh has a revision or istioctl installs it
   */
  readonly defaultRevision?: string;

  /**
   * Whether the CRDs can be chosen from by `excludedCRDs`.
   *
   * @default true
   */
  readonly enableCRDTemplates?: boolean;

  /**
   * Full names of CRDs that are not installed, such as `wasmplugins.extensions.istio.io`.
   *
   * @default - none
   */
  readonly excludedCRDs?: string[];

  /**
   * CA certificates in PEM format, encoded in base64, by which the API server trusts the validation.
   *
   * @default - istiod writes its own
   */
  readonly validationCABundle?: string;

  /**
   * What becomes of a resource while istiod cannot validate it.
   *
   * @default - it goes on until istiod runs for the first time, and is refused from then on
   */
  readonly validationFailurePolicy?: FailurePolicy;

  /**
   * URL of the validation, where it is not in this cluster.
   *
   * @default - the Service of istiod
   */
  readonly validationURL?: string;
}
