import { isIP } from 'node:net';
import { Host } from '../../core';
import { dnsLabel, fullName, notEmpty, port, subnet } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import type {
  MeshNetworksNetworksEndpoints as EndpointsSpec,
  MeshNetworksNetworksGateways as GatewaySpec,
} from '../../schema/mesh.generated';

/**
 * Endpoints that are in a network.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#Network-NetworkEndpoints
 */
export class NetworkEndpoints {
  /**
   * Those with an address of a range.
   *
   * @param cidr the range, such as `10.1.0.0/16`
   */
  public static fromCidr(cidr: string): NetworkEndpoints {
    return new NetworkEndpoints({ fromCidr: subnet('fromCidr', cidr) });
  }

  /**
   * Those of a cluster.
   *
   * @param registry name of the cluster, as the control plane knows it
   */
  public static fromRegistry(registry: string): NetworkEndpoints {
    return new NetworkEndpoints({ fromRegistry: dnsLabel('fromRegistry', registry) });
  }

  private constructor(private readonly spec: EndpointsSpec) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

/** What every gateway of a network takes. */
export interface NetworkGatewayOptions {
  /**
   * Port of the gateway, 1 to 65535.
   *
   * @default 15443
   */
  readonly port?: number;

  /**
   * Locality of the gateway, of the form `<region>/<zone>/<sub-zone>`.
   *
   * @default - unknown
   */
  readonly locality?: string;
}

/**
 * A gateway through which other networks reach a network.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#Network-IstioNetworkGateway
 */
export class NetworkGateway {
  /**
   * One that a Service of the network stands for.
   *
   * @param service host of the Service, such as `ServiceHost.fromName('istio-eastwestgateway', { namespace: 'istio-system' })`
   * @param options port and locality
   */
  public static registryServiceName(service: Host, options: NetworkGatewayOptions = {}): NetworkGateway {
    if (isIP(service.name) !== 0) throw invalid(`registryServiceName must be the host of a Service, got ${show(service.name)}; use NetworkGateway.address`);
    return new NetworkGateway({ registryServiceName: fullName('registryServiceName', service.name) }, options);
  }

  /**
   * One at an address.
   *
   * @param address IP address of the gateway, or a DNS name that istiod looks up
   * @param options port and locality
   */
  public static address(address: string, options: NetworkGatewayOptions = {}): NetworkGateway {
    return new NetworkGateway({ address: isIP(address) === 0 ? fullName('address of a network gateway', address) : address }, options);
  }

  private readonly spec: GatewaySpec;

  private constructor(gateway: Pick<GatewaySpec, 'address' | 'registryServiceName'>, options: NetworkGatewayOptions) {
    this.spec = {
      ...gateway,
      port: port('port of a network gateway', options.port ?? 15443),
      locality: options.locality === undefined ? undefined : notEmpty('locality of a network gateway', options.locality),
    };
  }

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

/**
 * A network of a mesh: endpoints that reach each other directly, and the gateways through which others reach them.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#Network
 */
export interface MeshNetwork {
  /** Endpoints of the network. An endpoint is in one network at most. */
  readonly endpoints: NetworkEndpoints[];

  /**
   * Gateways of the network.
   *
   * @default - those that are labelled for the network in the clusters
   */
  readonly gateways?: NetworkGateway[];
}
