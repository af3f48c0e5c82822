import { Duration } from 'cdk8s';
import { durationOrZero, integer, notEmpty, unique } from '../core/private/checks';
import { invalid } from '../core/private/errors';
import type { DestinationRuleTrafficPolicyLoadBalancerConsistentHash as ConsistentHashSpec } from '../schema/networking.istio.io.generated';

/**
 * How the hash of a request becomes a host.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings-ConsistentHashLB
 */
export class HashAlgorithm {
  /**
   * A ring on which each host has several places.
   *
   * @param minimumRingSize fewest places in all, at least 1; more places divide more evenly. Istio's default is 1024
   */
  public static ringHash(minimumRingSize?: number): HashAlgorithm {
    if (minimumRingSize !== undefined) integer('minimumRingSize', minimumRingSize, 1, Number.MAX_SAFE_INTEGER);
    return new HashAlgorithm({ ringHash: { minimumRingSize } });
  }

  /**
   * The Maglev table, which is faster and moves more hosts when one goes.
   *
   * @param tableSize a prime number below 5000011. Istio's default is 65537
   */
  public static maglev(tableSize = 65537): HashAlgorithm {
    integer('tableSize of maglev', tableSize, 2, 5000010);
    if (!isPrime(tableSize)) {
      throw invalid(`tableSize of maglev must be a prime number such as 65537, got ${tableSize}`);
    }
    return new HashAlgorithm({ maglev: { tableSize } });
  }

  private constructor(private readonly spec: ConsistentHashSpec) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

/** What a hash takes. */
export interface ConsistentHashOptions {
  /**
   * How the hash becomes a host.
   *
   * @default - HashAlgorithm.ringHash()
   */
  readonly algorithm?: HashAlgorithm;
}

/** The cookie that a hash is made of; the proxy sets it where the request has none. */
export interface HashCookieOptions extends ConsistentHashOptions {
  /**
   * Path for which the cookie holds.
   *
   * @default - the path of the request
   */
  readonly path?: string;

  /**
   * How long the cookie lives; 0 makes it a session cookie.
   *
   * @default - the proxy sets no cookie
   */
  readonly ttl?: Duration;

  /**
   * More attributes of the cookie, such as `SameSite: Lax`; an empty value stands for an attribute without one.
   *
   * @default - none
   */
  readonly attributes?: Record<string, string>;
}

/**
 * What of a request is hashed, so that the same goes to the same host.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LoadBalancerSettings-ConsistentHashLB
 */
export class ConsistentHash {
  /**
   * A header of the request.
   *
   * @param name name of the header
   * @param options algorithm
   */
  public static httpHeader(name: string, options: ConsistentHashOptions = {}): ConsistentHash {
    return new ConsistentHash({ httpHeaderName: notEmpty('httpHeaderName', name) }, options);
  }

  /**
   * A cookie, which the proxy can set itself.
   *
   * @param name name of the cookie
   * @param options path, lifetime and attributes of the cookie; algorithm
   */
  public static httpCookie(name: string, options: HashCookieOptions = {}): ConsistentHash {
    const { path, ttl, attributes } = options;
    const list = attributes && Object.entries(attributes).map(([key, value]) => ({ name: notEmpty('attribute of a cookie', key), value: value || undefined }));
    unique('the attribute list of a cookie', list?.map((attribute) => attribute.name.toLowerCase()) ?? []);
    return new ConsistentHash({
      httpCookie: {
        name: notEmpty('name of a cookie', name),
        path,
        ttl: ttl && durationOrZero('ttl of a cookie', ttl),
        attributes: list,
      },
    }, options);
  }

  /**
   * The address of the caller.
   *
   * @param options algorithm
   */
  public static sourceIp(options: ConsistentHashOptions = {}): ConsistentHash {
    return new ConsistentHash({ useSourceIp: true }, options);
  }

  /**
   * A parameter of the query.
   *
   * @param name name of the parameter
   * @param options algorithm
   */
  public static httpQueryParameter(name: string, options: ConsistentHashOptions = {}): ConsistentHash {
    return new ConsistentHash({ httpQueryParameterName: notEmpty('httpQueryParameterName', name) }, options);
  }

  private constructor(private readonly key: ConsistentHashSpec, private readonly options: ConsistentHashOptions) {}

  /** @internal */
  public _toSpec(): ConsistentHashSpec {
    return { ...this.key, ...this.options.algorithm?._toSpec() };
  }
}

function isPrime(value: number): boolean {
  for (let factor = 2; factor * factor <= value; factor++) {
    if (value % factor === 0) return false;
  }
  return true;
}
