import { Mesh } from '../../model/mesh';
import { Resource } from '../../model/resource';
import { MeshSettings } from '../config/mesh-options';
import { Call } from '../http/call';
import { defaultRoute } from '../http/route';
import { VirtualHost, VirtualHosts } from '../http/virtual-host';
import { SentRequest, Target } from '../outcome';
import { NO_POLICIES, ProxyPolicies } from '../policy';
import { Caller } from '../proxy/caller';
import { Entry, HttpEntry, UnmodelledEntry } from '../proxy/entry';
import { SidecarContext } from '../proxy/sidecar';
import { Service, ServicePort } from '../registry/service';
import { Request } from '../request';
import { changersAt } from './changers';
import { DataPlane, DataPlanes } from './data-plane';
import { Enrolment, Enrolments, NOTHING } from './enrolment';
import { isHttp, WaypointProxy } from './waypoint';
import { outsideEntry, split, Tunnelled, Tunnels, wildcardsOf, ztunnelEntry } from './ztunnel';

const USUAL_PORT = 80;

/** What of the mesh is in ambient mode, and what is outside of it. */
export class Ambient implements Tunnels {
  public readonly wildcards: readonly Service[];
  private readonly planes: DataPlanes;
  private readonly enrolments: Enrolments;
  private readonly proxies = new Map<string, WaypointProxy>();
  private readonly unsure = new Map<string, readonly string[]>();
  private readonly policies = new Map<string, ProxyPolicies>();
  private readonly ofServices = new Map<Service, Enrolment>();

  /** @param changers what may do anything to requests */
  public constructor(
    resources: readonly Resource[],
    private readonly context: SidecarContext,
    private readonly changers: readonly Resource[],
    private readonly settings: Pick<MeshSettings, 'rootNamespace' | 'trustDomain'>,
  ) {
    const mesh = new Mesh(resources);
    this.planes = new DataPlanes(mesh);
    this.enrolments = new Enrolments(mesh);
    this.wildcards = wildcardsOf(context.services.all);
  }

  /** @param workload as 'namespace/name' */
  public planeOf(workload: string): DataPlane {
    return this.planes.of(workload);
  }

  public entry(request: Request, source: string, service: Service | undefined, caller: Caller): Entry {
    return caller.through === 'nothing' ? outsideEntry(request, source, service) : ztunnelEntry(request, source, service, caller, this);
  }

  public ofService(service: Service): Enrolment {
    const known = this.ofServices.get(service);
    if (known) return known;
    const made = this.enrolments.ofService(service.resource);
    this.ofServices.set(service, made);
    return made;
  }

  public ofWorkload(workload: string): Enrolment {
    const pod = this.planes.pod(workload);
    return pod ? this.enrolments.ofPod(pod) : NOTHING;
  }

  /** The waypoint by which gateways send what is for a service, in words where it has a canary. */
  public ingressWaypoint(service: Service): string | undefined {
    // Only what has an address of its own is found by it at the waypoint.
    if (service.resolution !== 'endpoints' || !this.enrolments.isForIngress(service.resource)) return undefined;
    const { waypoints } = this.ofService(service);
    return waypoints.length > 0 ? waypoints.map(({ name }) => name).join(' or ') : undefined;
  }

  /** What becomes of a request at the waypoint to which a gateway sends it. */
  public behindGateway({ host, port }: Target, { method, authority, path, headers }: SentRequest, { caller: client, authorizers }: Call): Entry {
    const service = this.context.services.named(host.toLowerCase()).find((one) => this.ingressWaypoint(one))!;
    const servicePort = service.ports.find(({ number }) => number === port)!;
    // The authority is complete: nothing is added to it any more.
    const sent: Tunnelled = { request: { host: authority, method, path, headers, authorizers }, port: USUAL_PORT, client };
    const { waypoints } = this.ofService(service);
    return split(waypoints.filter(({ share }) => share > 0)
      .map(({ name, share }) => ({ share, entry: this.throughService(name, service, servicePort, sent) })));
  }

