import { PolicyTarget } from './policy-target';
import { WorkloadMode } from './workload-mode';

/**
 * Where among the filters of a proxy an extension runs.
 *
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/#PluginPhase
 */
export enum ExtensionPhase {
  /** Before Istio checks tokens and certificates. */
  AUTHN = 'AUTHN',
  /** Before Istio's authorization and after its authentication. */
  AUTHZ = 'AUTHZ',
  /** Before Istio's statistics and after its authorization. */
  STATS = 'STATS',
}

/**
 * Connections that an extension sees. All fields that are given must hold; at least one is needed.
 *
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/#WasmPlugin-TrafficSelector
 */
export interface TrafficSelector {
  /**
   * On which side of the workload's connections.
   *
   * @default WorkloadMode.CLIENT_AND_SERVER
   */
  readonly mode?: WorkloadMode;

  /**
   * Ports of the connections, 1 to 65535: that of the Service on the client's side, that of the workload on the server's.
   *
   * @default - all ports
   */
  readonly ports?: number[];
}

/** Which proxies an extension is for, and where in them it runs. */
export interface ExtensionPlacement {
  /**
   * What the extension holds for.
   *
   * @default - `PolicyTarget.namespace()`, all workloads of its namespace
   */
  readonly target?: PolicyTarget;

  /**
   * Where among the proxy's filters it runs.
   *
   * @default - after Istio's filters, at the end
   */
  readonly phase?: ExtensionPhase;

  /**
   * Order among the extensions of a phase: the one with the highest number is first. Any whole number of 32 bits.
   *
   * @default 0
   */
  readonly priority?: number;

  /**
   * Connections that it sees: those that one of these selects.
   *
   * @default - all
   */
  readonly matches?: TrafficSelector[];
}
