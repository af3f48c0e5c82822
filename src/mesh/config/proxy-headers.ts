import { notEmpty } from '../../core/private/checks';
import type { MeshConfigDefaultConfigProxyHeadersServer as ServerSpec } from '../../schema/mesh.generated';

/**
 * What a proxy does with the header `x-forwarded-client-cert`.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#ForwardClientCertDetails
 */
export enum ForwardClientCertDetails {
  /** It is removed. */
  SANITIZE = 'SANITIZE',
  /** Over mutual TLS it is sent on. */
  FORWARD_ONLY = 'FORWARD_ONLY',
  /** Over mutual TLS the certificate of the caller is added. */
  APPEND_FORWARD = 'APPEND_FORWARD',
  /** Over mutual TLS it is replaced by the certificate of the caller. */
  SANITIZE_SET = 'SANITIZE_SET',
  /** It is sent on, whatever the connection. */
  ALWAYS_FORWARD_ONLY = 'ALWAYS_FORWARD_ONLY',
}

/**
 * What `x-forwarded-client-cert` says of the caller's certificate, besides its hash.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#ProxyConfig-ProxyHeaders-SetCurrentClientCertDetails
 */
export interface ClientCertDetails {
  /**
   * Whether its subject.
   *
   * @default true
   */
  readonly subject?: boolean;

  /**
   * Whether the certificate itself.
   *
   * @default false
   */
  readonly cert?: boolean;

  /**
   * Whether the chain of certificates.
   *
   * @default false
   */
  readonly chain?: boolean;

  /**
   * Whether its DNS names.
   *
   * @default true
   */
  readonly dns?: boolean;

  /**
   * Whether its URIs, of which one is the identity in the mesh.
   *
   * @default true
   */
  readonly uri?: boolean;
}

/**
 * The header `server` of answers.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#ProxyConfig-ProxyHeaders-Server
 */
export class ServerHeader {
  /** It stays as the workload sets it. */
  public static disabled(): ServerHeader {
    return new ServerHeader({ disabled: true });
  }

  /**
   * It has this value.
   *
   * @param value the value
   */
  public static value(value: string): ServerHeader {
    return new ServerHeader({ value: notEmpty('value of the server header', value) });
  }

  private constructor(private readonly spec: ServerSpec) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

/**
 * Headers that proxies add to requests and answers.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#ProxyConfig-ProxyHeaders
 */
export interface ProxyHeaders {
  /**
   * What sidecars do with `x-forwarded-client-cert` of incoming requests.
   *
   * @default ForwardClientCertDetails.APPEND_FORWARD
   */
  readonly forwardedClientCert?: ForwardClientCertDetails;

  /**
   * What `x-forwarded-client-cert` says where it is appended or set.
   *
   * @default - subject, DNS names and URIs
   */
  readonly setCurrentClientCertDetails?: ClientCertDetails;

  /**
   * Whether requests without an `x-request-id` get one. Traces and logs need it.
   *
   * @default true
   */
  readonly requestId?: boolean;

  /**
   * The header `server` of answers.
   *
   * @default - ServerHeader.value('istio-envoy')
   */
  readonly server?: ServerHeader;

  /**
   * Whether requests with retries get `x-envoy-attempt-count`.
   *
   * @default true
   */
  readonly attemptCount?: boolean;

  /**
   * Whether Envoy's own headers are added, such as `x-envoy-upstream-service-time`.
   *
   * @default true
   */
  readonly envoyDebugHeaders?: boolean;

  /**
   * Whether sidecars send the metadata of the workload only to what is in the mesh.
   *
   * @default false
   */
  readonly metadataExchangeInMeshOnly?: boolean;

  /**
   * Whether names of HTTP/1 headers keep their case.
   *
   * @default false
   */
  readonly preserveHttp1HeaderCase?: boolean;

  /**
   * Whether a rewritten host is told as `x-forwarded-host`.
   *
   * @default false
   */
  readonly xForwardedHost?: boolean;

  /**
   * Whether the port that the caller connected to is told as `x-forwarded-port`.
   *
   * @default false
   */
  readonly xForwardedPort?: boolean;
}
