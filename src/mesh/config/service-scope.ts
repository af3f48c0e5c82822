import { Host } from '../../core';
import { LabelSelector } from './label-selector';

/**
 * Settings of some services, in a mesh of several clusters.
 *
 * @see https://istio.io/latest/docs/ops/configuration/traffic-management/multicluster/
 */
export interface ServiceSettings {
  /** Whether callers reach only the endpoints of their own cluster. */
  readonly clusterLocal: boolean;

  /** Hosts of the services. The first label may be a wildcard, as in `*.kube-system.svc.cluster.local`. */
  readonly hosts: Host[];
}

/** How far a service can be reached in a mesh of several clusters. */
export enum ServiceScope {
  /** In its own cluster. */
  LOCAL = 'LOCAL',
  /** In all clusters. */
  GLOBAL = 'GLOBAL',
}

/**
 * How far services can be reached, in ambient mode and a mesh of several clusters. Where selectors are missing all fit.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-ServiceScopeConfigs
 */
export interface ServiceScopeConfig {
  /** How far the services can be reached. */
  readonly scope: ServiceScope;

  /**
   * Namespaces of the services.
   *
   * @default - all namespaces
   */
  readonly namespaceSelector?: LabelSelector;

  /**
   * The services.
   *
   * @default - all services of the namespaces
   */
  readonly servicesSelector?: LabelSelector;
}

/** Where a ServiceEntry counts. */
export enum Visibility {
  /** Nowhere. */
  NONE = 'NONE',
  /** In its own namespace. */
  NAMESPACE = 'NAMESPACE',
  /** Wherever the istiod reaches that reads it. */
  PUBLIC = 'PUBLIC',
}

/** Where the ServiceEntries of some namespaces count. */
export interface ServiceEntryVisibilityPolicy {
  /** Where they count. */
  readonly visibility: Visibility;

  /** Namespaces of the ServiceEntries: those that fit all selectors, at least one. */
  readonly namespaceSelectors: LabelSelector[];
}

/**
 * Where ServiceEntries count, whoever writes them.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#ServiceEntryVisibility
 */
export interface ServiceEntryVisibility {
  /**
   * Where a ServiceEntry counts that no policy is for.
   *
   * @default Visibility.PUBLIC
   */
  readonly defaultVisibility?: Visibility;

  /**
   * Whether sidecars heed it as well, rather than ambient mode alone.
   *
   * @default false
   */
  readonly applyToSidecars?: boolean;

  /**
   * Policies, of which the first that fits a ServiceEntry counts.
   *
   * @default - none
   */
  readonly policies?: ServiceEntryVisibilityPolicy[];
}
