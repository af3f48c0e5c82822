import { isIP } from 'node:net';
import { ApiObject, ApiObjectMetadataDefinition } from 'cdk8s';
import { dnsLabel, dnsName, fullName } from './private/checks';
import { invalid, show } from './private/errors';

/**
 * A Kubernetes Service, of any version of cdk8s-plus or of your own.
 *
 * `Service` of cdk8s-plus-27 and of every later cdk8s-plus has this shape.
 * For a Service that is an `ApiObject` use `ServiceHost.fromApiObject`.
 */
export interface IService {
  /** Name of the Service. */
  readonly name: string;

  /** Kind of the object, which must be `Service`. */
  readonly kind: string;

  /** Metadata of the Service, which tells its namespace. */
  readonly metadata: ApiObjectMetadataDefinition;
}

/**
 * A host as the mesh's service registry and its routes know it.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
 */
export class Host {
  /** Every host (`*`), which only routes of a gateway may have. */
  public static readonly ANY = new Host('*');

  /**
   * A host by its DNS name or IP address: that of a ServiceEntry, or the public name on a gateway.
   *
   * Shape: a full DNS name whose first label may be a wildcard (`*.example.com`), or an IP address.
   * A short name such as `reviews` is refused, because Istio would look it up in the namespace of each
   * resource that uses it: use `ServiceHost.fromName` instead.
   *
   * @param name the DNS name or IP address
   */
  public static dns(name: string): Host {
    if (name === '*') return Host.ANY;
    if (isIP(name) === 0) {
      dnsName('host', name);
      if (!name.includes('.')) {
        throw invalid(`host ${show(name)} is a short name, which means another host in every namespace; use ServiceHost.fromName(${show(name)}, { namespace: '...' }) or a full DNS name`);
      }
    }
    return new Host(name);
  }

  /** The name as it stands in a manifest. */
  public readonly name: string;

  protected constructor(name: string) {
    this.name = name;
  }
}

/** How the host of a Service is written. */
export interface ServiceHostDomainOptions {
  /**
   * DNS domain of the cluster.
   *
   * @default 'cluster.local'
   */
  readonly clusterDomain?: string;
}

/** Where a Service of the cluster lives. */
export interface ServiceHostOptions extends ServiceHostDomainOptions {
  /** Namespace of the Service. */
  readonly namespace: string;
}

/**
 * The host of a Kubernetes Service: its full name `<name>.<namespace>.svc.<domain>`.
 *
 * The full name means the same Service from whichever namespace it is used.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination
 */
export class ServiceHost extends Host {
  /**
   * The host of a Service object, such as that of cdk8s-plus.
   *
   * @param service the Service, whose namespace must be known: set it on the Service or on its chart
   * @param options domain of the cluster
   */
  public static fromService(service: IService, options: ServiceHostDomainOptions = {}): ServiceHost {
    if (service.kind !== 'Service') {
      throw invalid(`a service host takes a Service, got the ${service.kind} ${show(service.name)}; pass the Service that exposes it`);
    }
    const { namespace } = service.metadata;
    if (!namespace) {
      throw invalid(`service ${show(service.name)} has no namespace, without which its full name is unknown; give its chart { namespace: '...' } or set metadata.namespace`);
    }
    return new ServiceHost(service.name, { namespace, ...options });
  }

  /**
   * The host of a Service given as an `ApiObject`.
   *
   * @param service an `ApiObject` of kind Service; get it from any construct by `ApiObject.of(construct)`
   * @param options domain of the cluster
   */
  public static fromApiObject(service: ApiObject, options: ServiceHostDomainOptions = {}): ServiceHost {
    return ServiceHost.fromService(service, options);
  }

  /**
   * The host of a Service that is defined elsewhere.
   *
   * @param name name of the Service
   * @param options namespace of the Service and domain of the cluster
   */
  public static fromName(name: string, options: ServiceHostOptions): ServiceHost {
    return new ServiceHost(name, options);
  }

  /** Name of the Service. */
  public readonly serviceName: string;

  /** Namespace of the Service. */
  public readonly namespace: string;

  private constructor(serviceName: string, options: ServiceHostOptions) {
    dnsLabel('service name', serviceName);
    dnsLabel('namespace of the service', options.namespace);
    const name = `${serviceName}.${options.namespace}.svc.${fullName('cluster domain', options.clusterDomain ?? 'cluster.local')}`;
    if (name.length > 255) throw invalid(`full name of the service ${show(serviceName)} must have at most 255 characters, got ${name.length}; shorten its parts`);
    super(name);
    this.serviceName = serviceName;
    this.namespace = options.namespace;
  }
}
