import { Labels, selects } from '../model/match/labels';
import { DATAPLANE_MODE, isAmbientNamespace } from '../model/membership';
import { Resource, titleOf } from '../model/resource';
import { inOrder, metadataOf } from './config/config';
import { DestinationRules } from './config/destination-rule';
import { MeshOptions, MeshSettings, settingsOf } from './config/mesh-options';
import { Sidecars } from './config/sidecar';
import { Routings, routingsOf } from './config/virtual-service';
import { apiRoutingsOf } from './gatewayapi/routings';
import { Call, withoutPort } from './http/call';
import { Entry } from './proxy/entry';
import { GatewayProxy } from './proxy/gateway';
import { Gateways } from './proxy/gateways';
import { SidecarContext, SidecarProxy } from './proxy/sidecar';
import { kubernetesServices, Service } from './registry/service';
import { serviceEntries } from './registry/service-entry';
import { Services } from './registry/services';
import { Workload, Workloads, workloadsOf } from './registry/workload';
import { Request, UnknownSource } from './request';

/** Makes a mesh ready for requests. */
export const buildMesh = (resources: readonly Resource[], options: MeshOptions = {}) => new Mesh(resources, settingsOf(options));

/** A mesh made ready for requests. What proxies know is worked out when the first request comes to them. */
export class Mesh {
  private readonly context: SidecarContext;
  private readonly workloads: Workloads;
  private readonly sidecars: Sidecars;
  private readonly gateways: Gateways;
  private readonly changers: readonly Resource[];
  /** Kinds that may decide as well. */
  private readonly unmodelled: readonly string[];
  private readonly ambientNamespaces: ReadonlySet<string>;
  /** The labels by which configuration tells workloads apart. */
  private readonly tellingLabels: ReadonlySet<string>;
  private readonly sidecarProxies = new Map<string, SidecarProxy>();
  private readonly gatewayProxies = new Map<string, GatewayProxy>();
  private readonly workloadProxies = new Map<string, SidecarOfWorkload>();

  public constructor(resources: readonly Resource[], private readonly settings: MeshSettings) {
    this.workloads = new Workloads(workloadsOf(resources));
    const services = new Services([
      ...kubernetesServices(resources, this.workloads, settings),
      ...serviceEntries(resources, this.workloads, settings),
    ]);
    this.gateways = new Gateways(resources, this.workloads);
    const routings = [...routingsOf(resources, settings), ...apiRoutingsOf(resources, this.gateways.ofApi, services, settings)];
    this.context = { services, routings: new Routings(routings.sort(inOrder)), rules: new DestinationRules(resources, settings) };
    this.sidecars = new Sidecars(resources, settings.rootNamespace);
    this.changers = resources.filter(({ group, kind }) => group.endsWith('.istio.io') && CHANGERS.has(kind));
    this.unmodelled = unmodelledKinds(resources);
    this.ambientNamespaces = new Set(resources.filter(({ kind }) => kind === 'Namespace').filter(isAmbient).map(({ name }) => name));
    this.tellingLabels = tellingLabelsOf(this.context, this.sidecars);
  }

  /**
   * Where a request comes in.
   *
   * @throws where what sends it is not there
   */
  public entry(request: Request): Entry {
    return 'gateway' in request.from ? this.gatewayEntry(request, request.from.gateway) : this.sidecarEntry(request, request.from.workload);
  }

  private sidecarEntry(request: Request, name: string): Entry {
    const { proxy, unsure } = this.sidecarOf(name);
    if (!proxy) return { kind: 'unmodelled', listener: `ztunnel of ${name}`, unsure, reason: 'in ambient mode the waypoint of what is called routes, which is not modelled' };
    const port = request.port ?? 80;
    const [namespace] = name.split('/');
    const listener = proxy.listener(port, () => this.called(request, namespace));
    const title = `sidecar of ${name}, port ${port}`;
    const open = proxy.outbound === 'ALLOW_ANY';
    if (!listener) {
      return open ? { kind: 'open', listener: title, unsure } : { kind: 'closed', listener: title, unsure, reason: 'the sidecar knows nothing at this port' };
    }
    if (listener.kind === 'other') {
      return { kind: 'unmodelled', listener: title, unsure, reason: `port ${port} of '${listener.service.host}' is ${listener.port.protocol}, not HTTP` };
    }
    return { kind: 'http', listener: title, unsure, hosts: listener.hosts, call: new Call(request, port), rest: open ? 'passed on' : 'bad gateway' };
  }

  private sidecarOf(name: string): SidecarOfWorkload {
    const known = this.workloadProxies.get(name);
    if (known) return known;
    const workload = this.workloads.get(name);
    if (!workload) throw new UnknownSource(`no workload '${name}' is among the manifests; give 'namespace/name' of one`);
    const made = { proxy: this.isAmbient(workload) ? undefined : this.proxyOf(workload), unsure: this.changersOf(workload) };
    this.workloadProxies.set(name, made);
    return made;
  }

