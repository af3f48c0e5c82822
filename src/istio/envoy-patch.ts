import { MeshResource } from '../core';
import type { EnvoyFilterConfigPatches, EnvoyFilterConfigPatchesMatch } from '../schema/networking.istio.io.generated';
import { EnvoyOperation } from './envoy-operation';
import {
  EnvoyChainedFilterPatchOptions, EnvoyClusterPatchOptions, EnvoyExtensionConfigPatchOptions, EnvoyFilterChainPatchOptions,
  EnvoyHttpRoutePatchOptions, EnvoyListenerFilterPatchOptions, EnvoyListenerPatchOptions, EnvoyPatchOptions,
  EnvoyRouteConfigurationPatchOptions, EnvoyVirtualHostPatchOptions,
} from './envoy-patch-options';
import { chainSpec, clusterSpec, filterSpec, listenerSpec, proxySpec, routesSpec } from './private/envoy-match';
import { ApplyTo, checkOperation } from './private/envoy-operation';

type Match = (owner: MeshResource) => EnvoyFilterConfigPatchesMatch;

const HTTP_CONNECTION_MANAGER = 'envoy.filters.network.http_connection_manager';

/**
 * A change to the configuration that istiod makes for a proxy.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-EnvoyConfigObjectPatch
 */
export class EnvoyPatch {
  /**
   * Changes listeners.
   *
   * @param options operation, and which listeners
   */
  public static listener(options: EnvoyListenerPatchOptions): EnvoyPatch {
    const { listener } = options;
    return new EnvoyPatch('LISTENER', options, listener !== undefined, () => ({ listener: listenerSpec(listener) }));
  }

  /**
   * Changes the filters that see a connection first.
   *
   * @param options operation, and which listeners and filter
   */
  public static listenerFilter(options: EnvoyListenerFilterPatchOptions): EnvoyPatch {
    const { listener, filter } = options;
    return new EnvoyPatch('LISTENER_FILTER', options, filter !== undefined, () => ({ listener: { ...listenerSpec(listener), listenerFilter: filter } }));
  }

  /**
   * Changes filter chains of listeners.
   *
   * @param options operation, and which listeners and filter chains
   */
  public static filterChain(options: EnvoyFilterChainPatchOptions): EnvoyPatch {
    return new EnvoyPatch('FILTER_CHAIN', options, options.filterChain !== undefined, () => ({ listener: chainSpec(options) }));
  }

  /**
   * Changes the filters of a connection.
   *
   * @param options operation, and which listeners, filter chains and filter
   */
  public static networkFilter(options: EnvoyChainedFilterPatchOptions): EnvoyPatch {
    const filter = options.filter === undefined ? undefined : { name: options.filter };
    return new EnvoyPatch('NETWORK_FILTER', options, filter !== undefined, () => ({ listener: filterSpec(options, filter) }));
  }

  /**
   * Changes the filters of HTTP requests.
   *
   * @param options operation, and which listeners, filter chains and filter
   */
  public static httpFilter(options: EnvoyChainedFilterPatchOptions): EnvoyPatch {
    const filter = options.filter === undefined ? undefined : { name: HTTP_CONNECTION_MANAGER, subFilter: { name: options.filter } };
    return new EnvoyPatch('HTTP_FILTER', options, filter !== undefined, () => ({ listener: filterSpec(options, filter) }));
  }

  /**
   * Changes route configurations.
   *
   * @param options operation, and which route configurations
   */
  public static routeConfiguration(options: EnvoyRouteConfigurationPatchOptions): EnvoyPatch {
    return EnvoyPatch.routes('ROUTE_CONFIGURATION', options, options.routeConfiguration);
  }

  /**
   * Changes virtual hosts.
   *
   * @param options operation, and which route configurations and virtual hosts
   */
  public static virtualHost(options: EnvoyVirtualHostPatchOptions): EnvoyPatch {
    return EnvoyPatch.routes('VIRTUAL_HOST', options, options.virtualHost);
  }

  /**
   * Changes routes.
   *
   * @param options operation, and which route configurations, virtual hosts and routes
   */
  public static httpRoute(options: EnvoyHttpRoutePatchOptions): EnvoyPatch {
    return EnvoyPatch.routes('HTTP_ROUTE', options, options.route);
  }

  /**
   * Changes clusters.
   *
   * @param options operation, and which clusters
   */
  public static cluster(options: EnvoyClusterPatchOptions): EnvoyPatch {
    const { cluster } = options;
    return new EnvoyPatch('CLUSTER', options, cluster !== undefined, () => ({ cluster: cluster && clusterSpec(cluster) }));
  }

  /**
   * Adds the configuration of an HTTP filter that is fetched apart from its listener.
   *
   * @param options the configuration
   */
  public static extensionConfig(options: EnvoyExtensionConfigPatchOptions): EnvoyPatch {
    const { value, proxy } = options;
    return new EnvoyPatch('EXTENSION_CONFIG', { proxy, operation: EnvoyOperation.add(value) }, false, () => ({}));
  }

  private static routes(applyTo: ApplyTo, options: EnvoyHttpRoutePatchOptions, selector: object | undefined): EnvoyPatch {
    return new EnvoyPatch(applyTo, options, selector !== undefined, (owner) => ({ routeConfiguration: routesSpec(options, owner) }));
  }

  private readonly patch: EnvoyFilterConfigPatches['patch'];

  private constructor(
    private readonly applyTo: ApplyTo, private readonly options: EnvoyPatchOptions, selected: boolean, private readonly match: Match,
  ) {
    this.patch = options.operation._toSpec();
    checkOperation(applyTo, this.patch.operation!, selected);
  }

  /** @internal */
  public _toSpec(owner: MeshResource): EnvoyFilterConfigPatches {
    const { context, proxy } = this.options;
    const match = { context, proxy: proxy && proxySpec(proxy), ...this.match(owner) };
    const fields = Object.entries(match).map(([key, value]) => [key, typeof value === 'object' ? filled(value) : value]);
    return { applyTo: this.applyTo, match: filled(Object.fromEntries(fields)), patch: this.patch };
  }
}

/** An object that has something in it. */
function filled<T extends object>(fields: T): T | undefined {
  return Object.values(fields).some((value) => value !== undefined) ? fields : undefined;
}
