/**
 * Providers for resources that name none, by their names. Each must be one of `extensionProviders` or of Istio's own.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-DefaultProviders
 */
export interface DefaultProviders {
  /**
   * Tracers.
   *
   * @default - none
   */
  readonly tracing?: string[];

  /**
   * Where metrics go.
   *
   * @default - none; the usual installation says `prometheus`
   */
  readonly metrics?: string[];

  /**
   * Access logs.
   *
   * @default - none
   */
  readonly accessLogging?: string[];
}
