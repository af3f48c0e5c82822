import { IpFamily, IpFamilyPolicy } from './kubernetes';

/** How the Service of a gateway is reached. */
export enum GatewayServiceType {
  /** By a load balancer of the cloud. */
  LOAD_BALANCER = 'LoadBalancer',
  /** By a port of every node. */
  NODE_PORT = 'NodePort',
  /** From within the cluster. */
  CLUSTER_IP = 'ClusterIP',
  /** There is no Service. */
  NONE = 'None',
}

/** Which nodes take traffic for a Service from outside the cluster. */
export enum ExternalTrafficPolicy {
  /** All, whose own address hides that of the client. */
  CLUSTER = 'Cluster',
  /** Those with a pod of the gateway, which sees the address of the client. */
  LOCAL = 'Local',
}

/** A port of a gateway's Service. */
export interface GatewayPort {
  /** Name of the port, whose first word is the protocol, such as `http2` or `https`. */
  readonly name: string;

  /** Port of the Service. */
  readonly port: number;

  /**
   * Port of the nodes, where they have one.
   *
   * @default - Kubernetes chooses it
   */
  readonly nodePort?: number;

  /**
   * Protocol of the port.
   *
   * @default 'TCP'
   */
  readonly protocol?: string;

  /**
   * Port of the pods.
   *
   * @default - as `port`
   */
  readonly targetPort?: number;
}

/** The Service of a gateway. */
export interface GatewayServiceValues {
  /**
   * Whether a load balancer gets ports of the nodes.
   *
   * @default true
   */
  readonly allocateLoadBalancerNodePorts?: boolean;

  /**
   * Annotations of the Service.
   *
   * @default - none
   */
  readonly annotations?: Record<string, string>;

  /**
   * Its address within the cluster.
   *
   * @default - Kubernetes chooses it
   */
  readonly clusterIP?: string;

  /**
   * Further addresses by which it is reached.
   *
   * @default - none
   */
  readonly externalIPs?: string[];

  /**
   * Which nodes take traffic from outside.
   *
   * @default ExternalTrafficPolicy.CLUSTER
   */
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;

  /**
   * Port of the nodes for health checks of the load balancer, with ExternalTrafficPolicy.LOCAL.
   *
   * @default - Kubernetes chooses it
   */
  readonly healthCheckNodePort?: number;

  /**
   * Which pods take traffic from within the cluster: `Cluster` or `Local`.
   *
   * @default 'Cluster'
   */
  readonly internalTrafficPolicy?: string;

  /**
   * Families of addresses, in their order.
   *
   * @default - as the cluster has it
   */
  readonly ipFamilies?: IpFamily[];

  /**
   * How many families of addresses it has.
   *
   * @default - as the cluster has it
   */
  readonly ipFamilyPolicy?: IpFamilyPolicy;

  /**
   * Class of the load balancer.
   *
   * @default - that of the cluster
   */
  readonly loadBalancerClass?: string;

  /**
   * Address of the load balancer.
   *
   * @default - the cloud chooses it
   */
  readonly loadBalancerIP?: string;

  /**
   * Ranges of addresses that the load balancer lets in.
   *
   * @default - all
   */
  readonly loadBalancerSourceRanges?: string[];

  /**
   * Ports, in place of those of the profile.
   *
   * @default - those of the profile: for health, `http2` on 80 and `https` on 443
   */
  readonly ports?: GatewayPort[];

  /**
   * Further labels by which it chooses pods.
   *
   * @default - none
   */
  readonly selectorLabels?: Record<string, string>;

  /**
   * How it is reached.
   *
   * @default - LOAD_BALANCER for traffic into the mesh, CLUSTER_IP for traffic out of it
   */
  readonly type?: GatewayServiceType;
}
