import { principal, trustDomain } from './private/authorization-values';
import { ServiceIdentity } from './service-identity';

/** Where an identity is valid. */
export interface PrincipalOptions {
  /**
   * Trust domain of the mesh that issued the certificate.
   *
   * @default 'cluster.local'
   */
  readonly trustDomain?: string;
}

/**
 * Who sends a request, as its certificate says: `<trust domain>/ns/<namespace>/sa/<service account>`.
 *
 * Only mutual TLS has a principal; a request in plain text has none.
 *
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source
 */
export class Principal {
  /** Whoever has a certificate of the mesh. */
  public static readonly ANY = new Principal('*');

  /**
   * The workloads that run as a service account.
   *
   * @param identity the service account
   * @param options trust domain
   */
  public static identity(identity: ServiceIdentity, options: PrincipalOptions = {}): Principal {
    const domain = trustDomain('trustDomain of a principal', options.trustDomain ?? 'cluster.local');
    return Principal.pattern(`${domain}/ns/${identity.namespace}/sa/${identity.name}`);
  }

  /**
   * Principals by their text, of which one end may be open: `cluster.local/ns/shop/*`.
   *
   * @param value the text without `spiffe://`, with `*` at most once, at its beginning or end
   */
  public static pattern(value: string): Principal {
    return new Principal(principal('principal', value));
  }

  private constructor(private readonly value: string) {}

  /** @internal */
  public _toSpec(): string {
    return this.value;
  }
}
