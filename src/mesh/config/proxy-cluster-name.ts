import { notEmpty } from '../../core/private/checks';
import type { MeshConfigDefaultConfig as ProxyConfigSpec } from '../../schema/mesh.generated';

/**
 * By which name a proxy says whose it is, in spans for instance.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#ProxyConfig-TracingServiceName
 */
export class ProxyClusterName {
  /** The label `app` of the workload and its namespace. */
  public static readonly APP_LABEL_AND_NAMESPACE = new ProxyClusterName({ tracingServiceName: 'APP_LABEL_AND_NAMESPACE' });

  /** The canonical name of the workload. */
  public static readonly CANONICAL_NAME_ONLY = new ProxyClusterName({ tracingServiceName: 'CANONICAL_NAME_ONLY' });

  /** The canonical name of the workload and its namespace. */
  public static readonly CANONICAL_NAME_AND_NAMESPACE = new ProxyClusterName({ tracingServiceName: 'CANONICAL_NAME_AND_NAMESPACE' });

  /**
   * The same name for all proxies.
   *
   * @param name the name
   */
  public static serviceCluster(name: string): ProxyClusterName {
    return new ProxyClusterName({ serviceCluster: notEmpty('service cluster', name) });
  }

  private constructor(private readonly spec: Pick<ProxyConfigSpec, 'serviceCluster' | 'tracingServiceName'>) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}
