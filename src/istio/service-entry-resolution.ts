import { isIP } from 'node:net';
import { WorkloadSelector } from '../core';
import { nonEmpty } from '../core/private/checks';
import { invalid, show } from '../core/private/errors';
import type { ServiceEntryEndpoints, ServiceEntrySpec } from '../schema/networking.istio.io.generated';
import { isSocket } from './private/bind';
import { endpointSpec } from './private/workload-endpoint';
import { selectorSpec } from './private/workload-selector';
import { WorkloadEndpoint } from './workload-endpoint';

type ResolutionSpec = Pick<ServiceEntrySpec, 'resolution' | 'endpoints' | 'workloadSelector'>;

/**
 * How proxies find the addresses behind a ServiceEntry.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/service-entry/#ServiceEntry-Resolution
 */
export class ServiceEntryResolution {
  /**
   * The address that the caller connected to, so the caller has looked the host up itself.
   *
   * On a port for plain TCP give the ServiceEntry its `addresses`, or it takes every connection to that port.
   */
  public static none(): ServiceEntryResolution {
    return new ServiceEntryResolution({ resolution: 'NONE' });
  }

  /**
   * Fixed addresses.
   *
   * @param endpoints at least one, each with an IP address, a Unix socket or a network
   */
  public static staticEndpoints(endpoints: WorkloadEndpoint[]): ServiceEntryResolution {
    return new ServiceEntryResolution({ resolution: 'STATIC', endpoints: nonEmpty('endpoints of a service entry', endpoints).map(staticEndpoint) });
  }

  /**
   * The addresses of workloads in the ServiceEntry's namespace: pods and WorkloadEntries.
   *
   * @param selector labels of the workloads
   */
  public static staticWorkloads(selector: WorkloadSelector): ServiceEntryResolution {
    return new ServiceEntryResolution({ resolution: 'STATIC', workloadSelector: selectorSpec('a service entry', selector) });
  }

  /**
   * All addresses that DNS has for the endpoints.
   *
   * @param endpoints each with a DNS name or an IP address; without any, the hosts of the ServiceEntry themselves
   */
  public static dns(endpoints?: WorkloadEndpoint[]): ServiceEntryResolution {
    return new ServiceEntryResolution({
      resolution: 'DNS',
      endpoints: endpoints && nonEmpty('endpoints of a service entry', endpoints).map(dnsEndpoint),
    });
  }

  /**
   * All addresses that DNS has for the WorkloadEntries in the ServiceEntry's namespace.
   *
   * @param selector labels of the WorkloadEntries
   */
  public static dnsWorkloads(selector: WorkloadSelector): ServiceEntryResolution {
    return new ServiceEntryResolution({ resolution: 'DNS', workloadSelector: selectorSpec('a service entry', selector) });
  }

  /**
   * The first address that DNS has whenever a connection is made; connections outlive changes in DNS.
   *
   * @param endpoint with a DNS name or an IP address; without it, the host of the ServiceEntry itself
   */
  public static dnsRoundRobin(endpoint?: WorkloadEndpoint): ServiceEntryResolution {
    return new ServiceEntryResolution({ resolution: 'DNS_ROUND_ROBIN', endpoints: endpoint && [dnsEndpoint(endpoint)] });
  }

  /**
   * The address that DNS has for the host that each request asks for. Only for hosts with a wildcard, and for ports that
   * speak HTTP, HTTP/2, gRPC or TLS.
   */
  public static dynamicDns(): ServiceEntryResolution {
    return new ServiceEntryResolution({ resolution: 'DYNAMIC_DNS' });
  }

  private constructor(private readonly spec: ResolutionSpec) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

function staticEndpoint(endpoint: WorkloadEndpoint): ServiceEntryEndpoints {
  const { address } = endpoint;
  if (address !== undefined && !isSocket(address) && isIP(address) === 0) {
    throw invalid(`a static endpoint has an IP address or a Unix socket, got the address ${show(address)}; use ServiceEntryResolution.dns to look it up`);
  }
  return endpointSpec(nameOf(endpoint), endpoint);
}

function dnsEndpoint(endpoint: WorkloadEndpoint): ServiceEntryEndpoints {
  const { address } = endpoint;
  if (address === undefined || isSocket(address)) {
    throw invalid(`an endpoint that DNS finds has a DNS name or an IP address, got the address ${show(address)}; give it one, or use ServiceEntryResolution.staticEndpoints`);
  }
  return endpointSpec(nameOf(endpoint), endpoint);
}

const nameOf = ({ address }: WorkloadEndpoint) => address === undefined ? 'an endpoint' : `the endpoint ${show(address)}`;
