/**
 * What Istio deploys for a Gateway.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#gatewayinfrastructure
 */
export interface GatewayInfrastructure {
  /**
   * Labels of all that is deployed, at most 8.
   *
   * @default - only those of Istio
   */
  readonly labels?: Record<string, string>;

  /**
   * Annotations of all that is deployed, at most 16.
   *
   * @default - only those of Istio
   */
  readonly annotations?: Record<string, string>;

  /**
   * Name of a ConfigMap in the Gateway's namespace with changes to what is deployed: a strategic merge patch in each
   * of its keys `deployment`, `service`, `serviceAccount`, `horizontalPodAutoscaler` and `podDisruptionBudget`.
   *
   * @default - no changes
   */
  readonly parametersConfigMap?: string;
}
