import { Construct } from 'constructs';
import { MeshResource, MeshResourceProps } from '../core';
import { portText } from '../core/private/checks';
import { at, invalid } from '../core/private/errors';
import type { PeerAuthenticationSpec } from '../schema/security.istio.io.generated';
import { PolicyTarget, WorkloadTarget } from './policy-target';

/**
 * What a workload accepts from its callers.
 *
 * @see https://istio.io/latest/docs/reference/config/security/peer_authentication/#PeerAuthentication-MutualTLS-Mode
 */
export enum MutualTlsMode {
  /** Plain text only. Not in ambient mode, which ignores it. */
  DISABLE = 'DISABLE',
  /** Mutual TLS and plain text. */
  PERMISSIVE = 'PERMISSIVE',
  /** Mutual TLS only. */
  STRICT = 'STRICT',
}

/** What a PeerAuthentication takes. At least one of `mtls` and `portLevelMtls` is needed. */
export interface PeerAuthenticationProps extends MeshResourceProps {
  /**
   * The workloads that it holds for. The one for workloads goes before the one for their namespace, and that before the
   * one for the mesh. One for workloads has no effect in the root namespace.
   *
   * @default - `PolicyTarget.namespace()`, all workloads of its namespace
   */
  readonly target?: WorkloadTarget;

  /**
   * What is accepted on all ports.
   *
   * @default - what the PeerAuthentication of the namespace or the mesh says; without one PERMISSIVE
   */
  readonly mtls?: MutualTlsMode;

  /**
   * What is accepted on single ports, by the number of the workload's port. Needs `PolicyTarget.workloads` as its target.
   *
   * @default - the same on all ports
   */
  readonly portLevelMtls?: Record<string, MutualTlsMode>;
}

/**
 * Whether workloads demand mutual TLS of their callers.
 *
 * @see https://istio.io/latest/docs/reference/config/security/peer_authentication/
 */
export class PeerAuthentication extends MeshResource {
  private readonly spec: PeerAuthenticationSpec;

  /**
   * Defines a PeerAuthentication.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props target and modes
   */
  public constructor(scope: Construct, id: string, props: PeerAuthenticationProps) {
    const { target = PolicyTarget.namespace(), mtls, portLevelMtls } = props;
    super(scope, id, 'security.istio.io/v1', 'PeerAuthentication', { metadata: target._metadata(props.metadata) });
    this.spec = at(this, () => this.checked({
      ...target._toSpec(this),
      ...mtls && { mtls: { mode: mtls } },
      ...portLevelMtls && { portLevelMtls: portsSpec(portLevelMtls) },
    }));
  }

  /** @internal */
  public _toSpec(): PeerAuthenticationSpec {
    return this.spec;
  }

  /** @internal */
  public _problems(): string[] {
    return [];
  }

  private checked(spec: PeerAuthenticationSpec) {
    if (!spec.mtls && !spec.portLevelMtls) throw invalid('a peer authentication sets nothing; give it mtls or portLevelMtls');
    if (spec.portLevelMtls && !spec.selector) {
      throw invalid('portLevelMtls is only for workloads; give the peer authentication a target by PolicyTarget.workloads');
    }
    if (spec.selector && this.namespace === 'istio-system') {
      throw invalid("a peer authentication for workloads has no effect in the root namespace 'istio-system'; put it into the namespace of the workloads");
    }
    return spec;
  }
}

function portsSpec(modes: Record<string, MutualTlsMode>) {
  const entries = Object.entries(modes);
  if (entries.length === 0) throw invalid('portLevelMtls must have at least one port, got none');
  return Object.fromEntries(entries.map(([port, mode]) => [portText('port of portLevelMtls', port), { mode }]));
}
