/**
 * A gateway that is installed with the mesh: its values, as the chart `gateway` has them.
 *
 * A gateway that is not installed with the mesh is an `IngressGateway` or `EgressGateway`.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/gateway/
 */
export interface MeshGateway {
  /** Name of its Deployment and Service. */
  readonly name: string;

  /**
   * Namespace in which it runs.
   *
   * @default - that of the mesh
   */
  readonly namespace?: string;

  /**
   * Labels of the gateway. `istio` and `app` are those by which Gateways select it.
   *
   * @default - `app` is the name, `istio` the name without `istio-`
   */
  readonly labels?: Record<string, string>;

  /**
   * Further values of the chart, written as in the chart's own values, for what has no property here. They win over properties.
   *
   * @default - none
   */
  readonly extraValues?: Record<string, any>;
}
