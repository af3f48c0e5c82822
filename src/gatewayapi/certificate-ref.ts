import { ISecret, MeshResource } from '../core';
import { dnsSubdomain } from '../core/private/checks';
import { parseReference, Reference } from '../core/private/reference';
import { secretReference } from '../core/private/secret';
import type { GatewayListenersTlsCertificateRefs, GatewayTlsFrontendDefaultValidationCaCertificateRefs } from '../schema/gateway.networking.k8s.io.generated';
import { nearby } from './private/reference';

/**
 * A certificate with its key, in a Secret.
 *
 * One in another namespace needs a ReferenceGrant there: see `grantReferences` of what refers to it.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#secretobjectreference
 */
export class CertificateRef {
  /**
   * A Secret of type `kubernetes.io/tls`.
   *
   * @param name `<namespace>/<name>`, or the bare name in the namespace of what refers to it
   */
  public static secret(name: string): CertificateRef {
    return new CertificateRef(parseReference('secret', name, dnsSubdomain));
  }

  /**
   * A Secret object of type `kubernetes.io/tls`, such as that of cdk8s-plus.
   *
   * @param secret the Secret
   */
  public static fromSecret(secret: ISecret): CertificateRef {
    return new CertificateRef(secretReference(secret));
  }

  private constructor(private readonly reference: Reference) {}

  /** @internal */
  public _toSpec(owner: MeshResource): GatewayListenersTlsCertificateRefs {
    return nearby('secret', this.reference, owner);
  }
}

/**
 * The certificate of an authority (`ca.crt`) by which others are verified.
 *
 * One in another namespace needs a ReferenceGrant there: see `grantReferences` of what refers to it.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#objectreference
 */
export class CaCertificateRef {
  /**
   * A ConfigMap with the key `ca.crt`.
   *
   * @param name `<namespace>/<name>`, or the bare name in the namespace of what refers to it
   */
  public static configMap(name: string): CaCertificateRef {
    return new CaCertificateRef('ConfigMap', parseReference('config map', name, dnsSubdomain));
  }

  /**
   * A Secret with the key `ca.crt`.
   *
   * @param name `<namespace>/<name>`, or the bare name in the namespace of what refers to it
   */
  public static secret(name: string): CaCertificateRef {
    return new CaCertificateRef('Secret', parseReference('secret', name, dnsSubdomain));
  }

  /**
   * A Secret object with the key `ca.crt`, such as that of cdk8s-plus.
   *
   * @param secret the Secret
   */
  public static fromSecret(secret: ISecret): CaCertificateRef {
    return new CaCertificateRef('Secret', secretReference(secret));
  }

  private constructor(private readonly kind: string, private readonly reference: Reference) {}

  /** @internal */
  public _toSpec(owner: MeshResource): GatewayTlsFrontendDefaultValidationCaCertificateRefs {
    return { group: '', kind: this.kind, ...nearby('certificate', this.reference, owner) };
  }
}
