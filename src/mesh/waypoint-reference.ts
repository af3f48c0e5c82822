import { IKubernetesGateway } from '../core';

/** Which traffic a waypoint takes: that which goes to Services, or that which goes to pods by their own addresses. */
export enum WaypointFor {
  /** Traffic to Services and ServiceEntries. */
  SERVICE = 'service',
  /** Traffic to pods, by their own addresses. */
  WORKLOAD = 'workload',
  /** Both. */
  ALL = 'all',
}

/** A waypoint, as what uses it refers to it. */
export interface IWaypoint extends IKubernetesGateway {
  /** Which traffic it takes. */
  readonly waypointFor: WaypointFor;

  /**
   * Takes note of a namespace from which it is used, if that is known.
   *
   * @internal
   */
  _usedFrom?(namespace: string | undefined): void;
}

/** A second waypoint, which gets a share of the connections. */
export interface WaypointCanary {
  /** The second waypoint. */
  readonly waypoint: IWaypoint;

  /** Its share, from 0 to 100, in whole percent. */
  readonly weightPercent: number;
}

/** How a waypoint is used. */
export interface WaypointUse {
  /**
   * Whether ingress gateways send through the waypoint too. Otherwise they go straight to the pods, past what the
   * waypoint enforces.
   *
   * @default false
   */
  readonly ingressUseWaypoint?: boolean;

  /**
   * A second waypoint, to try a new one out. Alpha in Istio.
   *
   * @default - none
   */
  readonly canary?: WaypointCanary;
}
