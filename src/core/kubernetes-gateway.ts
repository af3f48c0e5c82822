/**
 * A Gateway of the Kubernetes Gateway API, as others refer to it: the gateway of an ingress, or a waypoint.
 *
 * Istio's own Gateway is another kind, told apart by the API group.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#gateway
 */
export interface IKubernetesGateway {
  /** API group of the object, which must be `gateway.networking.k8s.io`. */
  readonly apiGroup: string;

  /** Kind of the object, which must be `Gateway`. */
  readonly kind: string;

  /** Name of the Gateway. */
  readonly name: string;

  /**
   * Namespace of the Gateway.
   *
   * @default - the namespace of the resource that refers to it
   */
  readonly namespace?: string;
}
