import { Construct } from 'constructs';
import { Host, IServiceEntry, MeshResource, MeshResourceProps } from '../core';
import { notEmpty, subnet } from '../core/private/checks';
import { at } from '../core/private/errors';
import type { ServiceEntrySpec } from '../schema/networking.istio.io.generated';
import { ExportTo } from './export-to';
import { serviceExportToSpec } from './private/export-to';
import { checkServiceEntry, hostsSpec, portsSpec } from './private/service-entry';
import { ServiceEntryPort } from './service-entry-port';
import { ServiceEntryResolution } from './service-entry-resolution';

/** Whether a service is part of the mesh. */
export enum ServiceEntryLocation {
  /** It is not: connections to it are plain unless a DestinationRule says otherwise. */
  MESH_EXTERNAL = 'MESH_EXTERNAL',
  /** It is, such as a workload on a virtual machine. */
  MESH_INTERNAL = 'MESH_INTERNAL',
}

/** What a ServiceEntry takes. */
export interface ServiceEntryProps extends MeshResourceProps {
  /**
   * Hosts of the service, at least one: full DNS names, or `*.` before one for all names below it.
   *
   * Istio matches the host header of HTTP and the SNI of TLS against them.
   */
  readonly hosts: Host[];

  /** Ports of the service, at least one. */
  readonly ports: ServiceEntryPort[];

  /** How proxies find the addresses behind the hosts. */
  readonly resolution: ServiceEntryResolution;

  /**
   * Whether the service is part of the mesh. What selects workloads always is.
   *
   * @default - ServiceEntryLocation.MESH_INTERNAL where the resolution selects workloads, else MESH_EXTERNAL
   */
  readonly location?: ServiceEntryLocation;

  /**
   * Addresses by which callers reach the service: IP addresses, and CIDR ranges where the resolution is static or none.
   * Not with dynamic DNS.
   *
   * @default - Istio allocates addresses where it answers DNS itself, else the service is known by host and port alone
   */
  readonly addresses?: string[];

  /**
   * Names of which the server's certificate must have one.
   *
   * @default - the certificate is compared as the DestinationRule says
   */
  readonly subjectAltNames?: string[];

  /**
   * Namespaces whose workloads and gateways see the service. Ztunnel and waypoints do not read it: for them all do.
   *
   * @default - all namespaces, unless the mesh configuration says otherwise
   */
  readonly exportTo?: ExportTo[];
}

/**
 * A service that Kubernetes does not know: an API outside the cluster, or workloads on virtual machines.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/service-entry/
 */
export class ServiceEntry extends MeshResource implements IServiceEntry {
  /** Hosts of the service, for routes and DestinationRules to refer to. */
  public readonly hosts: Host[];

  private readonly spec: ServiceEntrySpec;

  /**
   * Defines a ServiceEntry.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props hosts, ports and resolution
   */
  public constructor(scope: Construct, id: string, props: ServiceEntryProps) {
    super(scope, id, 'networking.istio.io/v1', 'ServiceEntry', props);
    this.hosts = [...props.hosts];
    this.spec = at(this, () => this.read(props));
  }

  /** @internal */
  public _toSpec(): ServiceEntrySpec {
    return this.spec;
  }

  /** @internal */
  public _problems(): string[] {
    const waypoint = this.metadata.getLabel('istio.io/use-waypoint');
    if (this.spec.resolution === 'DYNAMIC_DNS' && this.spec.location === 'MESH_INTERNAL' && waypoint && waypoint.toLowerCase() !== 'none') {
      return [`a waypoint resolves hosts by dynamic DNS only outside the mesh, but the service entry has the waypoint '${waypoint}' and the location MESH_INTERNAL; use ServiceEntryLocation.MESH_EXTERNAL`];
    }
    return [];
  }

  private read(props: ServiceEntryProps): ServiceEntrySpec {
    const resolution = props.resolution._toSpec();
    const spec: ServiceEntrySpec = {
      hosts: hostsSpec(props.hosts),
      addresses: props.addresses?.map((address) => subnet('addresses of a service entry', address)),
      ports: portsSpec(props.ports),
      location: props.location ?? (resolution.workloadSelector && ServiceEntryLocation.MESH_INTERNAL),
      ...resolution,
      subjectAltNames: props.subjectAltNames?.map((name) => notEmpty('subjectAltNames of a service entry', name)),
      exportTo: serviceExportToSpec(props.exportTo, this.namespace),
    };
    checkServiceEntry(spec);
    return spec;
  }
}
