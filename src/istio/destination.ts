import { isIP } from 'node:net';
import { Host, IService, ServiceHost } from '../core';
import { dnsLabel, port } from '../core/private/checks';
import { invalid, show } from '../core/private/errors';
import type { VirtualServiceHttpMirror } from '../schema/networking.istio.io.generated';
import { ISubset } from './subset';

/** What narrows a destination. */
export interface DestinationOptions {
  /**
   * Port of the Service, 1 to 65535. Needed where the Service has several.
   *
   * @default - the only port of the Service
   */
  readonly port?: number;
}

/**
 * Where traffic goes: a host of the mesh's registry, or a subset of its workloads.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination
 */
export class Destination {
  /**
   * All workloads of a Service, such as that of cdk8s-plus.
   *
   * @param service the Service
   * @param options port
   */
  public static service(service: IService, options: DestinationOptions = {}): Destination {
    return Destination.host(ServiceHost.fromService(service), options);
  }

  /**
   * All endpoints of a host: a Service by its name, or the host of a ServiceEntry.
   *
   * @param host the host
   * @param options port
   */
  public static host(host: Host, options: DestinationOptions = {}): Destination {
    return new Destination(host, undefined, options);
  }

  /**
   * The workloads of a subset that a DestinationRule defines.
   *
   * @param subset the subset, as `DestinationRule.addSubset` returns it
   * @param options port
   */
  public static subset(subset: ISubset, options: DestinationOptions = {}): Destination {
    return new Destination(subset.host, dnsLabel('subset name', subset.name), options);
  }

  private constructor(private readonly host: Host, private readonly subset: string | undefined, private readonly options: DestinationOptions) {
    if (isIP(host.name) !== 0) throw invalid(`a destination cannot be an IP address, got ${show(host.name)}; give it a ServiceEntry and name that one's host`);
    if (host.name === '*') throw invalid("a destination cannot be the host '*'; name the host that the traffic goes to");
    if (options.port !== undefined) port('port of the destination', options.port);
  }

  /** @internal */
  public _toSpec(): VirtualServiceHttpMirror {
    return {
      host: this.host.name,
      subset: this.subset,
      port: this.options.port === undefined ? undefined : { number: this.options.port },
    };
  }
}

/**
 * A destination of TCP or TLS traffic and its share.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#RouteDestination
 */
export interface RouteDestination {
  /** Where the connections go. */
  readonly destination: Destination;

  /**
   * Share of the connections in proportion to the sum of all weights, a whole number of at least 0.
   *
   * @default - everything, where there is one destination; with several each needs a weight
   */
  readonly weight?: number;
}
