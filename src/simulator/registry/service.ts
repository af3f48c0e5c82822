import { Labels, selects } from '../../model/match/labels';
import { Resource } from '../../model/resource';
import { metadataOf } from '../config/config';
import { MeshSettings } from '../config/mesh-options';
import { Visibility, visibilityOf } from '../config/visibility';
import { KubernetesPort, PortProtocol, protocolOfPort } from './protocol';
import { Workloads } from './workload';

export interface ServicePort {
  readonly number: number;
  readonly name: string;
  readonly protocol: PortProtocol;
}

/** What answers requests to a service. */
export interface Endpoint {
  /** 'namespace/name' of a workload, or the address of something else. */
  readonly name: string;
  readonly labels: Labels;
  /** Whether it listens for a port of the service. */
  serves(port: ServicePort): boolean;
}

/** How a proxy finds what answers. */
export type Resolution = 'endpoints' | 'dns' | 'passthrough' | 'alias';

/** What the mesh knows by a host: a Service of Kubernetes, or a host of a ServiceEntry. */
export interface Service {
  /** In lower case. */
  readonly host: string;
  readonly namespace: string;
  readonly kubernetes: boolean;
  readonly visibility: Visibility;
  readonly addresses: readonly string[];
  readonly ports: readonly ServicePort[];
  readonly resolution: Resolution;
  readonly endpoints: readonly Endpoint[];
  readonly resource: Resource;
}

interface Spec {
  readonly type?: string;
  readonly clusterIP?: string;
  readonly clusterIPs?: readonly string[];
  readonly externalName?: string;
  readonly selector?: Labels;
  readonly ports?: readonly KubernetesPort[];
}

/** The Services of Kubernetes as proxies know them. */
export function kubernetesServices(resources: readonly Resource[], workloads: Workloads, settings: MeshSettings): Service[] {
  return resources.filter(({ group, kind }) => group === '' && kind === 'Service').map((resource) => {
    const spec = (resource.object.spec ?? {}) as Spec;
    const exportTo = metadataOf(resource).annotations?.['networking.istio.io/exportTo'];
    const ports = (spec.ports ?? []).map((port) => ({ number: port.port, name: port.name ?? '', protocol: protocolOfPort(port) }));
    return {
      host: `${resource.name}.${resource.namespace}.svc.cluster.local`.toLowerCase(),
      namespace: resource.namespace,
      kubernetes: true,
      visibility: visibilityOf(exportTo?.split(',').map((one) => one.trim()), resource.namespace, settings.defaultServiceExportTo),
      addresses: [...new Set([spec.clusterIP, ...spec.clusterIPs ?? []])].filter((one): one is string => !!one && one !== 'None'),
      ports: ports.filter(({ protocol }) => protocol !== 'udp'),
      resolution: resolutionOf(spec),
      endpoints: endpointsOf(resource.namespace, spec, workloads),
      resource,
    };
  });
}

/** Whether a Service selects what has these labels. One without a selector selects nothing. */
export function isSelectedBy({ object }: Resource, labels: Labels): boolean {
  const selector = (object.spec as Spec | undefined)?.selector ?? {};
  return Object.keys(selector).length > 0 && selects(selector, labels);
}

function resolutionOf({ type, clusterIP }: Spec): Resolution {
  if (type === 'ExternalName') return 'alias';
  return clusterIP === 'None' ? 'passthrough' : 'endpoints';
}

function endpointsOf(namespace: string, spec: Spec, workloads: Workloads): Endpoint[] {
  return workloads.selected(namespace, spec.selector ?? {}).map(({ name, labels, ports }) => ({
    name: `${namespace}/${name}`,
    labels,
    serves: ({ number }) => {
      const target = spec.ports?.find(({ port }) => port === number)?.targetPort;
      return typeof target !== 'string' || ports.has(target);
    },
  }));
}
