import { DestinationRuleTrafficPolicyTls as Tls } from '../../schema/networking.istio.io.generated';
import { DataPlane } from '../ambient/data-plane';
import { MergedRule } from '../config/destination-rule';
import { MutualTls, NO_POLICIES, ofZtunnel, Policies, ProxyPolicies, Taken, takenAt, TlsMode } from '../policy';
import { Endpoint, Service, ServicePort } from '../registry/service';
import { Workload } from '../registry/workload';

/** What the proxies of some endpoints ask of who calls them. */
export interface Guard {
  readonly endpoints: readonly string[];
  readonly plane: DataPlane;
  /** Port of the workload. */
  readonly port: number;
  readonly takes: Taken;
  readonly policies: ProxyPolicies;
  /** How proxies call it. */
  readonly speaks: Speech;
  /** What they ask for by TLS. */
  readonly sni: string;
}

/** Plain text, mutual TLS of Istio, or TLS by certificates of somebody else. */
export type Speech = 'plain' | 'mutual' | 'other';

/** The part of a service that is called. */
interface Called {
  readonly service: Service;
  readonly port: ServicePort;
  readonly subset: string | undefined;
  readonly rule: MergedRule | undefined;
}

/** Finds what guards endpoints. */
export class Guards {
  private readonly known = new Map<Workload, Inbound>();

  /** @param planeOf what stands before a workload, by 'namespace/name' */
  public constructor(
    private readonly policies: Policies, private readonly planeOf: (workload: string) => DataPlane, private readonly autoMtls: boolean,
  ) {}

  /** What guards the endpoints of a service, those together that are guarded alike. */
  public of(endpoints: readonly Endpoint[], called: Called): readonly Guard[] {
    const tls = tlsOf(called);
    if (this.policies.isEmpty && !tls?.mode) return NONE;
    const guards: (Guard & { readonly endpoints: string[] })[] = [];
    for (const { name, workload, portOf } of endpoints) {
      if (!workload) continue;
      const { plane, mutualTls, policies } = this.inbound(workload);
      const port = portOf(called.port);
      const takes = takenAt(mutualTls, port);
      const speaks = this.speech(called.service, tls, plane, takes.mode);
      const guard = { endpoints: [name], plane, port, takes, policies, speaks, sni: tls?.sni || sniOf(called) };
      const same = guards.find((one) => areAlike(one, guard));
      if (same) same.endpoints.push(name);
      else guards.push(guard);
    }
    return guards.filter(isNeeded);
  }

  /** What guards some endpoints that are called by their own addresses. */
  public ofNames(names: readonly string[], service: Service, number: number): readonly Guard[] {
    const port = service.ports.find((one) => one.number === number)!;
    return this.of(service.endpoints.filter(({ name }) => names.includes(name)), { service, port, subset: undefined, rule: undefined });
  }

  /** What the proxy of a workload asks, where it has one. */
  public policiesOf(workload: Workload): ProxyPolicies {
    const { plane, policies } = this.inbound(workload);
    return plane === 'none' ? NO_POLICIES : policies;
  }

  private inbound(workload: Workload): Inbound {
    const known = this.known.get(workload);
    if (known) return known;
    const { namespace, name, labels } = workload;
    const plane = this.planeOf(`${namespace}/${name}`);
    const policies = this.policies.of({ namespace, labels });
    const made = { plane, mutualTls: this.policies.peers.of(namespace, labels), policies: plane === 'ztunnel' ? ofZtunnel(policies) : policies };
    this.known.set(workload, made);
    return made;
  }

  private speech({ external, namespace }: Service, tls: Tls | undefined, plane: DataPlane, mode: TlsMode): Speech {
    if (tls) return tls.mode === 'ISTIO_MUTUAL' ? 'mutual' : tls.mode === undefined || tls.mode === 'DISABLE' ? 'plain' : 'other';
    const isMutual = this.autoMtls && !external && plane !== 'none' && mode !== 'DISABLE' && this.policies.peers.ofNamespace(namespace) !== 'DISABLE';
    return isMutual ? 'mutual' : 'plain';
  }
}

interface Inbound {
  readonly plane: DataPlane;
  readonly mutualTls: MutualTls;
  readonly policies: ProxyPolicies;
}

const NONE: readonly Guard[] = [];

const areAlike = (one: Guard, other: Guard) => one.policies === other.policies && one.port === other.port && one.plane === other.plane
  && one.speaks === other.speaks && one.takes.mode === other.takes.mode && one.takes.by === other.takes.by;

/** Without a proxy nothing is asked, but mutual TLS is not understood either. */
const isNeeded = ({ plane, policies, takes, speaks }: Guard) =>
  (plane === 'none' ? speaks === 'mutual' : policies !== NO_POLICIES || takes.mode !== 'PERMISSIVE' || speaks === 'other');

const sniOf = ({ service, port, subset }: Called) => `outbound_.${port.number}_.${subset ?? ''}_.${service.host}`;

/** What a DestinationRule says of TLS: for the subset before the service, and of either for the port before the rest. */
function tlsOf({ rule, subset, port }: Called): Tls | undefined {
  const ofService = rule?.from.find(({ spec }) => spec.trafficPolicy)?.spec.trafficPolicy;
  const ofSubset = subset ? rule?.subsets.find(({ name }) => name === subset)?.trafficPolicy : undefined;
  return at(ofSubset, port) ?? at(ofService, port);
}

interface TrafficPolicy {
  readonly tls?: Tls;
  readonly portLevelSettings?: readonly { readonly port?: { readonly number?: number }; readonly tls?: Tls }[];
}

const at = (policy: TrafficPolicy | undefined, { number }: ServicePort): Tls | undefined =>
  policy?.portLevelSettings?.find(({ port, tls }) => port?.number === number && tls)?.tls ?? policy?.tls;
