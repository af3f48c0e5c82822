import { invalid, show } from '../core/private/errors';
import type { SidecarOutboundTrafficPolicy } from '../schema/networking.istio.io.generated';
import { Destination } from './destination';

/** What allowing any traffic takes. */
export interface AllowAnyOptions {
  /**
   * Where traffic to unknown hosts is sent, with its port. One of the egress hosts must bring it in.
   *
   * Sidecars do as told, though `istioctl analyze` calls the field deprecated.
   *
   * @default - the address that the workload asked for
   */
  readonly egressProxy?: Destination;
}

/**
 * What a sidecar does with traffic to hosts that it does not know. It is no firewall.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/sidecar/#OutboundTrafficPolicy
 */
export class OutboundTrafficPolicy {
  /** Drops it. */
  public static registryOnly(): OutboundTrafficPolicy {
    return new OutboundTrafficPolicy({ mode: 'REGISTRY_ONLY' });
  }

  /**
   * Lets it through.
   *
   * @param options a proxy that it goes through
   */
  public static allowAny(options: AllowAnyOptions = {}): OutboundTrafficPolicy {
    return new OutboundTrafficPolicy({ mode: 'ALLOW_ANY', egressProxy: options.egressProxy && proxySpec(options.egressProxy) });
  }

  private constructor(private readonly spec: SidecarOutboundTrafficPolicy) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

function proxySpec(destination: Destination) {
  const spec = destination._toSpec();
  if (spec.host.startsWith('*')) throw invalid(`an egress proxy is one host, got ${show(spec.host)}; name it in full`);
  if (!spec.port) throw invalid(`the egress proxy ${show(spec.host)} needs a port; give its Destination one`);
  return spec;
}
