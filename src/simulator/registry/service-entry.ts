import { selects } from '../../model/match/labels';
import { Resource } from '../../model/resource';
import { ServiceEntrySpec, WorkloadEntrySpec } from '../../schema/networking.istio.io.generated';
import { Config, configsOf } from '../config/config';
import { MeshSettings } from '../config/mesh-options';
import { visibilityOf } from '../config/visibility';
import { isHttp1, protocolOf } from './protocol';
import { Endpoint, Resolution, Service, ServicePort } from './service';
import { Workloads } from './workload';

const RESOLUTIONS: Readonly<Record<NonNullable<ServiceEntrySpec['resolution']>, Resolution>> = {
  NONE: 'passthrough', STATIC: 'endpoints', DNS: 'dns', DNS_ROUND_ROBIN: 'dns', DYNAMIC_DNS: 'dns',
};

/** The hosts of ServiceEntries as proxies know them. */
export function serviceEntries(resources: readonly Resource[], workloads: Workloads, settings: MeshSettings): Service[] {
  const machines = configsOf<WorkloadEntrySpec>(resources, 'networking.istio.io', 'WorkloadEntry');
  return configsOf<ServiceEntrySpec>(resources, 'networking.istio.io', 'ServiceEntry').flatMap((entry) => {
    const { spec, namespace, resource } = entry;
    const resolution = RESOLUTIONS[spec.resolution ?? 'NONE'];
    const ports = (spec.ports ?? [])
      .map(({ number, name, protocol }) => ({ number, name, protocol: protocolOf(protocol), isHttp1: isHttp1(protocol) }));
    const common = {
      namespace,
      kubernetes: false,
      isExternal: spec.location !== 'MESH_INTERNAL',
      visibility: visibilityOf(spec.exportTo, namespace, settings.defaultServiceExportTo),
      addresses: (spec.addresses ?? []).map((one) => one.replace(/\/32$/, '')),
      ports,
      resolution,
      external: spec.location !== 'MESH_INTERNAL',
      resource,
    };
    return spec.hosts.map((host) => ({ ...common, host: host.toLowerCase(), endpoints: endpointsOf(entry, host, resolution, machines, workloads) }));
  });
}

function endpointsOf(
  { spec, namespace }: Config<ServiceEntrySpec>, host: string, resolution: Resolution, machines: Config<WorkloadEntrySpec>[], workloads: Workloads,
): Endpoint[] {
  const always = { serves: () => true, portOf: ({ number }: ServicePort) => spec.ports?.find((one) => one.number === number)?.targetPort ?? number };
  if (spec.endpoints?.length) return spec.endpoints.map(({ address, labels }) => ({ name: address ?? '', labels: labels ?? {}, ...always }));
  const selector = spec.workloadSelector?.labels;
  if (!selector) return resolution === 'dns' ? [{ name: host, labels: {}, ...always }] : [];
  return [
    ...machines.filter((one) => one.namespace === namespace).map((one) => ({ name: one.spec.address ?? '', labels: one.spec.labels ?? {}, ...always }))
      .filter(({ labels }) => selects(selector, labels)),
    ...workloads.selected(namespace, selector).map((workload) => ({ name: `${namespace}/${workload.name}`, labels: workload.labels, workload, ...always })),
  ];
}
