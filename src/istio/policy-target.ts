import { ApiObjectMetadata } from 'cdk8s';
import { IKubernetesGateway, IService, IServiceEntry, MeshResource, ServiceHost, WorkloadSelector } from '../core';
import { dnsLabel, dnsSubdomain, nonEmpty, unique } from '../core/private/checks';
import { invalid, show } from '../core/private/errors';
import type { AuthorizationPolicySpec, AuthorizationPolicyTargetRef } from '../schema/security.istio.io.generated';

const GATEWAY_API = 'gateway.networking.k8s.io';
const MAX_TARGETS = 16;

type TargetSpec = Pick<AuthorizationPolicySpec, 'selector' | 'targetRefs'>;
type SelectorSpec = Pick<AuthorizationPolicySpec, 'selector'>;

/** Where the mesh keeps what holds for all namespaces. */
export interface RootNamespaceOptions {
  /**
   * The root namespace of the mesh, as the mesh configuration names it.
   *
   * @default 'istio-system'
   */
  readonly rootNamespace?: string;
}

/**
 * What a policy holds for: workloads by their labels, a namespace, the mesh, or what a waypoint or gateway serves.
 *
 * Sidecars take the policies for workloads, a namespace and the mesh; waypoints only those that are attached to
 * something. A policy can be attached only to what is in its own namespace.
 *
 * @see https://istio.io/latest/docs/reference/config/type/workload-selector/
 */
export abstract class PolicyTarget {
  /**
   * Workloads with some labels in the policy's namespace; from the root namespace, in every namespace.
   *
   * @param selector the labels, at least one
   */
  public static workloads(selector: WorkloadSelector): WorkloadTarget {
    if (Object.keys(selector.matchLabels).length === 0) {
      throw invalid('a policy for workloads needs at least one label of them, got none; name one, or use PolicyTarget.namespace() for all workloads of the namespace');
    }
    return WorkloadTarget._workloads(selector);
  }

  /**
   * All workloads of the policy's namespace, which cannot be the root namespace.
   *
   * @param options the root namespace
   */
  public static namespace(options: RootNamespaceOptions = {}): WorkloadTarget {
    return WorkloadTarget._namespace(rootOf(options));
  }

  /**
   * All workloads of the mesh. The policy is in the root namespace, also where its chart is in another.
   *
   * @param options the root namespace
   */
  public static mesh(options: RootNamespaceOptions = {}): WorkloadTarget {
    return WorkloadTarget._mesh(rootOf(options));
  }

  /**
   * A Gateway of the Gateway API: all that passes an ingress gateway, or a waypoint.
   *
   * @param gateway the Gateway, in the policy's namespace
   */
  public static gateway(gateway: IKubernetesGateway): AttachedTarget {
    const { apiGroup, kind, name } = gateway;
    if (apiGroup !== GATEWAY_API || kind !== 'Gateway') {
      throw invalid(`a policy is attached to a Gateway of ${GATEWAY_API}, got the ${kind} ${show(name)} of ${show(apiGroup)}; select the pods of Istio's own gateways by PolicyTarget.workloads`);
    }
    dnsSubdomain('name of a gateway', name);
    return AttachedTarget._of({ group: GATEWAY_API, kind, name }, 'gateway', gateway.namespace);
  }

  /**
   * A Service, such as that of cdk8s-plus. Its waypoint holds to the policy; sidecars do not.
   *
   * @param service the Service, in the policy's namespace
   */
  public static service(service: IService): AttachedTarget {
    return PolicyTarget.serviceHost(ServiceHost.fromService(service));
  }

  /**
   * A Service by its host. Its waypoint holds to the policy; sidecars do not.
   *
   * @param host the host of the Service, in the policy's namespace
   */
  public static serviceHost(host: ServiceHost): AttachedTarget {
    const { serviceName: name, namespace } = host;
    return AttachedTarget._of({ kind: 'Service', name }, 'service', namespace);
  }

  /**
   * A ServiceEntry. Its waypoint holds to the policy; sidecars do not.
   *
   * @param entry the ServiceEntry, in the policy's namespace
   */
  public static serviceEntry(entry: IServiceEntry): AttachedTarget {
    dnsSubdomain('name of a service entry', entry.name);
    return AttachedTarget._of({ group: 'networking.istio.io', kind: 'ServiceEntry', name: entry.name }, 'service entry', entry.namespace);
  }

  /**
   * All waypoints of the mesh, by their GatewayClass `istio-waypoint`.
   * The policy is in the root namespace, also where its chart is in another.
   *
   * @param options the root namespace
   */
  public static allWaypoints(options: RootNamespaceOptions = {}): AttachedTarget {
    return AttachedTarget._allWaypoints(rootOf(options));
  }

