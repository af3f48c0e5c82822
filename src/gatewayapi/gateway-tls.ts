import { CaCertificateRef, CertificateRef } from './certificate-ref';

/** What becomes of clients whose certificate does not hold. */
export enum FrontendValidationMode {
  /** They are turned away. */
  ALLOW_VALID_ONLY = 'AllowValidOnly',
  /** They are let in, as are those without one. The backend must decide. */
  ALLOW_INSECURE_FALLBACK = 'AllowInsecureFallback',
}

/**
 * How the certificates of clients are verified.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#frontendtlsvalidation
 */
export interface FrontendValidation {
  /** The authority that signs the certificates of clients. Istio takes one. */
  readonly caCertificate: CaCertificateRef;

  /**
   * What becomes of clients whose certificate does not hold.
   *
   * @default FrontendValidationMode.ALLOW_VALID_ONLY
   */
  readonly mode?: FrontendValidationMode;
}

/** How the certificates of clients are verified on one port. */
export interface PortFrontendValidation {
  /** The port, 1 to 65535. */
  readonly port: number;

  /**
   * How the certificates of clients are verified on it.
   *
   * @default - clients need no certificate on this port
   */
  readonly validation?: FrontendValidation;
}

/**
 * TLS of a whole Gateway: of all its listeners that end TLS, and towards backends.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#gatewaytlsconfig
 */
export interface GatewayTls {
  /**
   * How the certificates of clients are verified on every port that `perPort` does not name.
   *
   * @default - clients need no certificate
   */
  readonly frontendValidation?: FrontendValidation;

  /**
   * What holds on single ports instead.
   *
   * @default - the same on all ports
   */
  readonly perPort?: PortFrontendValidation[];

  /**
   * The certificate that the gateway shows to backends to which a BackendTLSPolicy applies.
   *
   * @default - none
   */
  readonly backendClientCertificate?: CertificateRef;
}
