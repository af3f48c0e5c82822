import { integer, nonEmpty, notEmpty, unsigned } from '../core/private/checks';
import { invalid, show } from '../core/private/errors';
import type { DestinationRuleTrafficPolicyLoadBalancer } from '../schema/networking.istio.io.generated';

/**
 * How traffic from one locality is divided among localities.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LocalityLoadBalancerSetting-Distribute
 */
export interface LocalityDistribution {
  /** Locality of the caller. Shape: `<region>/<zone>/<sub-zone>`, of which the last part may be `*`; `*` alone, at the end of the list, stands for all other callers. */
  readonly fromLocality: string;

  /** Share of each locality in whole percent, 1 to 100, together 100. Shape of the names as in `fromLocality`. */
  readonly to: Record<string, number>;
}

/**
 * Which region takes the traffic of another that has no healthy host.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LocalityLoadBalancerSetting-Failover
 */
export interface LocalityFailover {
  /** Region whose hosts fail. */
  readonly fromRegion: string;

  /** Region that takes over. */
  readonly toRegion: string;
}

/** The order in which hosts take over, where the hosts nearby fail. Needs an outlier detection, which finds that they fail. */
export interface LocalityFailoverOptions {
  /**
   * Regions that take over from others.
   *
   * @default - any other region
   */
  readonly failover?: LocalityFailover[];

  /**
   * Labels of a host by which it is the nearer to the caller the more of them are the same, in order; of the
   * form `<key>` or `<key>=<value>`. Not the topology labels, where these follow from `failover` or from the zones.
   *
   * @default - region, zone and sub-zone
   */
  readonly failoverPriority?: string[];
}

/** How zones are weighed. */
export interface ZoneAwareOptions extends LocalityFailoverOptions {
  /**
   * Hosts of the destination in the caller's region below which zones are ignored, at least 1.
   *
   * @default 6
   */
  readonly minClusterSize?: number;
}

/**
 * Whether the place of caller and host counts in load balancing, and how.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LocalityLoadBalancerSetting
 */
export class Locality {
  /** It does not count. */
  public static disabled(): Locality {
    return new Locality({ localityLbSetting: { enabled: false } });
  }

  /**
   * Traffic of each locality is divided by fixed percentages.
   *
   * @param distribute the shares by locality of the caller
   */
  public static distribute(distribute: LocalityDistribution[]): Locality {
    const callers = nonEmpty('distribute', distribute).map(({ fromLocality }) => fromLocality);
    // The first that fits a caller counts, so '*' may come last, for all others.
    checkLocalities(callers.indexOf('*') === callers.length - 1 ? callers.slice(0, -1) : callers);
    return new Locality({ localityLbSetting: { enabled: true, distribute: distribute.map(distributionSpec) } });
  }

  /**
   * Traffic stays near the caller and goes farther when hosts there fail.
   *
   * @param options order in which hosts take over
   */
  public static failover(options: LocalityFailoverOptions = {}): Locality {
    const topology = options.failover?.length ? topologyLabel(options) : undefined;
    if (topology) throw invalid(`failoverPriority has the topology label ${show(topology)} beside failover, which already orders regions; drop one of them`);
    return new Locality({ localityLbSetting: { enabled: true, ...failoverSpec(options) } });
  }

  /**
   * Traffic stays within the caller's zone as far as its hosts there can bear it.
   *
   * Needs proxies that know their own cluster (`ISTIO_META_ENABLE_SELF_DISCOVERY: "true"` in their environment), and has no
   * effect in ambient mode.
   *
   * @param options smallest size of the destination, and order in which hosts take over
   */
  public static zoneAware(options: ZoneAwareOptions = {}): Locality {
    const topology = topologyLabel(options);
    if (topology) throw invalid(`failoverPriority has the topology label ${show(topology)}, which zone-aware load balancing handles itself; drop it`);
    const { minClusterSize } = options;
    return new Locality({
      zoneAwareLbSetting: {
        enabled: true,
        ...failoverSpec(options),
        minClusterSize: minClusterSize === undefined ? undefined : unsigned('minClusterSize', minClusterSize, 1),
      },
    });
  }

  private constructor(private readonly spec: Pick<DestinationRuleTrafficPolicyLoadBalancer, 'localityLbSetting' | 'zoneAwareLbSetting'>) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

const TOPOLOGY_LABELS = ['topology.kubernetes.io/region', 'topology.kubernetes.io/zone', 'topology.istio.io/subzone'];

const topologyLabel = ({ failoverPriority }: LocalityFailoverOptions) => failoverPriority?.find((label) => TOPOLOGY_LABELS.includes(label));

function distributionSpec({ fromLocality, to }: LocalityDistribution) {
  checkLocalities(nonEmpty(`localities that take the traffic from ${show(fromLocality)}`, Object.keys(to)));
  const shares = Object.values(to).map((share) => integer(`share of a locality from ${show(fromLocality)}`, share, 1, 100));
  const sum = shares.reduce((a, b) => a + b, 0);
  if (sum !== 100) throw invalid(`shares of the localities from ${show(fromLocality)} must be 100 together, got ${sum} (${shares.join(' + ')})`);
  return { from: fromLocality, to: { ...to } };
}

function failoverSpec({ failover, failoverPriority }: LocalityFailoverOptions) {
  return { failover: failover?.map(regionsSpec), failoverPriority: failoverPriority && [...failoverPriority] };
}

function regionsSpec({ fromRegion, toRegion }: LocalityFailover) {
  for (const region of [fromRegion, toRegion]) {
    notEmpty('region of a failover', region);
    if (/[/*]/.test(region)) throw invalid(`failover names regions without zones and wildcards, got ${show(region)}`);
  }
  if (fromRegion === toRegion) throw invalid(`failover goes from the region ${show(fromRegion)} to itself; name another region`);
  return { from: fromRegion, to: toRegion };
}

function checkLocalities(localities: readonly string[]) {
  const prefixes = localities.map((locality) => {
    const parts = locality.split('/');
    if (parts.length > 3 || parts.includes('') || parts.some((part, index) => part.includes('*') && (part !== '*' || index < parts.length - 1))) {
      throw invalid(`locality must be '<region>/<zone>/<sub-zone>', of which the last part may be '*', got ${show(locality)}`);
    }
    return `${parts.filter((part) => part !== '*').join('/')}/`;
  });
  prefixes.forEach((prefix, index) => {
    const other = prefixes.findIndex((candidate, place) => place !== index && (prefix === '/' || candidate.startsWith(prefix)));
    if (other >= 0) throw invalid(`localities ${show(localities[index])} and ${show(localities[other])} overlap; divide them`);
  });
}
