import { ClientTls } from '../../istio';
import type { MeshConfigOutboundTrafficPolicy as PolicySpec } from '../../schema/mesh.generated';

/** How traffic to unknown hosts is sent that are looked up by DNS. */
export interface DynamicDnsOptions {
  /**
   * TLS towards the hosts.
   *
   * @default - the connection stays as the workload makes it
   */
  readonly tls?: ClientTls;
}

/**
 * What becomes of traffic to hosts that the mesh does not know.
 *
 * It is no firewall: a workload can pass by its proxy.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-OutboundTrafficPolicy
 */
export class OutboundTrafficPolicy {
  /** It fails. */
  public static registryOnly(): OutboundTrafficPolicy {
    return new OutboundTrafficPolicy({ mode: 'REGISTRY_ONLY' });
  }

  /** It goes to the address that the workload asked for. */
  public static allowAny(): OutboundTrafficPolicy {
    return new OutboundTrafficPolicy({ mode: 'ALLOW_ANY' });
  }

  /**
   * It goes where DNS says that the host of the request is.
   *
   * @param options TLS towards the hosts
   */
  public static allowAnyDynamicDns(options: DynamicDnsOptions = {}): OutboundTrafficPolicy {
    return new OutboundTrafficPolicy({ mode: 'ALLOW_ANY_DYNAMIC_DNS', tls: options.tls?._toSpec() });
  }

  private constructor(private readonly spec: PolicySpec) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

/** To which address of a pod a sidecar hands what arrives. */
export enum InboundTrafficMode {
  /** The address of the pod, as without a mesh. */
  PASSTHROUGH = 'PASSTHROUGH',
  /** The loopback address. */
  LOCALHOST = 'LOCALHOST',
}
