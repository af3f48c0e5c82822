import { isWildcard, isWithin } from '../../model/match/host';
import { Call, withoutPort } from '../http/call';
import { SentRequest, Target } from '../outcome';
import { written } from '../policy/token-text';
import { Caller } from '../proxy/caller';
import { DirectEntry, Entry, Passed, SplitEntry } from '../proxy/entry';
import { Service, ServicePort } from '../registry/service';
import { portOf, Request } from '../request';
import { Enrolment, NOTHING } from './enrolment';

/** What ztunnel knows, and where it leads. */
export interface Tunnels {
  /** Services whose hosts are wildcards. */
  readonly wildcards: readonly Service[];
  ofService(service: Service): Enrolment;
  /** @param workload as 'namespace/name' */
  ofWorkload(workload: string): Enrolment;
  /** What a waypoint does with what is for a service. */
  throughService(waypoint: string, service: Service, port: ServicePort, sent: Tunnelled): Part;
  /** The same for a pod that is called by its own address. */
  throughWorkload(waypoint: string, target: Target, sent: Tunnelled): Part;
}

/** A request as it comes to a waypoint. */
export interface Tunnelled {
  readonly request: Omit<Request, 'from'>;
  /** By which the authority is told, where the request does not have it. */
  readonly port: number;
  readonly client: Caller;
}

type Part = SplitEntry['parts'][number]['entry'];

const UNCONFIRMED = ['what ztunnel does is as its documentation has it: no test of this package can run it'];

/** What becomes of a request of a workload in ambient mode. ztunnel goes by addresses and looks into nothing. */
export function ztunnelEntry(request: Request, source: string, service: Service | undefined, client: Caller, tunnels: Tunnels): Entry {
  const name = `ztunnel of ${source}`;
  const port = portOf(request);
  const common = { listener: `${name}, port ${port}`, unsure: [], unconfirmed: UNCONFIRMED };
  if (!service) {
    const host = withoutPort(request.host).toLowerCase();
    const wildcard = tunnels.wildcards.find((one) => isWithin(host, one.host));
    return wildcard ? { ...common, kind: 'unmodelled', reason: `what callers in ambient mode reach by the wildcard '${wildcard.host}' is not modelled` } : { ...common, kind: 'open' };
  }
  // Without an address of its own it is not told from anything else outside.
  if (!service.kubernetes && service.resolution === 'passthrough' && service.addresses.length === 0) return { ...common, kind: 'open' };
  const { host } = service;
  const servicePort = service.ports.find(({ number }) => number === port);
  if (!servicePort) return { ...common, kind: 'closed', reason: `'${host}' has no port ${port}` };
  const passes = (text: string): readonly Passed[] => [{ name, reason: `'${host}' ${text}` }];
  const sent: Tunnelled = { request, port, client };
  if (isHeadless(service)) return podsEntry(service, servicePort, sent, passes, tunnels);
  const { waypoints, reason } = service.resolution === 'alias' ? NOTHING : tunnels.ofService(service);
  if (waypoints.length === 0) return told(direct(service, servicePort, request), passes(reason ? `has no waypoint: ${reason}` : 'has no waypoint'));
  return split(waypoints.filter(({ share }) => share > 0).map((one) => ({
    share: one.share, entry: told(tunnels.throughService(one.name, service, servicePort, sent), passes(`has the waypoint ${one.name}`)),
  })));
}

/** What becomes of a request of a workload that is not in the mesh: any endpoint of what is called gets it. */
export function outsideEntry(request: Request, source: string, service: Service | undefined): Entry {
  const port = portOf(request);
  const common = { listener: `${source}, which is not in the mesh`, unsure: [] };
  // Only Services of Kubernetes are known outside of the mesh.
  if (!service?.kubernetes) return { ...common, kind: 'open' };
  const servicePort = service.ports.find(({ number }) => number === port);
  if (!servicePort) return { ...common, kind: 'closed', reason: `'${service.host}' has no port ${port}` };
  return { ...direct(service, servicePort, request), ...common };
}

const isHeadless = ({ kubernetes, resolution }: Service) => kubernetes && resolution === 'passthrough';

/** Pods called by addresses of their own, which DNS gives for a headless Service, each perhaps with a waypoint for workloads. */
function podsEntry(service: Service, port: ServicePort, sent: Tunnelled, passes: (text: string) => readonly Passed[], tunnels: Tunnels): Entry {
  const { request } = sent;
  const byWaypoint = new Map<string, string[]>();
  for (const { name } of service.endpoints.filter((one) => one.serves(port))) {
    const [waypoint] = tunnels.ofWorkload(name).waypoints;
    const key = waypoint?.name ?? '';
    byWaypoint.set(key, [...byWaypoint.get(key) ?? [], name]);
  }
  const all = [...byWaypoint.values()].flat().length;
  if (all === 0) return told(direct(service, port, request), passes('is headless'));
  return split([...byWaypoint].map(([waypoint, endpoints]) => {
    const target: Target = { host: service.host, port: port.number, endpoints };
    const share = endpoints.length / all;
    if (!waypoint) return { share, entry: told(directTo(target, request), passes('is headless, and its pods have no waypoint')) };
    return { share, entry: told(tunnels.throughWorkload(waypoint, target, sent), passes(`is headless, and its pods have the waypoint ${waypoint}`)) };
  }));
}

const told = (part: Part, passes: readonly Passed[]): Part => ({ ...part, passes, unconfirmed: UNCONFIRMED });

/** Chance decides only where there are several. */
export function split(parts: SplitEntry['parts']): Entry {
  return parts.length === 1 ? parts[0].entry : { kind: 'split', listener: 'one of several', unsure: [], parts };
}

/** What is called, with nothing before it that looks into requests. */
function direct(service: Service, port: ServicePort, request: Tunnelled['request']): Part {
  const { host, resolution, kubernetes } = service;
  const target = { host, port: port.number, endpoints: [] };
  if (resolution === 'alias' || (resolution === 'passthrough' && !kubernetes)) {
    return directTo({ ...target, unsure: `'${host}' has no endpoints of its own: the address that is called decides` }, request);
  }
  const endpoints = service.endpoints.filter((one) => one.serves(port)).map(({ name }) => name);
  if (endpoints.length === 0) return { kind: 'closed', listener: LISTENER, unsure: [], reason: `'${host}' selects nothing` };
  return directTo({ ...target, endpoints }, request);
}

const LISTENER = 'none: nothing looks into it';

const directTo = (target: Target, request: Tunnelled['request']): DirectEntry => ({ kind: 'direct', listener: LISTENER, unsure: [], target, sent: asSent(request, target.port) });

/** Nothing is changed, not even how a path is written. */
function asSent(request: Tunnelled['request'], port: number): SentRequest {
  const { method, authority, headers } = new Call(request, port);
  return { method, authority, path: written(request).path ?? '/', headers };
}

export const wildcardsOf = (services: readonly Service[]) => services.filter(({ host }) => isWildcard(host));
