import {
  EnvoyClusterMatch, EnvoyContext, EnvoyFilterChainMatch, EnvoyListenerMatch, EnvoyProxyMatch, EnvoyRouteConfigurationMatch, EnvoyRouteMatch,
  EnvoyVirtualHostMatch,
} from './envoy-match';
import { EnvoyOperation } from './envoy-operation';

/** What every patch of a proxy's configuration takes. */
export interface EnvoyPatchOptions {
  /** What the patch does. */
  readonly operation: EnvoyOperation;

  /**
   * The direction that is meant.
   *
   * @default EnvoyContext.ANY
   */
  readonly context?: EnvoyContext;

  /**
   * Which proxies are meant.
   *
   * @default - every proxy
   */
  readonly proxy?: EnvoyProxyMatch;
}

/** What a patch of listeners takes. They are added, removed or merged into. */
export interface EnvoyListenerPatchOptions extends EnvoyPatchOptions {
  /**
   * Which listeners are meant. Not with `EnvoyOperation.add`.
   *
   * @default - every listener
   */
  readonly listener?: EnvoyListenerMatch;
}

/** What a patch of listener filters takes. All operations but mergeAndReplaceList. */
export interface EnvoyListenerFilterPatchOptions extends EnvoyPatchOptions {
  /**
   * Which listeners are meant.
   *
   * @default - every listener
   */
  readonly listener?: EnvoyListenerMatch;

  /**
   * Name of the filter that is meant, which all operations but add and insertFirst need.
   *
   * @default - none
   */
  readonly filter?: string;
}

/** What a patch of filter chains takes. They are added, removed or merged into. */
export interface EnvoyFilterChainPatchOptions extends EnvoyPatchOptions {
  /**
   * Which listeners are meant.
   *
   * @default - every listener
   */
  readonly listener?: EnvoyListenerMatch;

  /**
   * Which filter chains are meant. Not with `EnvoyOperation.add`.
   *
   * @default - every filter chain
   */
  readonly filterChain?: EnvoyFilterChainMatch;
}

/**
 * What a patch of the filters in a chain takes. They are inserted, replaced, removed or merged into; not added, as they would
 * come after the one that must be the last.
 */
export interface EnvoyChainedFilterPatchOptions extends EnvoyPatchOptions {
  /**
   * Which listeners are meant.
   *
   * @default - every listener
   */
  readonly listener?: EnvoyListenerMatch;

  /**
   * Which filter chains are meant.
   *
   * @default - every filter chain
   */
  readonly filterChain?: EnvoyFilterChainMatch;

  /**
   * Name of the filter that is meant, such as `envoy.filters.http.router`, which all operations but insertFirst need.
   *
   * @default - none
   */
  readonly filter?: string;
}

/** What a patch of route configurations takes. They are merged into. */
export interface EnvoyRouteConfigurationPatchOptions extends EnvoyPatchOptions {
  /**
   * Which route configurations are meant.
   *
   * @default - every route configuration
   */
  readonly routeConfiguration?: EnvoyRouteConfigurationMatch;
}

/** What a patch of virtual hosts takes. They are added, removed, replaced or merged into. */
export interface EnvoyVirtualHostPatchOptions extends EnvoyRouteConfigurationPatchOptions {
  /**
   * Which virtual hosts are meant. Not with `EnvoyOperation.add`.
   *
   * @default - every virtual host
   */
  readonly virtualHost?: EnvoyVirtualHostMatch;
}

/** What a patch of routes takes. All operations but replace. */
export interface EnvoyHttpRoutePatchOptions extends EnvoyRouteConfigurationPatchOptions {
  /**
   * Which virtual hosts are meant.
   *
   * @default - every virtual host
   */
  readonly virtualHost?: EnvoyVirtualHostMatch;

  /**
   * Which routes are meant, which insertBefore and insertAfter need. Not with `EnvoyOperation.add`.
   *
   * @default - every route
   */
  readonly route?: EnvoyRouteMatch;
}

/** What a patch of clusters takes. They are added, removed or merged into. */
export interface EnvoyClusterPatchOptions extends EnvoyPatchOptions {
  /**
   * Which clusters are meant. Not with `EnvoyOperation.add`.
   *
   * @default - every cluster
   */
  readonly cluster?: EnvoyClusterMatch;
}

/** What a patch of extension configurations takes. */
export interface EnvoyExtensionConfigPatchOptions {
  /** The configuration that is added, for filters that ask for it by its name. */
  readonly value: { [key: string]: any };

  /**
   * Which proxies are meant.
   *
   * @default - every proxy
   */
  readonly proxy?: EnvoyProxyMatch;
}
