import { unprivileged } from './addresses';
import { Manifest, Pod } from './pods';

/** A port at which each gateway always answers what it was told last. */
export const MARKER_PORT = 15999;
export const MARKER_HOST = 'marker.light.lab';

/** Where a sidecar takes what leaves its pod, and what comes to it. */
export const SIDECAR_PORTS = { outbound: 15001, inbound: 15006 };

/** The name in a proxy's metadata under which it tells the address it listens on. */
export const LAB_ADDRESS = 'LAB_ADDRESS';

const METADATA = { name: 'light-lab-marker', namespace: 'istio-system' };

/** As kubectl sends an object that names no namespace. */
export function namespaced(one: Manifest): Manifest {
  return one.kind === 'Namespace' ? one : { ...one, metadata: { namespace: 'default', ...one.metadata } };
}

/** The hosts outside this machine that the proxies would turn to. */
function foreignHosts({ kind, spec }: Manifest): string[] {
  if (kind === 'Service' && spec.type === 'ExternalName') return [spec.externalName];
  const resolved = kind === 'ServiceEntry' && /^DNS|^DYNAMIC/.test(spec.resolution ?? '') && !spec.endpoints?.length ? spec.hosts : [];
  const addresses = kind === 'ServiceEntry' ? (spec.endpoints ?? []).map((one: any) => one.address) : [];
  const workload = kind === 'WorkloadEntry' ? [spec.address] : [];
  return [...resolved, ...addresses, ...workload].filter((host) => !/^127[.]/.test(host ?? ''));
}

/** The address to which an application would send a request for this host, as the cluster's DNS has it. */
export function addressOf(host: string, { namespace }: { namespace: string }, objects: Manifest[], pods: Pod[]): string {
  const names = [host, `${host}.svc.cluster.local`, `${host}.${namespace}.svc.cluster.local`];
  const service = objects.find(({ kind, metadata }) => kind === 'Service' && names.includes(`${metadata.name}.${metadata.namespace}.svc.cluster.local`));
  if (service?.spec.clusterIP === 'None') return pods.find((pod) => pod.isSelectedBy(service))?.address ?? NOWHERE;
  const entry = objects.find(({ kind, spec }) => kind === 'ServiceEntry' && spec.hosts.includes(host));
  return service?.spec.clusterIP ?? entry?.spec.addresses?.[0].split('/')[0] ?? NOWHERE;
}

/** Set aside for documentation: what is not known by its address is known by its name. */
const NOWHERE = '192.0.2.1';

/**
 * What of the manifests has to do with traffic, as an API server would have it.
 *
 * @throws where traffic would leave the machine
 */
export function relevant(manifests: Manifest[]): Manifest[] {
  for (const one of manifests) {
    const [host] = foreignHosts(one);
    if (host) throw new Error(`the light lab stays on loopback, but ${one.kind} '${one.metadata.name}' leads to '${host}'`);
  }
  let services = 0;
  return manifests.flatMap((one) => {
    const group = one.apiVersion.split('/')[0];
    if (one.kind === 'PeerAuthentication') return [];
    if (group.endsWith('.istio.io') || group === 'gateway.networking.k8s.io') return [one];
    if (['Namespace', 'Secret', 'ConfigMap'].includes(one.kind)) return [one];
    if (one.kind !== 'Service') return [];
    // Nothing is sent there: the proxies resolve hosts themselves.
    const clusterIP = one.spec.clusterIP ?? `10.96.${Math.floor(services / 250)}.${1 + services++ % 250}`;
    const ports = one.spec.ports?.map((port: any) => ({ targetPort: port.port, ...port }));
    return [{ ...one, spec: { ...one.spec, clusterIP, ports } }];
  });
}

/** The ready endpoints of a Service, as its controller would find them. */
export function endpointSlices(of: Manifest, pods: Pod[]): Manifest[] {
  const { name, namespace } = of.metadata;
  const slices = new Map<string, { ports: object[]; pods: Pod[] }>();
  for (const pod of pods.filter((one) => one.isSelectedBy(of))) {
    const ports = of.spec.ports.flatMap((port: any) => {
      const number = pod.portOf(port);
      return number === undefined ? [] : [{ name: port.name ?? '', port: unprivileged(number), protocol: port.protocol, appProtocol: port.appProtocol }];
    });
    const key = JSON.stringify(ports);
    slices.set(key, { ports, pods: [...slices.get(key)?.pods ?? [], pod] });
  }
  return [...slices.values()].map((slice, index) => ({
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: `${name}-${index}`, namespace, labels: { 'kubernetes.io/service-name': name } },
    addressType: 'IPv4',
    ports: slice.ports,
    endpoints: slice.pods.map((pod) => ({
      addresses: [pod.address],
      conditions: { ready: true },
      targetRef: { kind: 'Pod', name: pod.props.name, namespace },
    })),
  }));
}

