import { Construct } from 'constructs';
import { MeshResource, MeshResourceProps, WorkloadSelector } from '../core';
import { at, invalid } from '../core/private/errors';
import type { SidecarEgress, SidecarInboundConnectionPool, SidecarIngress, SidecarSpec, SidecarWorkloadSelector } from '../schema/networking.istio.io.generated';
import { ConnectionPool } from './connection-pool';
import { EgressListener } from './egress-listener';
import { IngressListener } from './ingress-listener';
import { OutboundTrafficPolicy } from './outbound-traffic-policy';
import { connectionPoolSpec } from './private/connection-pool';
import { egressListenerSpec } from './private/egress-listener';
import { ingressListenerSpec } from './private/ingress-listener';
import { selectorSpec } from './private/workload-selector';

/** What a Sidecar takes. It must set something. */
export interface SidecarProps extends MeshResourceProps {
  /**
   * Workloads of the Sidecar's namespace whose proxies it is for.
   *
   * @default - all workloads of the namespace that no other Sidecar selects; from the root namespace, those of the mesh
   */
  readonly workloadSelector?: WorkloadSelector;

  /**
   * What reaches the workload. More can be added by `addIngress`.
   *
   * @default - every port that the workload's Services have
   */
  readonly ingress?: IngressListener[];

  /**
   * What leaves the workload: the hosts that its sidecar knows. More can be added by `addEgress`.
   *
   * @default - as the Sidecar of the namespace or the mesh says, else every host that is exported to the namespace
   */
  readonly egress?: EgressListener[];

  /**
   * Limits of the connections that the sidecar takes, on every port without its own.
   *
   * @default - those of the workload's DestinationRules
   */
  readonly inboundConnectionPool?: ConnectionPool;

  /**
   * What happens with traffic to hosts that the sidecar does not know.
   *
   * @default - as the mesh configuration says, else it is let through
   */
  readonly outboundTrafficPolicy?: OutboundTrafficPolicy;
}

/**
 * What the sidecars of some workloads know of the mesh and take in. The smaller that is, the less memory and traffic they need.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/sidecar/
 */
export class Sidecar extends MeshResource {
  private readonly workloadSelector?: SidecarWorkloadSelector;
  private readonly inboundConnectionPool?: SidecarInboundConnectionPool;
  private readonly outboundTrafficPolicy?: OutboundTrafficPolicy;
  private readonly ingress: SidecarIngress[] = [];
  private readonly egress: SidecarEgress[] = [];

  /**
   * Defines a Sidecar.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props workloads and listeners
   */
  public constructor(scope: Construct, id: string, props: SidecarProps = {}) {
    super(scope, id, 'networking.istio.io/v1', 'Sidecar', props);
    this.workloadSelector = at(this, () => props.workloadSelector && selectorSpec('a sidecar', props.workloadSelector));
    this.inboundConnectionPool = at(this, () => props.inboundConnectionPool && connectionPoolSpec(props.inboundConnectionPool));
    this.outboundTrafficPolicy = props.outboundTrafficPolicy;
    props.ingress?.forEach((listener) => this.addIngress(listener));
    props.egress?.forEach((listener) => this.addEgress(listener));
  }

  /**
   * Adds a port on which traffic reaches the workload. With the first one, the ports of Services do not count any more.
   *
   * @param listener port, TLS and where the traffic goes
   */
  public addIngress(listener: IngressListener): void {
    at(this, () => {
      const spec = ingressListenerSpec(listener);
      if (this.ingress.some(({ port }) => port.number === listener.port)) {
        throw invalid(`two ingress listeners have the port ${listener.port}; give one of them another port`);
      }
      this.ingress.push(spec);
    });
  }

  /**
   * Adds hosts that the sidecar knows, on one port or on all.
   *
   * @param listener hosts and port
   */
  public addEgress(listener: EgressListener): void {
    at(this, () => {
      const spec = egressListenerSpec(listener, this.namespace);
      const twin = this.egress.find((other) => other.port?.number === spec.port?.number && (spec.port?.number !== 0 || other.bind === spec.bind));
      if (twin) throw invalid(`two egress listeners have ${placeOf(spec)}; put their hosts into one`);
      this.egress.push(spec);
    });
  }

  /** @internal */
  public _toSpec(): SidecarSpec {
    // Istio wants the listener of all ports to be the last.
    const egress = [...this.egress.filter(({ port }) => port), ...this.egress.filter(({ port }) => !port)];
    return {
      workloadSelector: this.workloadSelector,
      ingress: this.ingress.length > 0 ? this.ingress : undefined,
      egress: egress.length > 0 ? egress : undefined,
      inboundConnectionPool: this.inboundConnectionPool,
      outboundTrafficPolicy: this.outboundTrafficPolicy?._toSpec(),
    };
  }

  /** @internal */
  public _problems(): string[] {
    const empty = this.ingress.length + this.egress.length === 0 && !this.inboundConnectionPool && !this.outboundTrafficPolicy;
    return empty ? ['a sidecar sets nothing; add an egress or ingress listener, or give it an inboundConnectionPool or outboundTrafficPolicy'] : [];
  }
}

function placeOf({ port, bind }: SidecarEgress): string {
  if (!port) return 'all ports';
  return port.number === 0 ? `the socket '${bind}'` : `the port ${port.number}`;
}
