import { fullName, nonEmpty } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import type { MeshConfigCaCertificates as CertificateSpec } from '../../schema/mesh.generated';
import { pem as pemText } from '../private/config/pem';

/** For whom a root certificate is. */
export interface CaCertificateOptions {
  /**
   * Kubernetes signers whose certificates it is the root of.
   *
   * @default - all signers
   */
  readonly certSigners?: string[];

  /**
   * Trust domains whose certificates it is the root of.
   *
   * @default - all trust domains
   */
  readonly trustDomains?: string[];
}

/**
 * A root certificate that workloads trust besides that of istiod.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-CertificateData
 */
export class CaCertificate {
  /**
   * A certificate that stands in the configuration.
   *
   * @param pem the certificate in PEM, or several
   * @param options for whom it is
   */
  public static pem(pem: string, options: CaCertificateOptions = {}): CaCertificate {
    return new CaCertificate({ pem: pemText('pem of a CA certificate', pem) }, options);
  }

  /**
   * Certificates that istiod fetches from another trust domain.
   *
   * @param url an `https` URL with the bundle of that trust domain, in the format of SPIFFE
   * @param options for whom they are
   */
  public static spiffeBundleUrl(url: string, options: CaCertificateOptions = {}): CaCertificate {
    if (!/^https:\/\/[^\s/]+/.test(url) || !URL.canParse(url)) throw invalid(`spiffeBundleUrl must be an https URL such as 'https://spire.example.com/bundle', got ${show(url)}`);
    return new CaCertificate({ spiffeBundleUrl: url }, options);
  }

  private readonly spec: CertificateSpec;

  private constructor(certificate: CertificateSpec, { certSigners, trustDomains }: CaCertificateOptions) {
    this.spec = {
      ...certificate,
      certSigners: certSigners && [...nonEmpty('certSigners', certSigners)],
      trustDomains: trustDomains && nonEmpty('trustDomains', trustDomains).map((domain) => fullName('trust domain', domain)),
    };
  }

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}
