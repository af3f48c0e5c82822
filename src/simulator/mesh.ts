import { Labels, selects } from '../model/match/labels';
import { Resource, titleOf } from '../model/resource';
import { Ambient } from './ambient';
import { streamed } from './ambient/streamed';
import { inOrder } from './config/config';
import { DestinationRules } from './config/destination-rule';
import { MeshOptions, MeshSettings, settingsOf } from './config/mesh-options';
import { Sidecars } from './config/sidecar';
import { Routings, routingsOf } from './config/virtual-service';
import { BackendTls } from './gatewayapi/backend-tls';
import { apiRoutingsOf } from './gatewayapi/routings';
import { Call, withoutPort } from './http/call';
import { VirtualHost } from './http/virtual-host';
import { SentRequest, Target } from './outcome';
import { Identity, NO_POLICIES, Policies, PolicyRule, ProxyPolicies, rulesOf } from './policy';
import { Caller } from './proxy/caller';
import { guardedEntry } from './proxy/direct';
import { enter } from './proxy/enter';
import { Entry } from './proxy/entry';
import { GatewayProxy } from './proxy/gateway';
import { Gateways } from './proxy/gateways';
import { Guards } from './proxy/guards';
import { Called, SidecarContext, SidecarProxy } from './proxy/sidecar';
import { Targets } from './proxy/targets';
import { kubernetesServices, listeningAddresses, Service } from './registry/service';
import { serviceEntries } from './registry/service-entry';
import { Services } from './registry/services';
import { Workload, Workloads, workloadsOf } from './registry/workload';
import { portOf, Request, UnknownSource } from './request';
import { Chains, hostsIn, tcpRoutesIn } from './tcp/chains';
import { helloOf } from './tcp/hello';
import { TcpRoute } from './tcp/route';
import { Credentials } from './tls/credential';

/** Makes a mesh ready for requests. */
export const buildMesh = (resources: readonly Resource[], options: MeshOptions = {}) => new Mesh(resources, settingsOf(options));

/** A mesh made ready for requests. What proxies know is worked out when the first request comes to them. */
export class Mesh {
  private readonly context: SidecarContext;
  private readonly workloads: Workloads;
  private readonly sidecars: Sidecars;
  private readonly gateways: Gateways;
  private readonly ambient: Ambient;
  private readonly credentials: Credentials;
  private readonly changers: readonly Resource[];
  private readonly policies: Policies;
  /** The labels by which configuration tells workloads apart. */
  private readonly tellingLabels: ReadonlySet<string>;
  private readonly sidecarProxies = new Map<string, SidecarProxy>();
  private readonly gatewayProxies = new Map<Workload, GatewayOfWorkload>();
  private readonly workloadProxies = new Map<string, SidecarOfWorkload>();

  public constructor(resources: readonly Resource[], private readonly settings: MeshSettings) {
    this.workloads = new Workloads(workloadsOf(resources));
    const services = new Services([
      ...kubernetesServices(resources, this.workloads, settings),
      ...serviceEntries(resources, this.workloads, settings),
    ]);
    this.credentials = new Credentials(resources);
    this.gateways = new Gateways(resources, this.workloads, this.credentials);
    const routings = [...routingsOf(resources, settings), ...apiRoutingsOf(resources, this.gateways.listeners, services, settings)];
    this.policies = new Policies(resources, settings);
    const rules = new DestinationRules(resources, settings);
    const guards = new Guards(this.policies, (workload) => this.ambient.planeOf(workload), settings.enableAutoMtls);
    this.context = {
      services,
      routings: new Routings(routings.sort(inOrder)),
      rules,
      policies: this.policies,
      guards,
      targets: new Targets(rules, guards, new BackendTls(resources)),
      ingressWaypoint: (service) => this.ambient.ingressWaypoint(service),
    };
    this.sidecars = new Sidecars(resources, settings.rootNamespace);
    this.changers = resources.filter(({ group, kind }) => group.endsWith('.istio.io') && CHANGERS.has(kind));
    this.ambient = new Ambient(resources, this.context, this.changers, settings);
    this.tellingLabels = tellingLabelsOf(this.context, this.sidecars);
  }

  /**
   * Where a request comes in.
   *
   * @throws where what sends it is not there
   */
  public entry(request: Request): Entry {
    return 'gateway' in request.from ? this.gatewayEntry(request, request.from.gateway) : this.workloadEntry(request, request.from.workload);
  }

  /** Where a request comes in that a gateway sends to the waypoint of its target. */
  public behindGateway(target: Target, sent: SentRequest, call: Call): Entry {
    return this.ambient.behindGateway(target, sent, call);
  }

  /** The waypoints of a service, as 'namespace/name', whoever passes them. */
  public waypointsOf(host: string): readonly string[] {
    return this.context.services.named(host.toLowerCase()).flatMap((one) => this.ambient.ofService(one).waypoints.map(({ name }) => name));
  }

