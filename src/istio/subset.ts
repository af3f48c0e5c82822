import { Host } from '../core';
import { dnsLabel } from '../core/private/checks';

/** A subset of a host's workloads, as routes refer to it. */
export interface ISubset {
  /** Name of the subset. */
  readonly name: string;

  /** The host whose workloads it divides. */
  readonly host: Host;
}

/**
 * A named part of the workloads of a host, such as one version.
 *
 * Made by `DestinationRule.addSubset`, so a route cannot name a subset that no rule has.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#Subset
 */
export class Subset implements ISubset {
  /**
   * A subset of a DestinationRule that is defined elsewhere. That it exists is left to analysis.
   *
   * @param host the host of that DestinationRule
   * @param name name of the subset
   */
  public static fromSubsetName(host: Host, name: string): ISubset {
    return new Subset(host, name);
  }

  /** @internal */
  public static _of(host: Host, name: string): Subset {
    return new Subset(host, name);
  }

  /** The host whose workloads it divides. */
  public readonly host: Host;

  /** Name of the subset. */
  public readonly name: string;

  private constructor(host: Host, name: string) {
    this.host = host;
    this.name = dnsLabel('subset name', name);
  }
}
