import { ApiObjectMetadataDefinition } from 'cdk8s';
import { dnsLabel, dnsSubdomain } from '../core/private/checks';
import { invalid, show } from '../core/private/errors';

/** A Kubernetes ServiceAccount, such as that of any version of cdk8s-plus. */
export interface IServiceAccount {
  /** Name of the ServiceAccount. */
  readonly name: string;

  /** Kind of the object, which must be `ServiceAccount`. */
  readonly kind: string;

  /** Metadata of the ServiceAccount, which tells its namespace. */
  readonly metadata: ApiObjectMetadataDefinition;
}

/** Where a ServiceAccount lives. */
export interface ServiceIdentityOptions {
  /** Namespace of the ServiceAccount. */
  readonly namespace: string;
}

/**
 * Who a workload is: the ServiceAccount that it runs as, which its certificate in the mesh proves.
 *
 * @see https://istio.io/latest/docs/concepts/security/#istio-identity
 */
export class ServiceIdentity {
  /**
   * The identity of a ServiceAccount object, such as that of cdk8s-plus.
   *
   * @param account the ServiceAccount, whose namespace must be known: set it on the ServiceAccount or on its chart
   */
  public static fromServiceAccount(account: IServiceAccount): ServiceIdentity {
    const { name, kind, metadata: { namespace } } = account;
    if (kind !== 'ServiceAccount') throw invalid(`a service identity takes a ServiceAccount, got the ${kind} ${show(name)}; pass the one that its pods run as`);
    if (!namespace) {
      throw invalid(`service account ${show(name)} has no namespace, without which it is nobody; give its chart { namespace: '...' } or set metadata.namespace`);
    }
    return new ServiceIdentity(name, namespace);
  }

  /**
   * The identity of a ServiceAccount that is defined elsewhere.
   *
   * @param name name of the ServiceAccount
   * @param options namespace of the ServiceAccount
   */
  public static fromName(name: string, options: ServiceIdentityOptions): ServiceIdentity {
    return new ServiceIdentity(name, options.namespace);
  }

  /** Name of the ServiceAccount. */
  public readonly name: string;

  /** Namespace of the ServiceAccount. */
  public readonly namespace: string;

  private constructor(name: string, namespace: string) {
    this.name = dnsSubdomain('service account', name);
    this.namespace = dnsLabel('namespace of the service account', namespace);
  }
}
