import { ipAddress, subnet } from '../core/private/checks';
import { invalid, show } from '../core/private/errors';
import { defined } from './private/proxy-deployment';
import { ExternalTrafficPolicy } from './values/gateway-service';
import { IpFamilyPolicy } from './values/kubernetes';

/** What every Service of a gateway takes. */
export interface GatewayServiceOptions {
  /**
   * Addresses outside the cluster at which its nodes take traffic for the gateway.
   *
   * @default - none
   */
  readonly externalIPs?: string[];

  /**
   * Of how many families the addresses are.
   *
   * @default - one for a gateway of the Istio API, else IpFamilyPolicy.PREFER_DUAL_STACK
   */
  readonly ipFamilyPolicy?: IpFamilyPolicy;

  /**
   * Annotations of the Service, by which clouds configure their load balancers.
   *
   * @default - none
   */
  readonly annotations?: Record<string, string>;
}

/** What a Service takes that is reached from outside the cluster. */
export interface ExternalServiceOptions extends GatewayServiceOptions {
  /**
   * Which endpoints take what comes from outside.
   *
   * @default ExternalTrafficPolicy.CLUSTER
   */
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;
}

/** What a Service with a load balancer takes. */
export interface LoadBalancerOptions extends ExternalServiceOptions {
  /**
   * Clients that the load balancer lets through, as ranges of addresses in CIDR notation.
   *
   * @default - all
   */
  readonly sourceRanges?: string[];

  /**
   * Which controller makes the load balancer, such as `service.k8s.aws/nlb`.
   *
   * @default - that of the cluster
   */
  readonly loadBalancerClass?: string;

  /**
   * Whether each port gets a port on the nodes too, which some load balancers need.
   *
   * @default true
   */
  readonly allocateNodePorts?: boolean;
}

/**
 * How a gateway is reached.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types
 */
export class GatewayService {
  /**
   * By a load balancer outside the cluster.
   *
   * @param options addresses and settings of the load balancer
   */
  public static loadBalancer(options: LoadBalancerOptions = {}): GatewayService {
    const { sourceRanges, loadBalancerClass, allocateNodePorts } = options;
    return new GatewayService('LoadBalancer', options, {
      externalTrafficPolicy: options.externalTrafficPolicy,
      loadBalancerSourceRanges: sourceRanges?.map(range),
      loadBalancerClass,
      allocateLoadBalancerNodePorts: allocateNodePorts,
    });
  }

  /**
   * By a port on every node.
   *
   * @param options addresses
   */
  public static nodePort(options: ExternalServiceOptions = {}): GatewayService {
    return new GatewayService('NodePort', options, { externalTrafficPolicy: options.externalTrafficPolicy });
  }

  /**
   * Within the cluster, and at `externalIPs`.
   *
   * @param options addresses
   */
  public static clusterIp(options: GatewayServiceOptions = {}): GatewayService {
    return new GatewayService('ClusterIP', options, {});
  }

  /** @internal */
  public readonly _annotations?: Record<string, string>;

  private readonly spec: object;

  private constructor(
    /** @internal */
    public readonly _type: 'LoadBalancer' | 'NodePort' | 'ClusterIP',
    options: GatewayServiceOptions,
    spec: object,
  ) {
    this._annotations = options.annotations && { ...options.annotations };
    const { externalIPs, ipFamilyPolicy } = options;
    this.spec = defined({ ...spec, externalIPs: externalIPs?.map((address) => ipAddress('externalIPs', address)), ipFamilyPolicy });
  }

  /**
   * Fields of the Service's spec besides the type.
   *
   * @internal
   */
  public _toSpec(): object {
    return this.spec;
  }
}

function range(value: string): string {
  if (!subnet('sourceRanges', value).includes('/')) throw invalid(`sourceRanges must be in CIDR notation, got ${show(value)}; write '${value}/${value.includes(':') ? 128 : 32}' for one address`);
  return value;
}
