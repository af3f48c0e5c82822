import { Duration } from 'cdk8s';
import { duration, percentage } from '../core/private/checks';
import { invalid } from '../core/private/errors';
import type {
  DestinationRuleTrafficPolicyLoadBalancer as LoadBalancerSpec,
  DestinationRuleTrafficPolicyLoadBalancerWarmup as WarmupSpec,
} from '../schema/networking.istio.io.generated';
import { ConsistentHash } from './consistent-hash';
import { Locality } from './locality';

/**
 * How the share of a new host grows to its full size.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#WarmupConfiguration
 */
export interface Warmup {
  /** How long it grows. */
  readonly duration: Duration;

  /**
   * Share at the beginning, in percent of the full one, 0 to 100.
   *
   * @default 10
   */
  readonly minimumPercent?: number;

  /**
   * Speed of the growth, above 0; 1 is linear, more is slow at first.
   *
   * @default 1
   */
  readonly aggression?: number;
}

/** What every load balancer takes. */
export interface LoadBalancerOptions {
  /**
   * Whether and how the place of caller and host counts.
   *
   * @default - as the mesh configuration says
   */
  readonly locality?: Locality;
}

/** What a load balancer takes that can favour hosts by their age. */
export interface WarmupLoadBalancerOptions extends LoadBalancerOptions {
  /**
   * How the share of a new host grows to its full size.
   *
   * @default - a new host has its full share at once
   */
  readonly warmup?: Warmup;
}

/**
 * Which host of a destination takes a request.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings
 */
export class LoadBalancer {
  /**
   * Istio's choice, which is the one with the fewest requests.
   *
   * @param options locality and warm-up
   */
  public static unspecified(options: WarmupLoadBalancerOptions = {}): LoadBalancer {
    return new LoadBalancer({}, options);
  }

  /**
   * Of two hosts taken at random, the one with fewer requests.
   *
   * @param options locality and warm-up
   */
  public static leastRequest(options: WarmupLoadBalancerOptions = {}): LoadBalancer {
    return new LoadBalancer({ simple: 'LEAST_REQUEST' }, options);
  }

  /**
   * One after the other.
   *
   * @param options locality and warm-up
   */
  public static roundRobin(options: WarmupLoadBalancerOptions = {}): LoadBalancer {
    return new LoadBalancer({ simple: 'ROUND_ROBIN' }, options);
  }

  /**
   * Any host, at random.
   *
   * @param options locality
   */
  public static random(options: LoadBalancerOptions = {}): LoadBalancer {
    return new LoadBalancer({ simple: 'RANDOM' }, options);
  }

  /**
   * The very address that the caller asked for, without load balancing.
   *
   * @param options locality
   */
  public static passthrough(options: LoadBalancerOptions = {}): LoadBalancer {
    return new LoadBalancer({ simple: 'PASSTHROUGH' }, options);
  }

  /**
   * The host that the hash of the request points to.
   *
   * @param hash what is hashed
   * @param options locality
   */
  public static consistentHash(hash: ConsistentHash, options: LoadBalancerOptions = {}): LoadBalancer {
    return new LoadBalancer({ consistentHash: hash._toSpec() }, options);
  }

  private readonly spec: LoadBalancerSpec;

  private constructor(algorithm: LoadBalancerSpec, { locality, warmup }: WarmupLoadBalancerOptions) {
    this.spec = { ...algorithm, ...locality?._toSpec(), warmup: warmup && warmupSpec(warmup) };
  }

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

function warmupSpec(warmup: Warmup): WarmupSpec {
  const { minimumPercent, aggression } = warmup;
  if (aggression !== undefined && !(aggression > 0 && Number.isFinite(aggression))) {
    throw invalid(`aggression of a warmup must be a number above 0, got ${aggression}`);
  }
  return {
    duration: duration('duration of a warmup', warmup.duration),
    minimumPercent: minimumPercent === undefined ? undefined : percentage('minimumPercent of a warmup', minimumPercent),
    aggression,
  };
}
