import { isIP } from 'node:net';
import { Host, IService, ServiceHost } from '../core';
import { dnsLabel } from '../core/private/checks';
import { invalid, show } from '../core/private/errors';

/** Where an egress host is looked for. */
export interface EgressHostOptions {
  /**
   * Namespace of the resource that defines the host; `.` for that of the Sidecar.
   *
   * @default - the host's own namespace if it is a ServiceHost, else any namespace
   */
  readonly namespace?: string;
}

/**
 * What a sidecar knows of the mesh: hosts by the namespace that defines them.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioEgressListener
 */
export class EgressHost {
  /** Every host that is exported to the Sidecar's namespace. Stands alone but for exceptions. */
  public static readonly ALL = new EgressHost('*', '*');

  /** Every host of the Sidecar's own namespace. */
  public static readonly SAME_NAMESPACE = new EgressHost('.', '*');

  /** No host at all, for workloads that only answer. Stands alone. */
  public static readonly NONE = new EgressHost('~', '*');

  /**
   * Every host of one namespace.
   *
   * @param name name of the namespace
   */
  public static namespace(name: string): EgressHost {
    return new EgressHost(dnsLabel('namespace of an egress host', name), '*');
  }

  /**
   * The host of a Service, such as that of cdk8s-plus.
   *
   * @param service the Service
   */
  public static service(service: IService): EgressHost {
    return EgressHost.host(ServiceHost.fromService(service));
  }

  /**
   * One host, or those that its wildcard stands for.
   *
   * @param host the host of a Service, a ServiceEntry or a VirtualService
   * @param options namespace
   */
  public static host(host: Host, options: EgressHostOptions = {}): EgressHost {
    if (isIP(host.name) !== 0) throw invalid(`an egress host has a name, got the IP address ${show(host.name)}; give it a ServiceEntry and name that one's host`);
    const namespace = options.namespace ?? (host instanceof ServiceHost ? host.namespace : '*');
    if (namespace !== '*' && namespace !== '.') dnsLabel('namespace of an egress host', namespace);
    return new EgressHost(namespace, host.name);
  }

  /**
   * Takes hosts out of what the other egress hosts of the listener bring in.
   *
   * @param host what is taken out
   */
  public static except(host: EgressHost): EgressHost {
    if (host.namespace.startsWith('~')) throw invalid(`an exception takes out hosts that others bring in, got ${show(host._toSpec())}; name a host or a namespace`);
    return new EgressHost(`~${host.namespace}`, host.name);
  }

  private constructor(private readonly namespace: string, private readonly name: string) {}

  /** @internal */
  public _toSpec() {
    return `${this.namespace}/${this.name}`;
  }
}
