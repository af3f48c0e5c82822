import type { WasmPluginSpec } from '../schema/extensions.istio.io.generated';
import type * as networking from '../schema/networking.istio.io.generated';
import { withoutNulls } from '../schema/nulls';
import { Problem } from '../schema/problem';
import type * as security from '../schema/security.istio.io.generated';
import type { TelemetrySpec } from '../schema/telemetry.istio.io.generated';
import { validateObject } from '../schema/validate-object';
import { Destinations } from './destinations';
import { findMeshSettings, MeshSettings } from './mesh-settings';
import { PodIndex, podsOf, push } from './pods';
import { keyOf, Resource, Typed } from './resource';

interface Specs {
  readonly AuthorizationPolicy: security.AuthorizationPolicySpec;
  readonly DestinationRule: networking.DestinationRuleSpec;
  readonly EnvoyFilter: networking.EnvoyFilterSpec;
  readonly Gateway: networking.GatewaySpec;
  readonly RequestAuthentication: security.RequestAuthenticationSpec;
  readonly ServiceEntry: networking.ServiceEntrySpec;
  readonly Sidecar: networking.SidecarSpec;
  readonly Telemetry: TelemetrySpec;
  readonly VirtualService: networking.VirtualServiceSpec;
  readonly WasmPlugin: WasmPluginSpec;
}

const GROUPS: Readonly<Record<keyof Specs, string>> = {
  AuthorizationPolicy: 'security.istio.io',
  DestinationRule: 'networking.istio.io',
  EnvoyFilter: 'networking.istio.io',
  Gateway: 'networking.istio.io',
  RequestAuthentication: 'security.istio.io',
  ServiceEntry: 'networking.istio.io',
  Sidecar: 'networking.istio.io',
  Telemetry: 'telemetry.istio.io',
  VirtualService: 'networking.istio.io',
  WasmPlugin: 'extensions.istio.io',
};

/** Namespaces of Kubernetes itself, of which Istio takes no notice. */
const IGNORED_NAMESPACES = new Set(['kube-node-lease', 'kube-public', 'kube-system', 'local-path-storage']);

/** The resources of a cluster, by what is asked about them. Whatever it answers with is frozen or a fresh list. */
export class Mesh {
  public readonly settings: MeshSettings;

  private readonly byKind = new Map<string, Resource[]>();
  private readonly byKey = new Map<string, Resource>();
  private readonly problems = new Map<Resource, readonly Problem[]>();
  private readonly typed = new Map<string, ReadonlyArray<Typed<unknown>>>();
  private knownPods?: PodIndex;
  private knownDestinations?: Destinations;

  /**
   * @param resources all of them, of which questions about the mesh leave out those in namespaces of Kubernetes itself
   * @param settings what the mesh configuration says, by default that of the ConfigMap among the resources
   */
  public constructor(public readonly resources: readonly Resource[], settings?: MeshSettings) {
    this.settings = settings ?? findMeshSettings(resources) ?? {};
    for (const resource of resources) {
      if (IGNORED_NAMESPACES.has(resource.kind === 'Namespace' ? resource.name : resource.namespace)) continue;
      push(this.byKind, `${resource.group}/${resource.kind}`, resource);
      this.byKey.set(keyOf(resource), resource);
    }
  }

  /** All resources of a kind, broken ones included. */
  public of(group: string, kind: string): readonly Resource[] {
    return this.byKind.get(`${group}/${kind}`) ?? [];
  }

  /** One resource, even if it is broken. */
  public find(group: string, kind: string, namespace: string, name: string): Resource | undefined {
    return this.byKey.get(keyOf({ group, kind, namespace, name }));
  }

  /** What is wrong with a resource by itself. */
  public problemsOf(resource: Resource): readonly Problem[] {
    let known = this.problems.get(resource);
    if (!known) this.problems.set(resource, known = validateObject(resource.object));
    return known;
  }

  /** The resources of a kind of Istio, without those whose fields are of wrong types, about which nothing more can be said. */
  public istio<Kind extends keyof Specs>(kind: Kind): ReadonlyArray<Typed<Specs[Kind]>> {
    let known = this.typed.get(kind);
    if (!known) {
      const sound = this.of(GROUPS[kind], kind).filter((resource) => !this.problemsOf(resource).some(({ code }) => code === 'wrong-type'));
      this.typed.set(kind, known = sound.map((resource) => ({ ...resource, spec: withoutNulls(resource.object.spec ?? {}) })));
    }
    return known as ReadonlyArray<Typed<Specs[Kind]>>;
  }

  /** Pods, and what the templates of workloads make. */
  public get pods(): PodIndex {
    return this.knownPods ??= podsOf([...this.byKey.values()]);
  }

  /** Hosts to which requests can be sent. */
  public get destinations(): Destinations {
    return this.knownDestinations ??= new Destinations(this.istio('ServiceEntry'), this.of('', 'Service'));
  }
}
