import { unique } from '../core/private/checks';
import { invalid } from '../core/private/errors';
import { render } from '../core/private/render';
import type { GatewayServersTls } from '../schema/networking.istio.io.generated';
import { ServerCertificate } from './server-certificate';

/** Versions of TLS. */
export enum TlsVersion {
  /** The version that Envoy chooses. */
  TLS_AUTO = 'TLS_AUTO',
  /** TLS 1.0. Needs cipherSuites that are not on by default. */
  TLSV1_0 = 'TLSV1_0',
  /** TLS 1.1. Needs cipherSuites that are not on by default. */
  TLSV1_1 = 'TLSV1_1',
  /** TLS 1.2. */
  TLSV1_2 = 'TLSV1_2',
  /** TLS 1.3. */
  TLSV1_3 = 'TLSV1_3',
}

/** What a server takes that ends TLS. */
export interface ServerTlsOptions {
  /**
   * Oldest version that is accepted.
   *
   * @default - TLS 1.2
   */
  readonly minProtocolVersion?: TlsVersion;

  /**
   * Newest version that is accepted.
   *
   * @default - TLS 1.3
   */
  readonly maxProtocolVersion?: TlsVersion;

  /**
   * Cipher suites for TLS up to 1.2, by the names of OpenSSL.
   *
   * @default - Istio's list
   */
  readonly cipherSuites?: string[];
}

/** How clients are verified. */
export interface ServerClientVerification {
  /**
   * Names of which a client's certificate must have one.
   *
   * @default - any name
   */
  readonly subjectAltNames?: string[];

  /**
   * Whether a client is accepted although its certificate does not hold. For tests only.
   *
   * @default false
   */
  readonly insecureSkipVerify?: boolean;
}

/** What a server takes that asks clients for a certificate. */
export interface ServerMutualTlsOptions extends ServerTlsOptions, ServerClientVerification {
  /**
   * SHA-256 hashes in base64 of the public keys (SPKI) that are accepted. Istio checks them only beside a Secret.
   *
   * @default - any key
   */
  readonly verifyCertificateSpki?: string[];

  /**
   * SHA-256 hashes in hexadecimal of the client certificates that are accepted. Istio checks them only beside a Secret.
   *
   * @default - any certificate
   */
  readonly verifyCertificateHash?: string[];
}

/**
 * How a server of a gateway treats TLS.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings
 */
export class ServerTls {
  /** The connection stays encrypted; TLS routes of a VirtualService choose the destination by SNI. */
  public static passthrough(): ServerTls {
    return new ServerTls({ mode: 'PASSTHROUGH' });
  }

  /** As passthrough, but the SNI itself names service and port, without a VirtualService. For traffic between clusters. */
  public static autoPassthrough(): ServerTls {
    return new ServerTls({ mode: 'AUTO_PASSTHROUGH' });
  }

  /**
   * The gateway ends TLS with its certificate.
   *
   * @param certificate the certificate
   * @param options versions and ciphers
   */
  public static simple(certificate: ServerCertificate, options: ServerTlsOptions = {}): ServerTls {
    return ServerTls.terminating('SIMPLE', certificate, options);
  }

  /**
   * The gateway ends TLS, and clients must show a certificate as well.
   *
   * @param certificate the certificate of the gateway and the CA of its clients
   * @param options how clients are verified, versions and ciphers
   */
  public static mutual(certificate: ServerCertificate, options: ServerMutualTlsOptions = {}): ServerTls {
    return ServerTls.terminating('MUTUAL', certificate, options);
  }

  /**
   * As mutual, but a client may show no certificate.
   *
   * @param certificate the certificate of the gateway and the CA of its clients
   * @param options how clients are verified, versions and ciphers
   */
  public static optionalMutual(certificate: ServerCertificate, options: ServerMutualTlsOptions = {}): ServerTls {
    return ServerTls.terminating('OPTIONAL_MUTUAL', certificate, options);
  }

  /**
   * Mutual TLS with the certificates that Istio issues to its workloads.
   *
   * @param options how clients are verified
   */
  public static istioMutual(options: ServerClientVerification = {}): ServerTls {
    return new ServerTls({ mode: 'ISTIO_MUTUAL', ...checked(options) });
  }

  private static terminating(mode: 'SIMPLE' | 'MUTUAL' | 'OPTIONAL_MUTUAL', certificate: ServerCertificate, options: ServerMutualTlsOptions) {
    const spec = { mode, ...certificate._toSpec(mode !== 'SIMPLE'), ...checked(options) };
    const hashes = spec.verifyCertificateSpki ?? spec.verifyCertificateHash;
    if (hashes && !spec.credentialName && !spec.credentialNames) {
      throw invalid('verifyCertificateSpki and verifyCertificateHash are checked only beside a Secret, and would let every client in here; use ServerCertificate.secret');
    }
    return new ServerTls(spec, certificate._secretNamespace);
  }

  /**
   * The namespace of the certificate's Secret, if it is known.
   *
   * @internal
   */
  public readonly _secretNamespace?: string;

  private constructor(private readonly spec: GatewayServersTls, secretNamespace?: string) {
    this._secretNamespace = secretNamespace;
  }

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

const VERSIONS = Object.values(TlsVersion);

function checked(options: ServerMutualTlsOptions): GatewayServersTls {
  const { minProtocolVersion: given = TlsVersion.TLS_AUTO, maxProtocolVersion: max = TlsVersion.TLS_AUTO } = options;
  const min = given === TlsVersion.TLS_AUTO ? TlsVersion.TLSV1_2 : given;
  if (max !== TlsVersion.TLS_AUTO && VERSIONS.indexOf(min) > VERSIONS.indexOf(max)) {
    const origin = given === TlsVersion.TLS_AUTO ? ' (the default)' : '';
    throw invalid(`minProtocolVersion ${min}${origin} is above maxProtocolVersion ${max}, so no client could connect; lower the one or raise the other`);
  }
  unique('cipherSuites', options.cipherSuites ?? []);
  return render<ServerMutualTlsOptions, GatewayServersTls>(options, {});
}
