import { ClientTls } from '../../istio';

/** What a source of configuration has besides that. */
export enum ConfigResource {
  /** Services and their endpoints. */
  SERVICE_REGISTRY = 'SERVICE_REGISTRY',
}

/**
 * Where istiod reads configuration from, instead of the API server of its cluster.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#ConfigSource
 */
export interface ConfigSource {
  /** Address of the source: `xds://<host>:<port>`, `k8s://` for the API server or `fs:///<folder>`. */
  readonly address: string;

  /**
   * TLS towards the source.
   *
   * @default - none
   */
  readonly tlsSettings?: ClientTls;

  /**
   * What the source has besides configuration.
   *
   * @default - nothing
   */
  readonly subscribedResources?: ConfigResource[];
}
