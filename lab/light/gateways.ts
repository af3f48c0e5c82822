import { unprivileged } from './addresses';
import { hasLabels, Manifest, PodProps } from './pods';

/** The ingress gateway that Istio's chart installs. */
export const INGRESS = 'istio-system/istio-ingressgateway';

/** What Gateways need to be served: pods, which are proxies, and Services that lead to them. */
export interface Gateways {
  readonly pods: PodProps[];
  readonly services: Manifest[];
  /** Workloads ('namespace/name') by the Gateway that they serve. */
  readonly workloads: ReadonlyMap<string, string>;
}

const API = 'gateway.networking.k8s.io';
const NAME_LABEL = `${API}/gateway-name`;

/**
 * Which pods serve the Gateways of these manifests: those that they select, or else some made for them, as Istio makes them
 * for the Gateways of the Gateway API.
 */
export function gatewaysOf(manifests: Manifest[], pods: PodProps[]): Gateways {
  const ingress = proxyPod('istio-system', 'istio-ingressgateway', { istio: 'ingressgateway' });
  const served: PodProps[] = [ingress];
  const made: Manifest[] = [];
  const workloads = new Map<string, string>();
  const given = manifests.filter(({ kind }) => kind === 'Service');
  const serve = (gateway: Manifest, pod: PodProps) => {
    if (!served.includes(pod)) served.push(pod);
    workloads.set(keyOf(gateway), `${pod.namespace}/${pod.workload}`);
  };

  for (const gateway of manifests.filter((one) => one.kind === 'Gateway' && !isGatewayApi(one))) {
    const { selector = {}, servers } = gateway.spec;
    const { name, namespace } = gateway.metadata;
    const selected = [...served, ...pods].find((pod) => hasLabels(pod, selector));
    serve(gateway, selected ?? proxyPod(namespace!, name, selector));
    if (!selected) made.push(service(namespace!, name, selector, servers.map((one: any) => one.port.number)));
  }
  for (const gateway of manifests.filter((one) => one.kind === 'Gateway' && isGatewayApi(one) && !isWaypoint(one))) {
    const { name, namespace } = gateway.metadata;
    const address = gateway.spec.addresses?.find(({ type }: any) => type === 'Hostname')?.value;
    if (address === undefined) {
      const own = `${name}-${gateway.spec.gatewayClassName}`;
      const labels = { [NAME_LABEL]: name, ...gateway.spec.infrastructure?.labels };
      serve(gateway, proxyPod(namespace!, own, labels, own));
      made.push(service(namespace!, own, { [NAME_LABEL]: name }, portsOf(gateway, manifests)));
    } else {
      const host = given.find((one) => address.startsWith(`${one.metadata.name}.`) || address === one.metadata.name);
      serve(gateway, [...served, ...pods].find((pod) => host && hasLabels(pod, host.spec.selector)) ?? ingress);
    }
  }
  const usual = { ...service('istio-system', 'istio-ingressgateway', ingress.labels, []), spec: { selector: ingress.labels, ports: USUAL_PORTS } };
  const hasOwn = given.some(({ metadata, spec }) => metadata.namespace === 'istio-system' && spec.selector && hasLabels(ingress, spec.selector));
  return { pods: served, services: hasOwn ? made : [...made, usual], workloads };
}

/** A Service as it is given, or, where it leads to a gateway, with ports at which that can listen without privileges. */
export function reachable(manifest: Manifest, gateways: PodProps[]): Manifest {
  const { kind, metadata, spec } = manifest;
  const leadsTo = ({ namespace, labels }: PodProps) => namespace === metadata.namespace && hasLabels({ labels }, spec.selector);
  if (kind !== 'Service' || !spec.selector || !gateways.some(leadsTo)) return manifest;
  const open = ({ port, targetPort = port, ...rest }: any) => ({ ...rest, port, targetPort: typeof targetPort === 'number' ? unprivileged(targetPort) : targetPort });
  return { ...manifest, spec: { ...spec, ports: spec.ports.map(open) } };
}

const USUAL_PORTS = [{ name: 'http', port: 80, targetPort: 8080 }, { name: 'https', port: 443, targetPort: 8443 }];

const keyOf = ({ metadata }: Manifest) => `${metadata.namespace}/${metadata.name}`;
const isGatewayApi = ({ apiVersion }: Manifest) => apiVersion.startsWith(API);
const isWaypoint = ({ spec }: Manifest) => spec.gatewayClassName === 'istio-waypoint';

/** The ports of its listeners, and of the sets of listeners that belong to it. */
function portsOf(gateway: Manifest, manifests: Manifest[]): number[] {
  const sets = manifests.filter(({ kind, metadata, spec }) => kind === 'ListenerSet' &&
    spec.parentRef.name === gateway.metadata.name && (spec.parentRef.namespace ?? metadata.namespace) === gateway.metadata.namespace);
  return [gateway, ...sets].flatMap(({ spec }) => spec.listeners ?? []).map(({ port }) => port);
}

function proxyPod(namespace: string, name: string, labels: Record<string, string>, account = 'default'): PodProps {
  return { namespace, workload: name, name, labels, containers: [{ name: 'istio-proxy', image: 'istio/proxyv2' }], account };
}

function service(namespace: string, name: string, selector: Record<string, string>, ports: number[]): Manifest {
  const numbers = [...new Set(ports)].map((port) => ({ name: `tcp-${port}`, port, targetPort: unprivileged(port) }));
  return { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace }, spec: { selector, ports: numbers } };
}