/** A proxy of the lab: where it listens, and what kind it is. */
export interface Listening {
  readonly type: 'router' | 'sidecar';
  readonly address: string;
}

/** What is in each mesh of the lab. */
export function ofTheLab(gateways: Pod[]): Manifest[] {
  return [
    ...gateways.flatMap(markerOf),
    // Inbound TLS would wait for certificates that nobody hands out.
    { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', metadata: METADATA, spec: { mtls: { mode: 'DISABLE' } } },
  ];
}

/**
 * What makes the proxies of the lab: where they listen, and a route with the revision, which tells that they have a state.
 *
 * It is an EnvoyFilter because no Sidecar and no exportTo hides one in the root namespace.
 */
export function changesOfTheLab(revision: number, proxies: Listening[], inbound: boolean): Manifest {
  const route = (context: string, name: string) => ({
    applyTo: 'VIRTUAL_HOST',
    match: { context, routeConfiguration: { name } },
    patch: {
      operation: 'ADD',
      value: {
        name: 'light-lab-marker',
        domains: [MARKER_HOST],
        routes: [{ match: { prefix: '/' }, direct_response: { status: 200, body: { inline_string: `${revision}` } } }],
      },
    },
  });
  return {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'EnvoyFilter',
    metadata: METADATA,
    spec: {
      configPatches: [
        route('GATEWAY', `http.${MARKER_PORT}`),
        route('SIDECAR_OUTBOUND', 'http_proxy'),
        ...['envoy.filters.http.rbac', 'envoy.filters.http.jwt_authn', 'envoy.filters.http.ext_authz'].map(unguarded),
        ...proxies.flatMap(({ type, address }) => type === 'router'
          ? [bind('GATEWAY', address)]
          : [bind('SIDECAR_OUTBOUND', address, 'virtualOutbound'), ...inbound ? [bind('SIDECAR_INBOUND', address, 'virtualInbound')] : []]),
        told('SIDECAR_OUTBOUND', 'virtualOutbound'),
        inbound ? told('SIDECAR_INBOUND', 'virtualInbound') : { applyTo: 'LISTENER', match: { context: 'SIDECAR_INBOUND', listener: { name: 'virtualInbound' } }, patch: { operation: 'REMOVE' } },
      ],
    },
  };
}

/** A gateway listens only at ports of Services that lead to it, and hears of no Gateway of Istio in another namespace. */
function markerOf({ props: { namespace, name, labels } }: Pod): Manifest[] {
  const metadata = { name: `light-lab-marker-${name}`, namespace };
  const ports = [{ name: 'http-marker', port: MARKER_PORT, targetPort: MARKER_PORT }];
  const servers = [{ hosts: [MARKER_HOST], port: { name: 'http', number: MARKER_PORT, protocol: 'HTTP' } }];
  return [
    { apiVersion: 'networking.istio.io/v1', kind: 'Gateway', metadata, spec: { selector: labels, servers } },
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { clusterIP: 'None', selector: labels, ports } },
  ];
}

/** No policy of a gateway is to keep its marker from being asked. */
function unguarded(filter: string): object {
  const http = { name: 'envoy.filters.network.http_connection_manager', subFilter: { name: filter } };
  return { applyTo: 'HTTP_FILTER', match: { context: 'GATEWAY', listener: { portNumber: MARKER_PORT, filterChain: { filter: http } } }, patch: { operation: 'REMOVE' } };
}

/** It would listen on all interfaces of its pod; here those are the machine's. */
function bind(context: string, address: string, name?: string): object {
  return {
    applyTo: 'LISTENER',
    match: { context, proxy: { metadata: { [LAB_ADDRESS]: address } }, ...name && { listener: { name } } },
    // Never merge a bool such as bind_to_port: istiod shares one 'false' among all it generates, and would change that one.
    patch: { operation: 'MERGE', value: { address: { socket_address: { address } } } },
  };
}

/** No packets are redirected to it, so it is told by the PROXY protocol where they were to go. */
function told(context: string, name: string): object {
  return {
    applyTo: 'LISTENER_FILTER',
    match: { context, listener: { name } },
    patch: {
      operation: 'INSERT_FIRST',
      value: {
        name: 'envoy.filters.listener.proxy_protocol',
        typed_config: { '@type': 'type.googleapis.com/envoy.extensions.filters.listener.proxy_protocol.v3.ProxyProtocol' },
      },
    },
  };
}