  /**
   * Several things that a policy can be attached to.
   *
   * @param targets 1 to 16 of them
   */
  public static several(targets: AttachedTarget[]): AttachedTarget {
    nonEmpty('targets of a policy', targets);
    return AttachedTarget._several([...targets], targets.find(({ root }) => root !== undefined)?.root);
  }

  private readonly root?: string;

  /** @internal */
  protected constructor(root?: string) {
    this.root = root;
  }

  /** @internal */
  public _metadata(metadata: ApiObjectMetadata | undefined): ApiObjectMetadata | undefined {
    return this.root === undefined ? metadata : { ...metadata, namespace: metadata?.namespace ?? this.root };
  }

  /** @internal */
  public abstract _toSpec(owner: MeshResource): TargetSpec;
}

/**
 * Workloads by their labels, a namespace or the mesh: what every policy can hold for.
 *
 * Made by `PolicyTarget.workloads`, `namespace` and `mesh`.
 */
export class WorkloadTarget extends PolicyTarget {
  /** @internal */
  public static _workloads(selector: WorkloadSelector): WorkloadTarget {
    return new WorkloadTarget({ selector: { matchLabels: selector.matchLabels } });
  }

  /** @internal */
  public static _namespace(root: string): WorkloadTarget {
    return new WorkloadTarget({}, undefined, (owner) => checkNotRoot(root, owner));
  }

  /** @internal */
  public static _mesh(root: string): WorkloadTarget {
    return new WorkloadTarget({}, root, (owner) => checkRoot('a policy for the mesh', root, owner));
  }

  private constructor(private readonly spec: SelectorSpec, root?: string, private readonly check?: (owner: MeshResource) => void) {
    super(root);
  }

  /** @internal */
  public _toSpec(owner: MeshResource): SelectorSpec {
    this.check?.(owner);
    return this.spec;
  }
}

/**
 * What a policy is attached to by name: Gateways of the Gateway API, Services, ServiceEntries, waypoints.
 *
 * Made by `PolicyTarget.gateway`, `service`, `serviceHost`, `serviceEntry`, `allWaypoints` and `several`.
 */
export class AttachedTarget extends PolicyTarget {
  /** @internal */
  public static _of(ref: AuthorizationPolicyTargetRef, what: string, namespace: string | undefined): AttachedTarget {
    if (namespace !== undefined) dnsLabel(`namespace of the ${what}`, namespace);
    return new AttachedTarget((owner) => {
      checkBeside(`${what} ${show(ref.name)}`, namespace, owner);
      return [ref];
    });
  }

  /** @internal */
  public static _allWaypoints(root: string): AttachedTarget {
    return new AttachedTarget((owner) => {
      checkRoot('a policy for all waypoints', root, owner);
      return [{ group: GATEWAY_API, kind: 'GatewayClass', name: 'istio-waypoint' }];
    }, root);
  }

  /** @internal */
  public static _several(targets: AttachedTarget[], root: string | undefined): AttachedTarget {
    return new AttachedTarget((owner) => {
      const refs = targets.flatMap((target) => target.refs(owner));
      if (refs.length > MAX_TARGETS) {
        throw invalid(`a policy has at most ${MAX_TARGETS} targets, got ${refs.length}; write a second policy for the others`);
      }
      unique('list of targets', refs.map(({ kind, name }) => `${kind} ${name}`));
      return refs;
    }, root);
  }

  private constructor(private readonly refs: (owner: MeshResource) => AuthorizationPolicyTargetRef[], root?: string) {
    super(root);
  }

  /** @internal */
  public _toSpec(owner: MeshResource): TargetSpec {
    return { targetRefs: this.refs(owner) };
  }
}

const rootOf = ({ rootNamespace = 'istio-system' }: RootNamespaceOptions) => dnsLabel('root namespace', rootNamespace);

function checkRoot(what: string, root: string, { namespace }: MeshResource) {
  if (namespace !== root) {
    throw invalid(`${what} must be in the root namespace ${show(root)}, got ${show(namespace)}; leave metadata.namespace out, or name the mesh's root namespace`);
  }
}

function checkNotRoot(root: string, { namespace }: MeshResource) {
  if (namespace === root) {
    throw invalid(`a policy for all workloads of ${show(root)} holds for the whole mesh, as that is the root namespace; use PolicyTarget.mesh() if it shall, or PolicyTarget.workloads`);
  }
}

/** A policy finds only what is in its own namespace. */
function checkBeside(target: string, namespace: string | undefined, owner: MeshResource) {
  if (namespace !== undefined && owner.namespace !== undefined && namespace !== owner.namespace) {
    throw invalid(`${target} is in ${show(namespace)}, but ${owner.kind} ${show(owner.name)} is in ${show(owner.namespace)}, and a policy is attached only within its namespace; put the policy into ${show(namespace)}`);
  }
}
