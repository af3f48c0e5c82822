import type * as extensions from '../schema/extensions.istio.io.generated';
import type * as gateway from '../schema/gateway.networking.k8s.io.generated';
import type * as networking from '../schema/networking.istio.io.generated';
import { withoutNulls } from '../schema/nulls';
import { Problem } from '../schema/problem';
import type * as security from '../schema/security.istio.io.generated';
import type { TelemetrySpec } from '../schema/telemetry.istio.io.generated';
import { validateObject } from '../schema/validate-object';
import { Destinations } from './destinations';
import { findMeshSettings, MeshSettings } from './mesh-settings';
import { PodIndex, podsOf, push } from './pods';
import { keyOf, Resource, Typed, typed } from './resource';

interface Specs {
  readonly AuthorizationPolicy: security.AuthorizationPolicySpec;
  readonly DestinationRule: networking.DestinationRuleSpec;
  readonly EnvoyFilter: networking.EnvoyFilterSpec;
  readonly Gateway: networking.GatewaySpec;
  readonly PeerAuthentication: security.PeerAuthenticationSpec;
  readonly RequestAuthentication: security.RequestAuthenticationSpec;
  readonly ServiceEntry: networking.ServiceEntrySpec;
  readonly Sidecar: networking.SidecarSpec;
  readonly Telemetry: TelemetrySpec;
  readonly TrafficExtension: extensions.TrafficExtensionSpec;
  readonly VirtualService: networking.VirtualServiceSpec;
  readonly WasmPlugin: extensions.WasmPluginSpec;
}

/** Kinds of the Gateway API. */
interface GatewayApiSpecs {
  readonly Gateway: gateway.GatewaySpec;
  readonly GRPCRoute: gateway.GRPCRouteSpec;
  readonly HTTPRoute: gateway.HTTPRouteSpec;
  readonly ListenerSet: gateway.ListenerSetSpec;
  readonly ReferenceGrant: gateway.ReferenceGrantSpec;
  readonly TCPRoute: gateway.TCPRouteSpec;
  readonly TLSRoute: gateway.TLSRouteSpec;
}

export const GATEWAY_API = 'gateway.networking.k8s.io';

const GROUPS: Readonly<Record<keyof Specs, string>> = {
  AuthorizationPolicy: 'security.istio.io',
  DestinationRule: 'networking.istio.io',
  EnvoyFilter: 'networking.istio.io',
  Gateway: 'networking.istio.io',
  PeerAuthentication: 'security.istio.io',
  RequestAuthentication: 'security.istio.io',
  ServiceEntry: 'networking.istio.io',
  Sidecar: 'networking.istio.io',
  Telemetry: 'telemetry.istio.io',
  TrafficExtension: 'extensions.istio.io',
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
    return this.sound(GROUPS[kind], kind);
  }

  /** The same for a kind of the Gateway API. */
  public gatewayApi<Kind extends keyof GatewayApiSpecs>(kind: Kind): ReadonlyArray<Typed<GatewayApiSpecs[Kind]>> {
    return this.sound(GATEWAY_API, kind);
  }

  /** Pods, and what the templates of workloads make. */
  public get pods(): PodIndex {
    return this.knownPods ??= podsOf([...this.byKey.values()]);
  }

  /** Hosts to which requests can be sent. */
  public get destinations(): Destinations {
    return this.knownDestinations ??= new Destinations(this.istio('ServiceEntry'), this.of('', 'Service'));
  }

  private sound<Spec>(group: string, kind: string): ReadonlyArray<Typed<Spec>> {
    const key = `${group}/${kind}`;
    let known = this.typed.get(key);
    if (!known) {
      const sound = this.of(group, kind).filter((resource) => !this.problemsOf(resource).some(({ code }) => code === 'wrong-type'));
      this.typed.set(key, known = sound.map((resource) => typed(resource, withoutNulls(resource.object.spec ?? {}))));
    }
    return known as ReadonlyArray<Typed<Spec>>;
  }
}
