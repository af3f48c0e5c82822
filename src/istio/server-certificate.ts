import { ISecret } from '../core';
import { nonEmpty, notEmpty, unique } from '../core/private/checks';
import { invalid } from '../core/private/errors';
import { secretReference } from '../core/private/secret';
import type { GatewayServersTls } from '../schema/networking.istio.io.generated';

/** Files of a certificate in the gateway's proxy. */
export interface CertificateFiles {
  /** Path of the certificate chain. */
  readonly serverCertificate: string;

  /** Path of the private key. */
  readonly privateKey: string;
}

/** How the Secrets of a server are used. */
export interface ServerSecretOptions {
  /**
   * Name of a Secret or ConfigMap that has the CA certificates by which clients are verified, apart from the Secret itself.
   *
   * @default - those in the Secret, or in the Secret `<name>-cacert`
   */
  readonly caCertCredentialName?: string;
}

/** How certificate files of a server are used. */
export interface ServerFilesOptions {
  /**
   * Path of the CA certificates by which clients are verified. Needed in the modes that ask clients for a certificate.
   *
   * @default - none
   */
  readonly caCertificates?: string;

  /**
   * Path of a list of certificates that were revoked. Only in the modes that ask clients for a certificate.
   *
   * @default - no certificate counts as revoked
   */
  readonly caCrl?: string;
}

/**
 * The certificate that a server shows: from Secrets, or from files in the proxy.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings
 */
export abstract class ServerCertificate {
  /**
   * The certificate of a Secret.
   *
   * @param credentialName name of the Secret, which must be in the namespace of the gateway's workload
   * @param options where the CA certificates are
   */
  public static secret(credentialName: string, options: ServerSecretOptions = {}): ServerCertificate {
    return new SecretCertificate({ credentialName: notEmpty('credentialName', credentialName), ...options });
  }

  /**
   * The certificate of a Secret object, such as that of cdk8s-plus.
   *
   * A Gateway refuses one that is not in the namespace of its proxies, if that is known.
   *
   * @param secret the Secret
   * @param options where the CA certificates are
   */
  public static fromSecret(secret: ISecret, options: ServerSecretOptions = {}): ServerCertificate {
    const { name, namespace } = secretReference(secret);
    return new SecretCertificate({ credentialName: name, ...options }, namespace);
  }

  /**
   * The certificates of two Secrets with keys of different kinds, RSA and ECDSA.
   *
   * @param credentialNames names of one or two Secrets in the namespace of the gateway's workload
   * @param options where the CA certificates are
   */
  public static secrets(credentialNames: string[], options: ServerSecretOptions = {}): ServerCertificate {
    credentialNames.forEach((name) => notEmpty('credentialNames', name));
    unique('credentialNames', credentialNames);
    return new SecretCertificate({ credentialNames: oneOrTwo('credentialNames', credentialNames), ...options });
  }

  /**
   * Certificates in files that are mounted into the proxy.
   *
   * @param certificates one, or two with keys of different kinds
   * @param options files of the CA
   */
  public static files(certificates: CertificateFiles[], options: ServerFilesOptions = {}): ServerCertificate {
    for (const { serverCertificate, privateKey } of certificates) {
      notEmpty('serverCertificate', serverCertificate);
      notEmpty('privateKey', privateKey);
    }
    return new FileCertificate(oneOrTwo('certificates', certificates), options);
  }

  /**
   * The namespace of the Secret, if it is known.
   *
   * @internal
   */
  public readonly _secretNamespace?: string;

  protected constructor(secretNamespace?: string) {
    this._secretNamespace = secretNamespace;
  }

  /** @internal */
  public abstract _toSpec(verifiesClients: boolean): GatewayServersTls;
}

class SecretCertificate extends ServerCertificate {
  public constructor(private readonly spec: GatewayServersTls, namespace?: string) {
    super(namespace);
  }

  public _toSpec() {
    return this.spec;
  }
}

class FileCertificate extends ServerCertificate {
  public constructor(private readonly certificates: CertificateFiles[], private readonly options: ServerFilesOptions) {
    super();
  }

  public _toSpec(verifiesClients: boolean): GatewayServersTls {
    if (verifiesClients && !this.options.caCertificates) {
      throw invalid('a server that asks clients for a certificate needs caCertificates beside its certificate files; add them to ServerCertificate.files');
    }
    if (!verifiesClients && this.options.caCrl) {
      throw invalid('caCrl needs a mode that asks clients for a certificate; use ServerTls.mutual or ServerTls.optionalMutual, or drop it');
    }
    const [first, ...more] = this.certificates;
    return { ...more.length === 0 ? first : { tlsCertificates: this.certificates }, ...this.options };
  }
}

function oneOrTwo<T>(what: string, list: T[]): T[] {
  if (nonEmpty(what, list).length > 2) throw invalid(`${what} must have one or two entries, got ${list.length}`);
  return [...list];
}
