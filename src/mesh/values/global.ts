/**
 * Values that all components of an installation share.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.operator.v1alpha1/
 */
export interface GlobalValues {
  /**
   * Registry and folder of the images.
   *
   * @default - that of the release
   */
  readonly hub?: string;

  /**
   * Tag of the images.
   *
   * @default - the version of the mesh
   */
  readonly tag?: string;

  /**
   * Further values under `global`, for what has no property here. They win over properties.
   *
   * @default - none
   */
  readonly extraValues?: Record<string, any>;
}
