import { Labels, selects } from '../../model/match/labels';
import { Resource } from '../../model/resource';
import { metadataOf } from '../config/config';
import { MeshSettings } from '../config/mesh-options';
import { Visibility, visibilityOf } from '../config/visibility';
import { isHttp1Port, KubernetesPort, PortProtocol, protocolOfPort } from './protocol';
import { Workload, Workloads } from './workload';

export interface ServicePort {
  readonly number: number;
  readonly name: string;
  readonly protocol: PortProtocol;
  /** Whether it is asked by HTTP/1.1 alone. */
  readonly isHttp1: boolean;
}

/** What answers requests to a service. */
export interface Endpoint {
  /** 'namespace/name' of a workload, or the address of something else. */
  readonly name: string;
  readonly labels: Labels;
  /** Undefined for what is no workload of the mesh. */
  readonly workload?: Workload;
  /** Whether it listens for a port of the service. */
  serves(port: ServicePort): boolean;
  /** Where it listens for a port of the service. */
  portOf(port: ServicePort): number;
}

/** How a proxy finds what answers. */
export type Resolution = 'endpoints' | 'dns' | 'passthrough' | 'alias';

/** What the mesh knows by a host: a Service of Kubernetes, or a host of a ServiceEntry. */
export interface Service {
  /** In lower case. */
  readonly host: string;
  readonly namespace: string;
  readonly kubernetes: boolean;
  /** Whether it is outside of the mesh. */
  readonly isExternal: boolean;
  readonly visibility: Visibility;
  readonly addresses: readonly string[];
  readonly ports: readonly ServicePort[];
  readonly resolution: Resolution;
  /** Whether it is outside the mesh. */
  readonly external: boolean;
  readonly endpoints: readonly Endpoint[];
  readonly resource: Resource;
}

/** Where connections to a service go, so far as services are told apart by that; none where nothing is its own. */
export function listeningAddresses({ addresses, kubernetes, resolution, namespace, host }: Service): readonly string[] {
  if (addresses.length > 0 || !kubernetes) return addresses;
  // What a Service has is given when it is created, and that of a headless one are those of its pods.
  return resolution === 'alias' ? [] : [`${resolution === 'passthrough' ? 'pods' : 'address'} of ${host} in ${namespace}`];
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
    const ports = (spec.ports ?? []).map((port) => ({ number: port.port, name: port.name ?? '', protocol: protocolOfPort(port), isHttp1: isHttp1Port(port) }));
    return {
      host: `${resource.name}.${resource.namespace}.svc.cluster.local`.toLowerCase(),
      namespace: resource.namespace,
      kubernetes: true,
      isExternal: false,
      visibility: visibilityOf(exportTo?.split(',').map((one) => one.trim()), resource.namespace, settings.defaultServiceExportTo),
      addresses: [...new Set([spec.clusterIP, ...spec.clusterIPs ?? []])].filter((one): one is string => !!one && one !== 'None'),
      ports: ports.filter(({ protocol }) => protocol !== 'udp'),
      resolution: resolutionOf(spec),
      external: false,
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
  const targetOf = ({ number }: ServicePort) => spec.ports?.find(({ port }) => port === number)?.targetPort;
  return workloads.selected(namespace, spec.selector ?? {}).map((workload) => ({
    name: `${namespace}/${workload.name}`,
    labels: workload.labels,
    workload,
    serves: (port) => {
      const target = targetOf(port);
      return typeof target !== 'string' || workload.ports.has(target);
    },
    portOf: (port) => {
      const target = targetOf(port) ?? port.number;
      return typeof target === 'string' ? workload.ports.get(target) ?? port.number : target;
    },
  }));
}
