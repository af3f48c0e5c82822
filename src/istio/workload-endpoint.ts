/** What is known of a workload before it runs. */
export interface WorkloadTemplate {
  /**
   * Ports on which the workload listens, by the names of the service's ports. Not for a Unix socket.
   *
   * @default - `targetPort` of the service's port, else its number
   */
  readonly ports?: Record<string, number>;

  /**
   * Network of the workload. Workloads of one network reach each other directly, others through a gateway.
   *
   * @default - the network of the mesh
   */
  readonly network?: string;

  /**
   * Place of the workload, `<region>/<zone>/<sub-zone>` or the first parts of it. Load balancing may favour near ones.
   *
   * @default - no place
   */
  readonly locality?: string;

  /**
   * Share of the traffic in proportion to the weights of the others, at least 1.
   *
   * @default 1
   */
  readonly weight?: number;

  /**
   * Service account of the workload, in the same namespace. Istio's mutual TLS is used to a workload that has one.
   *
   * @default - `default` in a WorkloadGroup, else none, so that connections are plain unless a DestinationRule says otherwise
   */
  readonly serviceAccount?: string;
}

/**
 * A workload that is no pod, such as a virtual machine, or any other end of a service.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/workload-entry/#WorkloadEntry
 */
export interface WorkloadEndpoint extends WorkloadTemplate {
  /**
   * Where the workload is: an IP address, a full DNS name without a wildcard, or a Unix socket `unix:///path`
   * (or `unix://@name`).
   *
   * @default - the gateways of the workload's `network`, which is then needed
   */
  readonly address?: string;

  /**
   * Labels of the workload, by which subsets and selectors find it.
   *
   * @default - none
   */
  readonly labels?: Record<string, string>;
}