  public throughService(waypoint: string, service: Service, port: ServicePort, sent: Tunnelled): HttpEntry | UnmodelledEntry {
    const proxy = this.proxy(waypoint);
    const common = { listener: `waypoint ${waypoint}, '${service.host}' port ${port.number}`, unsure: this.unsureAt(waypoint, service) };
    if (!isHttp(port)) return { ...common, kind: 'unmodelled', reason: `port ${port.number} of '${service.host}' is ${port.protocol}, not HTTP` };
    if (proxy.refusal) return { ...common, kind: 'unmodelled', reason: proxy.refusal };
    return { ...common, kind: 'http', hosts: proxy.hostsAt(service, port), ...this.received(waypoint, service, port.number, sent), rest: 'not found' };
  }

  /** Those of all waypoints. */
  public virtualHosts(): VirtualHost[] {
    return this.context.services.all.flatMap((service) => this.ofService(service).waypoints.flatMap(({ name }) =>
      service.ports.filter(isHttp).flatMap((port) => this.proxy(name).hostsAt(service, port).all())));
  }

  /** What waypoints ask, for each service and for pods. */
  public policiesAtWaypoints(): ProxyPolicies[] {
    return this.context.services.all.flatMap((service) =>
      this.ofService(service).waypoints.flatMap(({ name }) => [service, undefined].map((one) => this.policiesAt(name, one))));
  }

  public throughWorkload(waypoint: string, target: Target, sent: Tunnelled): HttpEntry {
    const hosts = new VirtualHosts();
    const guarded = { target, guards: this.context.guards.ofNames(target.endpoints, this.context.services.named(target.host)[0], target.port) };
    hosts.add('*', { name: `pods of ${target.host}`, routes: [defaultRoute(guarded)], leftOut: [] });
    return { kind: 'http', listener: `waypoint ${waypoint}, pods`, unsure: this.unsureAt(waypoint, undefined), hosts, ...this.received(waypoint, undefined, target.port, sent), rest: 'not found' };
  }

  /** What a waypoint gets, which it sends on in its own name, and what it asks of who sends it. */
  private received(waypoint: string, service: Service | undefined, port: number, { request, port: authorityPort, client }: Tunnelled): Pick<HttpEntry, 'call' | 'gate'> {
    const [namespace, name] = waypoint.split('/');
    const identity = { trustDomain: this.settings.trustDomain, namespace, serviceAccount: name };
    const policies = this.policiesAt(waypoint, service);
    const { identity: own, ip, remoteIp } = client;
    return {
      call: new Call(request, authorityPort, { through: 'waypoint', identity, remoteIp }),
      ...policies !== NO_POLICIES && { gate: { policies, port, peer: { ...own && { identity: own }, ip, remoteIp }, sni: '' } },
    };
  }

  private policiesAt(waypoint: string, service: Service | undefined): ProxyPolicies {
    const key = keyOf(waypoint, service);
    const known = this.policies.get(key);
    if (known) return known;
    const [namespace] = waypoint.split('/');
    const services = service ? [{ name: service.resource.name, namespace: service.namespace, kubernetes: service.kubernetes }] : [];
    const made = this.context.policies.of({ namespace, labels: this.enrolments.labelsOf(waypoint), isWaypoint: true, services });
    this.policies.set(key, made);
    return made;
  }

  /** The Gateway that a waypoint is, with the services that are bound to it. */
  private proxy(waypoint: string): WaypointProxy {
    const known = this.proxies.get(waypoint);
    if (known) return known;
    const [namespace, name] = waypoint.split('/');
    const own = this.context.services.all.filter((one) => one.resolution !== 'alias' && this.ofService(one).waypoints.some((bound) => bound.name === waypoint));
    const made = new WaypointProxy(this.context, namespace, name, this.enrolments.labelsOf(waypoint), own);
    this.proxies.set(waypoint, made);
    return made;
  }

  private unsureAt(waypoint: string, service: Service | undefined): readonly string[] {
    const key = keyOf(waypoint, service);
    const known = this.unsure.get(key);
    if (known) return known;
    const [namespace, name] = waypoint.split('/');
    const made = changersAt(this.changers, { namespace, name, service }, this.settings.rootNamespace);
    this.unsure.set(key, made);
    return made;
  }
}

const keyOf = (waypoint: string, service: Service | undefined) => `${waypoint} ${service ? `${service.namespace}/${service.host}` : ''}`;