  /** Those of all proxies. */
  public* virtualHosts(): Iterable<VirtualHost> {
    for (const chains of this.chains()) yield* hostsIn(chains);
    yield* this.ambient.virtualHosts();
  }

  /** The routes of connections that some proxy has. */
  public* tcpRoutes(): Iterable<TcpRoute> {
    for (const chains of this.chains()) yield* tcpRoutesIn(chains);
  }

  /** The rules of policies that some proxy asks. */
  public* policyRules(): Iterable<PolicyRule> {
    for (const workload of this.gateways.serving()) yield* rulesOf(this.gatewayOf(workload).policies);
    for (const workload of this.workloads.all) yield* rulesOf(this.context.guards.policiesOf(workload));
    for (const policies of this.ambient.policiesAtWaypoints()) yield* rulesOf(policies);
  }

  /** What listeners have, those of waypoints aside. */
  private* chains(): Iterable<Chains> {
    for (const workload of this.gateways.serving()) yield* this.gatewayOf(workload).proxy.chains();
    const sidecars = this.workloads.all.map(({ namespace, name }) => this.sidecarOf(`${namespace}/${name}`).proxy);
    for (const proxy of new Set(sidecars)) if (proxy) yield* proxy.chains();
  }

  private workloadEntry(request: Request, name: string): Entry {
    const source = this.sidecarOf(name);
    const { proxy, unsure, identity: { namespace } } = source;
    const caller = callerOf(source, request);
    if (!proxy) {
      const service = this.calledService(request, namespace);
      const entry = streamed(this.ambient.entry(request, name, service, caller), request, caller, service, this.context.guards);
      return guardedEntry(entry, service, request, caller, this.context.guards);
    }
    const port = portOf(request);
    const title = `sidecar of ${name}, port ${port}`;
    if (proxy.isHttpProxy(port)) return { kind: 'unmodelled', listener: title, unsure, reason: 'HTTP proxies of a Sidecar are not modelled' };
    const open = proxy.outbound === 'ALLOW_ANY';
    const listener = proxy.listener(port, () => this.called(request, namespace));
    const entry = listener && enter(listener.chains, {
      request, caller, port, hello: helloOf(request), address: listener.address, listener: title, unsure, outbound: open ? 'passed on' : 'bad gateway',
    });
    if (entry) return entry;
    if (open) return { kind: 'open', listener: title, unsure };
    const reason = listener ? 'what the sidecar knows at this port is not for such a connection' : 'the sidecar knows nothing at this port';
    return { kind: 'closed', listener: title, unsure, reason };
  }