  private isAmbient({ namespace, labels }: Workload): boolean {
    const mode = labels[DATAPLANE_MODE];
    return mode === undefined ? this.ambientNamespaces.has(namespace) : mode === 'ambient';
  }

  private proxyOf({ namespace, labels }: Workload): SidecarProxy {
    const telling = Object.fromEntries(Object.entries(labels).filter(([key]) => this.tellingLabels.has(key)).sort());
    const key = `${namespace} ${JSON.stringify(telling)}`;
    const known = this.sidecarProxies.get(key);
    if (known) return known;
    const made = new SidecarProxy(this.context, namespace, telling, this.sidecars.get(namespace, labels), this.settings.outboundTrafficPolicy);
    this.sidecarProxies.set(key, made);
    return made;
  }

  /** The service whose address DNS gives for the host, or that has the address that is called. */
  private called({ host, address }: Request, namespace: string): Service | undefined {
    const { services } = this.context;
    if (address !== undefined) return services.all.find(({ addresses }) => addresses.includes(address));
    const name = withoutPort(host).toLowerCase().replace(/\.$/, '');
    for (const suffix of ['', `.${namespace}.svc.cluster.local`, '.svc.cluster.local', '.cluster.local']) {
      const found = services.named(name + suffix)[0];
      if (found) return found;
    }
    return undefined;
  }

  private gatewayEntry(request: Request, name: string): Entry {
    const workload = this.gateways.workload(name);
    const port = request.port ?? 80;
    const unsure = this.changersOf(workload);
    const listener = this.gatewayProxy(workload).listener(port);
    const title = listener?.title ?? `gateway ${workload.namespace}/${workload.name}, port ${port}`;
    if (!listener) return { kind: 'closed', listener: title, unsure, reason: `no server of a Gateway has port ${port}` };
    if (listener.kind === 'other') return { kind: 'unmodelled', listener: title, unsure, reason: listener.reason };
    return { kind: 'http', listener: title, unsure, hosts: listener.hosts, call: new Call(request, port), rest: 'not found' };
  }

  private gatewayProxy(workload: Workload): GatewayProxy {
    const key = `${workload.namespace}/${workload.name}`;
    const known = this.gatewayProxies.get(key);
    if (known) return known;
    const { namespace, labels } = workload;
    const made = new GatewayProxy(this.context, namespace, labels, this.gateways.servers(workload), this.gateways.portsOf(workload));
    this.gatewayProxies.set(key, made);
    return made;
  }

  private changersOf({ namespace, labels }: Workload): readonly string[] {
    const changers = this.changers
      .filter((one) => one.namespace === namespace || one.namespace === this.settings.rootNamespace)
      .filter(({ object }) => selects(selectorOf(object.spec as ChangerSpec), labels));
    return [...changers.map((one) => `${titleOf(one)} changes what the proxy does`), ...this.unmodelled];
  }
}

/** What a workload has beside it, which is nothing in ambient mode. */
interface SidecarOfWorkload {
  readonly proxy: SidecarProxy | undefined;
  readonly unsure: readonly string[];
}

const isAmbient = (namespace: Resource) => isAmbientNamespace(metadataOf(namespace).labels ?? {});

/** What may do anything to a request. */
const CHANGERS = new Set(['EnvoyFilter', 'WasmPlugin', 'TrafficExtension']);

/** What decides beside what is modelled. */
const UNMODELLED = new Set([
  'AuthorizationPolicy', 'PeerAuthentication', 'RequestAuthentication', 'GRPCRoute', 'ListenerSet', 'TLSRoute', 'TCPRoute', 'BackendTLSPolicy',
]);

const unmodelledKinds = (resources: readonly Resource[]) =>
  [...new Set(resources.map(({ kind }) => kind).filter((kind) => UNMODELLED.has(kind)))].sort().map((kind) => `what each ${kind} does is not modelled`);

interface ChangerSpec {
  readonly workloadSelector?: { readonly labels?: Labels };
  readonly selector?: { readonly matchLabels?: Labels };
}

const selectorOf = (spec: ChangerSpec = {}): Labels => spec.workloadSelector?.labels ?? spec.selector?.matchLabels ?? {};

function tellingLabelsOf({ routings, rules }: SidecarContext, sidecars: Sidecars): Set<string> {
  const matches = routings.all.flatMap(({ http }) => http.flatMap(({ route }) => route.match ?? []));
  return new Set([
    ...matches.flatMap(({ sourceLabels }) => Object.keys(sourceLabels ?? {})),
    ...rules.all.flatMap(({ spec }) => Object.keys(spec.workloadSelector?.matchLabels ?? {})),
    ...sidecars.all.flatMap(({ spec }) => Object.keys(spec.workloadSelector?.labels ?? {})),
  ]);
}
