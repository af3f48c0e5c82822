import { notEmpty } from '../core/private/checks';
import { invalid, show } from '../core/private/errors';
import { render } from '../core/private/render';
import type { DestinationRuleTrafficPolicyTls } from '../schema/networking.istio.io.generated';

/** What every TLS connection to a destination takes. */
export interface ClientTlsOptions {
  /**
   * Server name (SNI) that is asked for.
   *
   * @default - the host of the request; with istioMutual, Istio's own name for the destination
   */
  readonly sni?: string;

  /**
   * Names of which the server's certificate must have one.
   *
   * @default - the names that the ServiceEntry gives, else the host of the request where `sni` is not given; with
   * istioMutual, the service accounts of the workloads
   */
  readonly subjectAltNames?: string[];
}

/** How the server of a destination is verified. */
export interface ClientSimpleTlsOptions extends ClientTlsOptions {
  /**
   * Name of a Secret with the CA certificates, which gateways read and the sidecars that a workloadSelector names; or
   * `configmap://<namespace>/<name>` of a ConfigMap in the rule's namespace, which all read. Not beside files.
   *
   * @default - `caCertificates`
   */
  readonly credentialName?: string;

  /**
   * Path, in the proxy, of the CA certificates that the server is verified by; `system` for those of the system.
   *
   * @default - those of the system
   */
  readonly caCertificates?: string;

  /**
   * Path, in the proxy, of a list of certificates that were revoked.
   *
   * @default - no certificate counts as revoked
   */
  readonly caCrl?: string;

  /**
   * Whether the server's certificate goes unverified. For tests only; excludes caCertificates and subjectAltNames, and a
   * credentialName that has only the CA.
   *
   * @default false
   */
  readonly insecureSkipVerify?: boolean;
}

/** Certificate that the client shows, beside how the server is verified. */
export interface ClientMutualTlsOptions extends ClientSimpleTlsOptions {
  /**
   * Path, in the proxy, of the client's certificate chain. Needed unless `credentialName` is given.
   *
   * @default - the certificate in the Secret `credentialName`
   */
  readonly clientCertificate?: string;

  /**
   * Path, in the proxy, of the client's private key. Needed unless `credentialName` is given.
   *
   * @default - the key in the Secret `credentialName`
   */
  readonly privateKey?: string;
}

/**
 * How connections to a destination use TLS.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings
 */
export class ClientTls {
  /** No TLS. */
  public static disable(): ClientTls {
    return new ClientTls({ mode: 'DISABLE' });
  }

  /**
   * TLS in which the server shows a certificate.
   *
   * @param options how the server is verified
   */
  public static simple(options: ClientSimpleTlsOptions = {}): ClientTls {
    if (options.insecureSkipVerify) refuse('simple', pick(options, ['caCertificates', 'credentialName', 'subjectAltNames']));
    return new ClientTls({ mode: 'SIMPLE', ...credentials('simple', options) });
  }

  /**
   * TLS in which both sides show a certificate.
   *
   * @param options the client's certificate and how the server is verified
   */
  public static mutual(options: ClientMutualTlsOptions): ClientTls {
    if (options.insecureSkipVerify) refuse('mutual', pick(options, ['caCertificates', 'subjectAltNames']));
    if (!options.credentialName && !(options.clientCertificate && options.privateKey)) {
      throw invalid('mutual TLS needs a certificate to show; give it a credentialName, or a clientCertificate and a privateKey');
    }
    return new ClientTls({ mode: 'MUTUAL', ...credentials('mutual', options) });
  }

  /**
   * Mutual TLS with the certificates that Istio issues to its workloads.
   *
   * Seldom needed: without any setting Istio does the same for destinations that take it.
   *
   * @param options names of the server
   */
  public static istioMutual(options: ClientTlsOptions = {}): ClientTls {
    return new ClientTls({ mode: 'ISTIO_MUTUAL', ...render<ClientTlsOptions, ClientTlsOptions>(options, {}) });
  }

  private constructor(private readonly spec: DestinationRuleTrafficPolicyTls) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

function credentials(mode: string, options: ClientMutualTlsOptions): ClientMutualTlsOptions {
  if (options.credentialName !== undefined) {
    notEmpty('credentialName', options.credentialName);
    if (options.credentialName.startsWith('configmap:') && !/^configmap:\/\/[^/]+\/[^/]+$/.test(options.credentialName)) {
      throw invalid(`credentialName of a ConfigMap must be 'configmap://<namespace>/<name>', got ${show(options.credentialName)}`);
    }
    const files = Object.keys(pick(options, ['clientCertificate', 'privateKey', 'caCertificates', 'caCrl']));
    if (files.length > 0) {
      throw invalid(`${mode} TLS has credentialName beside ${files.join(', ')}; keep the Secret or the files`);
    }
  }
  return render<ClientMutualTlsOptions, ClientMutualTlsOptions>(options, {});
}

function refuse(mode: string, verifying: object) {
  const names = Object.keys(verifying);
  if (names.length > 0) {
    throw invalid(`${mode} TLS has insecureSkipVerify beside ${names.join(', ')}, which then mean nothing; drop one or the other`);
  }
}

function pick(options: ClientMutualTlsOptions, names: Array<keyof ClientMutualTlsOptions>) {
  return Object.fromEntries(names.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]));
}