  private sidecarOf(name: string): SidecarOfWorkload {
    const known = this.workloadProxies.get(name);
    if (known) return known;
    const workload = this.workloads.get(name);
    if (!workload) throw new UnknownSource(`no workload '${name}' is among the manifests; give 'namespace/name' of one`);
    const plane = this.ambient.planeOf(name);
    const identity = this.identityOf(workload);
    const made: SidecarOfWorkload = plane === 'sidecar' ? { identity, proxy: this.proxyOf(workload), plane, unsure: this.changersOf(workload) }
      : { identity, proxy: undefined, plane, unsure: [] };
    this.workloadProxies.set(name, made);
    return made;
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

  private identityOf({ namespace, serviceAccount }: Workload): Identity {
    return { trustDomain: this.settings.trustDomain, namespace, serviceAccount };
  }

  /** The service whose address DNS gives for the host, or that has the address that is called. */
  private calledService({ host, address }: Request, namespace: string): Service | undefined {
    if (address === undefined) return this.resolved(host, namespace);
    return this.context.services.all.find(({ addresses }) => addresses.includes(address));
  }

  /** Whose address DNS gives for the host, or the address that is called. */
  private called({ host, address }: Request, namespace: string): Called | undefined {
    const service = address === undefined ? this.resolved(host, namespace) : undefined;
    if (!service) return address === undefined ? undefined : { key: address, address };
    const [first] = listeningAddresses(service);
    if (first === undefined) return undefined;
    const own = first.split('/')[0];
    return service.addresses.length > 0 ? { key: own, address: own } : { key: first };
  }

  private resolved(host: string, namespace: string): Service | undefined {
    const name = withoutPort(host).toLowerCase().replace(/\.$/, '');
    for (const suffix of ['', `.${namespace}.svc.cluster.local`, '.svc.cluster.local', '.cluster.local']) {
      const found = this.context.services.named(name + suffix)[0];
      if (found) return found;
    }
    return undefined;
  }

  private gatewayEntry(request: Request, name: string): Entry {
    const workload = this.gateways.workload(name);
    const port = portOf(request);
    const { proxy, policies, identity, unsure } = this.gatewayOf(workload);
    const listener = proxy.listener(port);
    const title = listener?.title ?? `gateway ${workload.namespace}/${workload.name}, port ${port}`;
    if (!listener) return { kind: 'closed', listener: title, unsure, reason: because(`no server of a Gateway has port ${port}`, proxy.refusals(port)) };
    const doubts = listener.unsure.length > 0 ? [...unsure, ...listener.unsure] : unsure;
    const { sourceAddress: ip } = request;
    const hello = helloOf(request);
    const entry = enter(listener.chains, {
      request,
      caller: { through: 'proxy', identity, remoteIp: ip },
      port,
      hello,
      listener: title,
      unsure: doubts,
      outbound: 'not found',
      ...policies !== NO_POLICIES && { gate: { policies, port: listener.port, peer: { ip, remoteIp: ip }, sni: hello.sni ?? '' } },
    });
    if (entry) return entry;
    const reason = listener.isRouted ? unmatched(request) : 'nothing routes what comes to the servers at this port';
    return { kind: 'closed', listener: title, unsure: doubts, reason: because(reason, proxy.refusals(port)) };
  }

  private gatewayOf(workload: Workload): GatewayOfWorkload {
    const known = this.gatewayProxies.get(workload);
    if (known) return known;
    const { namespace, labels } = workload;
    const servers = this.gateways.servers(workload);
    const made = {
      proxy: new GatewayProxy(this.context, namespace, labels, servers, this.gateways.portsOf(workload), this.credentials),
      policies: this.policies.of({ namespace, labels }),
      identity: this.identityOf(workload),
      unsure: this.changersOf(workload),
    };
    this.gatewayProxies.set(workload, made);
    return made;
  }

  private changersOf({ namespace, labels }: Workload): readonly string[] {
    const changers = this.changers
      .filter((one) => one.namespace === namespace || one.namespace === this.settings.rootNamespace)
      .filter(({ object }) => selects(selectorOf(object.spec as ChangerSpec), labels));
    return changers.map((one) => `${titleOf(one)} changes what the proxy does`);
  }
}

/** What a workload has beside it, which is nothing in ambient mode and outside of the mesh. */
type SidecarOfWorkload = { readonly identity: Identity; readonly unsure: readonly string[] } & (
  | { readonly proxy: SidecarProxy; readonly plane: 'sidecar' }
  | { readonly proxy: undefined; readonly plane: 'ztunnel' | 'none' }
);

/** What a gateway has. */
interface GatewayOfWorkload {
  readonly proxy: GatewayProxy;
  readonly policies: ProxyPolicies;
  readonly identity: Identity;
  readonly unsure: readonly string[];
}

const THROUGH = { sidecar: 'proxy', ztunnel: 'tunnel', none: 'nothing' } as const;

/** A workload as those see it that it calls. What it says of clients that it stands for is believed, so that its own address does not tell. */
function callerOf({ plane, identity }: SidecarOfWorkload, { sourceAddress: ip, headers = {} }: Request): Caller {
  const tells = ip !== undefined && Object.keys(headers).some((name) => name.toLowerCase() === 'x-forwarded-for');
  return { through: THROUGH[plane], identity, ip, remoteIp: tells ? undefined : ip };
}

const because = (reason: string, others: readonly string[]) => [reason, ...others].join('; ');

/** Why no server of a port takes a connection. */
function unmatched(request: Request): string {
  const { speaks, sni } = helloOf(request);
  if (speaks !== 'tls') return 'no server at this port is for clients without TLS';
  return sni === undefined ? 'no server at this port is for clients that ask for no name' : `no server at this port is for '${sni}'`;
}

/** What may do anything to a request. */
const CHANGERS = new Set(['EnvoyFilter', 'WasmPlugin', 'TrafficExtension']);

interface ChangerSpec {
  readonly workloadSelector?: { readonly labels?: Labels };
  readonly selector?: { readonly matchLabels?: Labels };
}

const selectorOf = (spec: ChangerSpec = {}): Labels => spec.workloadSelector?.labels ?? spec.selector?.matchLabels ?? {};

function tellingLabelsOf({ routings, rules }: SidecarContext, sidecars: Sidecars): Set<string> {
  const all = routings.all.flatMap(({ http, tls, tcp }) => [...http.map(({ route }) => route), ...tls, ...tcp]);
  const matches = all.flatMap(({ match }) => match ?? []);
  return new Set([
    ...matches.flatMap(({ sourceLabels }) => Object.keys(sourceLabels ?? {})),
    ...rules.all.flatMap(({ spec }) => Object.keys(spec.workloadSelector?.matchLabels ?? {})),
    ...sidecars.all.flatMap(({ spec }) => Object.keys(spec.workloadSelector?.labels ?? {})),
  ]);
}
