import { Construct } from 'constructs';
import { IService, IServiceEntry, MeshResource, MeshResourceProps, ServiceHost } from '../core';
import { dnsSubdomain, nonEmpty } from '../core/private/checks';
import { at, invalid, show } from '../core/private/errors';
import { Reference } from '../core/private/reference';
import type { BackendTLSPolicySpec, BackendTLSPolicyTargetRefs, BackendTLSPolicyValidation as ValidationSpec, BackendTLSPolicyValidationSubjectAltNames } from '../schema/gateway.networking.k8s.io.generated';
import { hostname, listAtMost, preciseHostname } from './private/checks';
import { withTarget } from './private/policy-targets';
import { GATEWAY_API, nearby } from './private/reference';

/** What narrows a target to a port. */
export interface BackendTlsTargetOptions {
  /**
   * Name of the port.
   *
   * @default - every port
   */
  readonly portName?: string;
}

/**
 * What a BackendTlsPolicy applies to, which is in the policy's namespace.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#localpolicytargetreferencewithsectionname
 */
export class BackendTlsTarget {
  /**
   * A Service, such as that of cdk8s-plus.
   *
   * @param service the Service
   * @param options a single port
   */
  public static service(service: IService, options: BackendTlsTargetOptions = {}): BackendTlsTarget {
    return BackendTlsTarget.serviceHost(ServiceHost.fromService(service), options);
  }

  /**
   * A Service by its host.
   *
   * @param host the host of the Service
   * @param options a single port
   */
  public static serviceHost(host: ServiceHost, options: BackendTlsTargetOptions = {}): BackendTlsTarget {
    return new BackendTlsTarget('', 'Service', { name: host.serviceName, namespace: host.namespace }, options);
  }

  /**
   * The hosts of a ServiceEntry. A feature of Istio.
   *
   * @param serviceEntry the ServiceEntry
   * @param options a single port
   */
  public static serviceEntry(serviceEntry: IServiceEntry, options: BackendTlsTargetOptions = {}): BackendTlsTarget {
    return new BackendTlsTarget('networking.istio.io', 'ServiceEntry', serviceEntry, options);
  }

  private readonly sectionName?: string;

  private constructor(
    private readonly group: string,
    private readonly kind: string,
    private readonly reference: Reference,
    options: BackendTlsTargetOptions,
  ) {
    this.sectionName = options.portName === undefined ? undefined : dnsSubdomain('portName of a target', options.portName);
  }

  /** @internal */
  public _toSpec(owner: MeshResource): BackendTLSPolicyTargetRefs {
    const { name, namespace } = nearby('target', this.reference, owner);
    if (namespace !== undefined && owner.namespace !== undefined) {
      throw invalid(`${this.kind} ${show(name)} is in ${show(namespace)}, but a policy applies only within its namespace ${show(owner.namespace)}; put the policy into ${show(namespace)}`);
    }
    return { group: this.group, kind: this.kind, name, sectionName: this.sectionName };
  }
}

/**
 * The authorities by which the certificates of backends are verified.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#backendtlspolicyvalidation
 */
export class BackendCaCertificates {
  /** The public authorities that the proxy's image brings along. */
  public static readonly SYSTEM = new BackendCaCertificates({ wellKnownCACertificates: 'System' });

  /**
   * A ConfigMap with the key `ca.crt` in the policy's namespace. Istio takes one.
   *
   * @param name name of the ConfigMap
   */
  public static configMap(name: string): BackendCaCertificates {
    return new BackendCaCertificates({ caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: dnsSubdomain('name of the config map', name) }] });
  }

  private constructor(private readonly spec: Pick<ValidationSpec, 'caCertificateRefs' | 'wellKnownCACertificates'>) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

/**
 * A name that the certificate of a backend may have.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#subjectaltname
 */
export class SubjectAltName {
  /**
   * A DNS name.
   *
   * @param name in lowercase, whose first label may be a wildcard (`*.example.com`)
   */
  public static hostname(name: string): SubjectAltName {
    return new SubjectAltName({ type: 'Hostname', hostname: hostname('hostname of a subject alternative name', name) });
  }

  /**
   * A URI, such as a SPIFFE identity.
   *
   * @param value scheme, authority and path, at most 253 characters
   */
  public static uri(value: string): SubjectAltName {
    if (value.length > 253 || !/^[^:/?#\n]+:\/\/[^\n]*$/.test(value)) {
      throw invalid(`uri of a subject alternative name must be such as 'spiffe://cluster.local/ns/shop/sa/cart' (at most 253), got ${show(value)}`);
    }
    return new SubjectAltName({ type: 'URI', uri: value });
  }

  private constructor(private readonly spec: BackendTLSPolicyValidationSubjectAltNames) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

/** What a BackendTlsPolicy takes. */
export interface BackendTlsPolicyProps extends MeshResourceProps {
  /**
   * What the policy applies to, in its own namespace. More can be added by `addTarget`, at most 16 in all.
   *
   * @default - none
   */
  readonly targets?: BackendTlsTarget[];

  /** The name that is asked for by SNI, and that the certificate must have unless `subjectAltNames` are given. In lowercase. */
  readonly hostname: string;

  /** The authorities by which the certificate is verified. */
  readonly caCertificates: BackendCaCertificates;

  /**
   * Names of which the certificate must have one, at most 5.
   *
   * @default - `hostname`
   */
  readonly subjectAltNames?: SubjectAltName[];
}

/**
 * TLS from the mesh to backends that end it themselves.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#backendtlspolicy
 */
export class BackendTlsPolicy extends MeshResource {
  private readonly validation: ValidationSpec;
  private targetRefs: BackendTLSPolicyTargetRefs[] = [];

  /**
   * Defines a BackendTLSPolicy.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props targets and verification
   */
  public constructor(scope: Construct, id: string, props: BackendTlsPolicyProps) {
    super(scope, id, `${GATEWAY_API}/v1`, 'BackendTLSPolicy', props);
    this.validation = at(this, () => validationSpec(props));
    props.targets?.forEach((target) => this.addTarget(target));
  }

  /**
   * Applies the policy to one more target.
   *
   * @param target the target
   */
  public addTarget(target: BackendTlsTarget): void {
    this.targetRefs = at(this, () => withTarget(this.targetRefs, target._toSpec(this)));
  }

  /** @internal */
  public _toSpec(): BackendTLSPolicySpec {
    return { targetRefs: this.targetRefs, validation: this.validation };
  }

  /** @internal */
  public _problems(): string[] {
    return this.targetRefs.length > 0 ? [] : ['a backend TLS policy needs at least one target; add one by addTarget'];
  }
}

function validationSpec({ hostname: name, caCertificates, subjectAltNames }: BackendTlsPolicyProps): ValidationSpec {
  return {
    hostname: preciseHostname('hostname', name),
    ...caCertificates._toSpec(),
    subjectAltNames: subjectAltNames && listAtMost('subjectAltNames', nonEmpty('subjectAltNames', subjectAltNames), 5).map((one) => one._toSpec()),
  };
}
