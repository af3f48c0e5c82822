import { ContainerResources } from '../../core';
import { ImageVariant } from './component';
import { SeccompProfile } from './kubernetes';

/** How much Envoy logs. */
export enum ProxyLogLevel {
  /** All. */
  TRACE = 'trace',
  /** What helps to find faults. */
  DEBUG = 'debug',
  /** What happens. */
  INFO = 'info',
  /** What may be wrong. */
  WARNING = 'warning',
  /** What is wrong. */
  ERROR = 'error',
  /** What Envoy cannot go on with. */
  CRITICAL = 'critical',
  /** Nothing. */
  OFF = 'off',
}

/** The probe that waits until a proxy has started. */
export interface StartupProbeValues {
  /**
   * Whether there is one.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * How often it may fail, once a second.
   *
   * @default 600
   */
  readonly failureThreshold?: number;
}

/**
 * Values of sidecars, and of gateways where they apply. What proxies do with traffic is in the configuration of the mesh.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.operator.v1alpha1/
 */
export interface ProxyValues {
  /**
   * Whether pods get a sidecar where their namespace takes part in injection and they say nothing themselves.
   *
   * @default true
   */
  readonly autoInject?: boolean;

  /**
   * Whether sidecars may bind ports below 1024.
   *
   * @default false
   */
  readonly capNetBindService?: boolean;

  /**
   * Domain of the cluster.
   *
   * @default 'cluster.local'
   */
  readonly clusterDomain?: string;

  /**
   * How much components of Envoy log, as `<component>:<level>` with commas between.
   *
   * @default 'misc:error'
   */
  readonly componentLogLevel?: string;

  /**
   * Ranges of addresses to which traffic does not go through the sidecar.
   *
   * @default - none
   */
  readonly excludeIPRanges?: string[];

  /**
   * Ports whose incoming traffic does not go through the sidecar.
   *
   * @default - none
   */
  readonly excludeInboundPorts?: number[];

  /**
   * Ports to which outgoing traffic does not go through the sidecar.
   *
   * @default - none
   */
  readonly excludeOutboundPorts?: number[];

  /**
   * Name of the image, or, if it has a slash, the whole reference.
   *
   * @default 'proxyv2'
   */
  readonly image?: string;

  /**
   * Ranges of addresses to which traffic goes through the sidecar, and no other.
   *
   * @default - all
   */
  readonly includeIPRanges?: string[];

  /**
   * Ports whose incoming traffic goes through the sidecar, and no other.
   *
   * @default - all
   */
  readonly includeInboundPorts?: number[];

  /**
   * Ports to which outgoing traffic goes through the sidecar whatever its address.
   *
   * @default - none
   */
  readonly includeOutboundPorts?: number[];

  /**
   * What Kubernetes runs after a sidecar has started and before it stops, as Kubernetes has it.
   *
   * @default - nothing
   */
  readonly lifecycle?: Record<string, any>;

  /**
   * How much Envoy logs.
   *
   * @default ProxyLogLevel.WARNING
   */
  readonly logLevel?: ProxyLogLevel;

  /**
   * File or stream for the log of outlier detection, such as `/dev/stdout`.
   *
   * @default - none
   */
  readonly outlierLogPath?: string;

  /**
   * Whether sidecars are privileged.
   *
   * @default false
   */
  readonly privileged?: boolean;

  /**
   * How often the readiness probe may fail in a row.
   *
   * @default 4
   */
  readonly readinessFailureThreshold?: number;

  /**
   * Seconds before the first readiness probe.
   *
   * @default 0
   */
  readonly readinessInitialDelaySeconds?: number;

  /**
   * Seconds between readiness probes.
   *
   * @default 15
   */
  readonly readinessPeriodSeconds?: number;

  /**
   * Amounts of processor time and memory.
   *
   * @default - 100m and 128Mi, at most 2 processors and 1Gi
   */
  readonly resources?: ContainerResources;

  /**
   * Which system calls sidecars may make.
   *
   * @default - as the cluster has it
   */
  readonly seccompProfile?: SeccompProfile;

  /**
   * The probe that waits until the proxy has started.
   *
   * @default - up to ten minutes
   */
  readonly startupProbe?: StartupProbeValues;

  /**
   * Port for health checks of the proxy; 0 for none.
   *
   * @default 15020
   */
  readonly statusPort?: number;

  /**
   * Build of the image.
   *
   * @default - `variant` of the global values
   */
  readonly variant?: ImageVariant;
}

/** Values of the container that redirects the traffic of a pod with a sidecar. */
export interface ProxyInitValues {
  /**
   * Whether rules are written whatever is there already. Only for a fault in finding that out.
   *
   * @default false
   */
  readonly forceApplyIptables?: boolean;

  /**
   * Name of the image, or, if it has a slash, the whole reference.
   *
   * @default 'proxyv2'
   */
  readonly image?: string;
}
