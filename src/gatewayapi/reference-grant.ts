import { Construct } from 'constructs';
import { MeshResource, MeshResourceProps } from '../core';
import { dnsLabel, dnsSubdomain } from '../core/private/checks';
import { at } from '../core/private/errors';
import type { ReferenceGrantFrom as FromSpec, ReferenceGrantSpec, ReferenceGrantTo as ToSpec } from '../schema/gateway.networking.k8s.io.generated';
import { listAtMost } from './private/checks';
import { GATEWAY_API } from './private/reference';

/** Kinds of resources whose references Istio allows by a ReferenceGrant. */
export enum ReferringKind {
  /** A Gateway, which refers to certificates. */
  GATEWAY = 'Gateway',
  /** A ListenerSet, which refers to certificates. */
  LISTENER_SET = 'ListenerSet',
  /** An HTTPRoute, which refers to backends. */
  HTTP_ROUTE = 'HTTPRoute',
  /** A GRPCRoute, which refers to backends. */
  GRPC_ROUTE = 'GRPCRoute',
  /** A TLSRoute, which refers to backends. */
  TLS_ROUTE = 'TLSRoute',
  /** A TCPRoute, which refers to backends. */
  TCP_ROUTE = 'TCPRoute',
}

/**
 * Who may refer: all resources of a kind in a namespace.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#referencegrantfrom
 */
export interface ReferenceGrantFrom {
  /** Kind of the resources. */
  readonly kind: ReferringKind;

  /** Namespace of the resources. */
  readonly namespace: string;
}

/**
 * What may be referred to in the namespace of the grant.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#referencegrantto
 */
export class ReferenceGrantTo {
  /**
   * A Service by its name, or all Services.
   *
   * @param name name of the Service; without one, all
   */
  public static service(name?: string): ReferenceGrantTo {
    return new ReferenceGrantTo('', 'Service', name);
  }

  /**
   * A Secret by its name, or all Secrets.
   *
   * @param name name of the Secret; without one, all
   */
  public static secret(name?: string): ReferenceGrantTo {
    return new ReferenceGrantTo('', 'Secret', name);
  }

  /**
   * A ConfigMap by its name, or all ConfigMaps.
   *
   * @param name name of the ConfigMap; without one, all
   */
  public static configMap(name?: string): ReferenceGrantTo {
    return new ReferenceGrantTo('', 'ConfigMap', name);
  }

  /**
   * An InferencePool by its name, or all InferencePools.
   *
   * @param name name of the InferencePool; without one, all
   */
  public static inferencePool(name?: string): ReferenceGrantTo {
    return new ReferenceGrantTo('inference.networking.k8s.io', 'InferencePool', name);
  }

  /** @internal */
  public static _object({ group, kind, name }: ToSpec): ReferenceGrantTo {
    return new ReferenceGrantTo(group, kind, name);
  }

  private readonly spec: ToSpec;

  private constructor(group: string, kind: string, name?: string) {
    this.spec = { group, kind, name: name === undefined ? undefined : dnsSubdomain(`name of a ${kind} in a reference grant`, name) };
  }

  /** @internal */
  public _toSpec(): ToSpec {
    return this.spec;
  }
}

/** What a ReferenceGrant takes. */
export interface ReferenceGrantProps extends MeshResourceProps {
  /**
   * Who may refer, at most 16 entries. More can be added by `addFrom`.
   *
   * @default - none
   */
  readonly from?: ReferenceGrantFrom[];

  /**
   * What may be referred to, at most 16 entries. More can be added by `addTo`.
   *
   * @default - none
   */
  readonly to?: ReferenceGrantTo[];
}

/**
 * Allows resources of other namespaces to refer to objects of its own. Each of `from` may refer to each of `to`.
 *
 * What refers, such as a route, defines the grants that it needs by `grantReferences`.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#referencegrant
 */
export class ReferenceGrant extends MeshResource {
  private readonly from: FromSpec[] = [];
  private readonly to: ToSpec[] = [];

  /**
   * Defines a ReferenceGrant.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props who may refer to what; the namespace of its metadata is that of the objects referred to
   */
  public constructor(scope: Construct, id: string, props: ReferenceGrantProps = {}) {
    super(scope, id, `${GATEWAY_API}/v1`, 'ReferenceGrant', props);
    props.from?.forEach((from) => this.addFrom(from));
    props.to?.forEach((to) => this.addTo(to));
  }

  /**
   * Allows further resources to refer.
   *
   * @param from the resources
   */
  public addFrom(from: ReferenceGrantFrom): void {
    at(this, () => {
      this.from.push({ group: GATEWAY_API, kind: from.kind, namespace: dnsLabel('namespace in from of a reference grant', from.namespace) });
      listAtMost('from of a reference grant', this.from, 16);
    });
  }

  /**
   * Allows further objects to be referred to.
   *
   * @param to the objects
   */
  public addTo(to: ReferenceGrantTo): void {
    this.to.push(to._toSpec());
    at(this, () => listAtMost('to of a reference grant', this.to, 16));
  }

  /** @internal */
  public _toSpec(): ReferenceGrantSpec {
    return { from: this.from, to: this.to };
  }

  /** @internal */
  public _problems(): string[] {
    return [
      ...this.from.length > 0 ? [] : ['a reference grant needs someone who may refer; add one by addFrom'],
      ...this.to.length > 0 ? [] : ['a reference grant needs something that may be referred to; add it by addTo'],
    ];
  }
}
