import { Duration } from 'cdk8s';
import { Host } from '../../core';
import { headerName, notEmpty } from '../../core/private/checks';
import type { MeshConfigExtensionProvidersZipkinHeaders as HeaderSpec } from '../../schema/mesh.generated';

/** The service behind a provider, which the mesh must know: a Service of the cluster, or the host of a ServiceEntry. */
export interface ProviderServiceOptions {
  /** Host of the service, without a wildcard. */
  readonly service: Host;

  /**
   * Namespace in which the service is looked up, where several have a service of that name.
   *
   * @default - any namespace
   */
  readonly serviceNamespace?: string;

  /** Port of the service, 1 to 65535. */
  readonly port: number;
}

/**
 * A header of the requests to a provider.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-ExtensionProvider-HttpHeader
 */
export class ProviderHeader {
  /**
   * A header whose value stands in the configuration, where everybody who reads it sees it.
   *
   * @param name name of the header
   * @param value value of the header
   */
  public static value(name: string, value: string): ProviderHeader {
    return new ProviderHeader({ name: headerName('name of a header to a provider', name), value });
  }

  /**
   * A header whose value istiod takes from its own environment.
   *
   * @param name name of the header
   * @param envName variable in the environment of istiod
   */
  public static env(name: string, envName: string): ProviderHeader {
    return new ProviderHeader({ name: headerName('name of a header to a provider', name), envName: notEmpty('envName of a header', envName) });
  }

  private constructor(private readonly spec: HeaderSpec) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

/**
 * How a provider is asked by HTTP.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-ExtensionProvider-HttpService
 */
export interface ProviderHttpOptions {
  /** Path of the requests. Begins with `/`. */
  readonly path: string;

  /**
   * How long a request may take.
   *
   * @default Duration.seconds(3)
   */
  readonly timeout?: Duration;

  /**
   * Headers of each request.
   *
   * @default - none of your own
   */
  readonly headers?: ProviderHeader[];
}

/**
 * How a provider is asked by gRPC.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-ExtensionProvider-GrpcService
 */
export interface ProviderGrpcOptions {
  /**
   * How long a request may take.
   *
   * @default - as Envoy has it
   */
  readonly timeout?: Duration;

  /**
   * Metadata of each stream.
   *
   * @default - none of your own
   */
  readonly initialMetadata?: ProviderHeader[];
}
