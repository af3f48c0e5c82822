import { MeshResource } from '../core';
import { nonEmpty, unique } from '../core/private/checks';
import { invalid, show } from '../core/private/errors';
import type { GatewayListenersTls } from '../schema/gateway.networking.k8s.io.generated';
import { CertificateRef } from './certificate-ref';
import { listAtMost } from './private/checks';

/** Whether clients show a certificate of their own. */
export enum ClientCertificates {
  /** Every client must. The CA is in the Secret of the certificate, or in the Gateway's `tls`. */
  MUTUAL = 'MUTUAL',
  /** A client may; if it does, the certificate must hold. */
  OPTIONAL_MUTUAL = 'OPTIONAL_MUTUAL',
}

/** What a listener takes that ends TLS. */
export interface TerminateOptions {
  /**
   * Whether clients show a certificate of their own. A feature of Istio.
   *
   * @default - they do where the Gateway's `tls` verifies them, else not
   */
  readonly clientCertificates?: ClientCertificates;

  /**
   * Cipher suites for TLS up to 1.2, by the names of OpenSSL. A feature of Istio.
   *
   * @default - Istio's list
   */
  readonly cipherSuites?: string[];
}

/**
 * How a listener treats TLS.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#listenertlsconfig
 */
export class ListenerTls {
  /**
   * The gateway ends TLS.
   *
   * @param certificates its certificates, one, or two of different key types
   * @param options client certificates and ciphers
   */
  public static terminate(certificates: CertificateRef[], options: TerminateOptions = {}): ListenerTls {
    nonEmpty('certificates of a listener', certificates);
    listAtMost('certificates of a listener', certificates, 2);
    return new ListenerTls('Terminate', { [TERMINATE_MODE]: options.clientCertificates, ...ciphers(options.cipherSuites) }, certificates);
  }

  /** The gateway ends TLS with the certificate that Istio issues to it. A feature of Istio. */
  public static istioSimple(): ListenerTls {
    return new ListenerTls('Terminate', { [TERMINATE_MODE]: 'ISTIO_SIMPLE' });
  }

  /** Mutual TLS with the certificates that Istio issues to its workloads. A feature of Istio. */
  public static istioMutual(): ListenerTls {
    return new ListenerTls('Terminate', { [TERMINATE_MODE]: 'ISTIO_MUTUAL' });
  }

  /** The connection stays encrypted; TLSRoutes choose the backend by SNI. */
  public static passthrough(): ListenerTls {
    return new ListenerTls('Passthrough', {});
  }

  /** As passthrough, but the SNI itself names service and port, without a TLSRoute. For traffic between clusters. A feature of Istio. */
  public static autoPassthrough(): ListenerTls {
    return new ListenerTls('Passthrough', { 'gateway.istio.io/listener-protocol': 'auto-passthrough' });
  }

  private constructor(
    /** @internal */
    public readonly _mode: 'Terminate' | 'Passthrough',
    private readonly options: Record<string, string | undefined>,
    private readonly certificates?: CertificateRef[],
  ) {}

  /** @internal */
  public _toSpec(owner: MeshResource): GatewayListenersTls {
    const given = Object.entries(this.options).filter((option): option is [string, string] => option[1] !== undefined);
    return {
      mode: this._mode,
      certificateRefs: this.certificates && certificateRefs(this.certificates, owner),
      options: given.length > 0 ? Object.fromEntries(given) : undefined,
    };
  }
}

const TERMINATE_MODE = 'gateway.istio.io/tls-terminate-mode';

function certificateRefs(certificates: CertificateRef[], owner: MeshResource) {
  const refs = certificates.map((certificate) => certificate._toSpec(owner));
  unique('certificates of a listener', refs.map(({ name, namespace }) => namespace === undefined ? name : `${namespace}/${name}`));
  return refs;
}

function ciphers(suites: string[] | undefined): Record<string, string> {
  if (!suites) return {};
  const wrong = suites.find((suite) => !/^[A-Za-z0-9_-]+$/.test(suite));
  if (wrong !== undefined) throw invalid(`cipherSuites must be names such as 'ECDHE-RSA-AES128-GCM-SHA256', got ${show(wrong)}`);
  unique('cipherSuites', nonEmpty('cipherSuites', suites));
  return { 'gateway.istio.io/tls-cipher-suites': suites.join(',') };
}
