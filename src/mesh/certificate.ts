import { ApiObject, ApiObjectMetadataDefinition, Duration, Names } from 'cdk8s';
import { Construct } from 'constructs';
import { ISecret, MeshResourceProps } from '../core';
import { dnsName, dnsSubdomain, nonEmpty, unique, wholeSeconds } from '../core/private/checks';
import { at, invalid } from '../core/private/errors';
import { rememberOrigin } from '../core/private/origin';
import { defined } from './private/proxy-deployment';

/**
 * Who signs a certificate.
 *
 * @see https://cert-manager.io/docs/configuration/issuers/
 */
export class CertificateIssuer {
  /**
   * An Issuer in the namespace of the certificate.
   *
   * @param name name of the Issuer
   */
  public static issuer(name: string): CertificateIssuer {
    return new CertificateIssuer({ kind: 'Issuer', name: dnsSubdomain('name of an issuer', name) });
  }

  /**
   * A ClusterIssuer, which signs for all namespaces.
   *
   * @param name name of the ClusterIssuer
   */
  public static clusterIssuer(name: string): CertificateIssuer {
    return new CertificateIssuer({ kind: 'ClusterIssuer', name: dnsSubdomain('name of an issuer', name) });
  }

  private constructor(private readonly spec: { kind: string; name: string }) {}

  /** @internal */
  public _toSpec() {
    return { group: 'cert-manager.io', ...this.spec };
  }
}

/** What a certificate takes. */
export interface CertificateOptions extends MeshResourceProps {
  /** Hosts that it is for, at least one, whose first label may be a wildcard. */
  readonly dnsNames: string[];

  /** Who signs it. */
  readonly issuer: CertificateIssuer;

  /**
   * Name of the Secret that cert-manager writes it into.
   *
   * @default - the name of the Certificate
   */
  readonly secretName?: string;

  /**
   * How long each certificate is valid, at least an hour.
   *
   * @default - as the issuer has it, mostly 90 days
   */
  readonly duration?: Duration;

  /**
   * How long before its end it is renewed, less than `duration`.
   *
   * @default - a third of its time
   */
  readonly renewBefore?: Duration;
}

/**
 * A certificate that cert-manager gets and renews, for a gateway that ends TLS. Its Secret must be where the proxies
 * are: see `addCertificate` of a gateway.
 *
 * @see https://cert-manager.io/docs/usage/certificate/
 */
export class Certificate extends ApiObject {
  /** The Secret that has the certificate, for `ServerCertificate.fromSecret` and `CertificateRef.fromSecret`. */
  public readonly secret: ISecret;

  /**
   * Defines a certificate.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param options names and issuer
   */
  public constructor(scope: Construct, id: string, options: CertificateOptions) {
    const name = options.metadata?.name ?? Names.toDnsLabel(scope, { extra: [id], includeHash: false });
    const secretName = at(scope, () => dnsSubdomain('secretName', options.secretName ?? name));
    super(scope, id, {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: { ...options.metadata, name },
      spec: at(scope, () => specOf(options, secretName)),
    });
    rememberOrigin(this);
    this.secret = new CertificateSecret(secretName, this.metadata);
  }
}

class CertificateSecret implements ISecret {
  public readonly kind = 'Secret';

  public constructor(public readonly name: string, public readonly metadata: ApiObjectMetadataDefinition) {}
}

function specOf({ dnsNames, issuer, duration, renewBefore }: CertificateOptions, secretName: string) {
  unique('dnsNames', nonEmpty('dnsNames', dnsNames).map((name) => dnsName('dnsNames', name)));
  const valid = duration && wholeSeconds('duration of a certificate', duration);
  const ahead = renewBefore && wholeSeconds('renewBefore of a certificate', renewBefore);
  if (duration && duration.toSeconds() < HOUR) throw invalid(`duration of a certificate must be at least an hour, got ${valid}`);
  if (duration && renewBefore && renewBefore.toSeconds() >= duration.toSeconds()) {
    throw invalid(`renewBefore of a certificate must be less than its duration, got ${ahead} and ${valid}`);
  }
  return defined({ secretName, dnsNames: [...dnsNames], issuerRef: issuer._toSpec(), duration: valid, renewBefore: ahead });
}

/** In seconds: less than this cert-manager refuses. */
const HOUR = 3600;
