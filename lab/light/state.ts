import { unprivileged } from './addresses';
import { Manifest, Pod } from './pods';

/** A port at which the ingress gateway always answers what it was told last. */
export const MARKER_PORT = 15999;
export const MARKER_HOST = 'marker.light.lab';

/** The name in a sidecar's metadata under which it tells the address it listens on. */
export const LAB_ADDRESS = 'LAB_ADDRESS';

const GATEWAY = { istio: 'ingressgateway' };
const NAMESPACE = 'istio-system';

/** The ingress gateway's pod: its program is a real Envoy. */
export function gatewayPod(address: string): Pod {
  const props = { namespace: NAMESPACE, workload: 'istio-ingressgateway', name: 'istio-ingressgateway', labels: { ...GATEWAY } };
  return new Pod({ ...props, containers: [{ name: 'istio-proxy', image: 'istio/proxyv2' }] }, address);
}

/** The Services that lead to the gateway: those of the manifests, or else one as Istio's chart makes it. */
export function gatewayServices(manifests: Manifest[], gateway: Pod): { own: Manifest[]; all: Manifest[] } {
  const given = manifests.filter((one) => one.kind === 'Service' && gateway.isSelectedBy(one));
  const usual = [{ name: 'http', port: 80, targetPort: 8080 }, { name: 'https', port: 443, targetPort: 8443 }];
  const own = [
    service('light-lab-marker', [{ name: 'http-marker', port: MARKER_PORT, targetPort: MARKER_PORT }]),
    ...given.length === 0 ? [service('istio-ingressgateway', usual)] : [],
  ];
  return { own, all: [...given, ...own] };
}

function service(name: string, ports: object[]): Manifest {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: NAMESPACE }, spec: { selector: GATEWAY, ports } };
}

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
    if (one.apiVersion.split('/')[0].endsWith('.istio.io') || one.kind === 'Namespace') return [one];
    if (one.kind !== 'Service') return [];
    // Nothing is sent there: the proxies resolve hosts themselves.
    const clusterIP = one.spec.clusterIP ?? `10.96.${Math.floor(services / 250)}.${1 + services++ % 250}`;
    return [{ ...one, spec: { ...one.spec, clusterIP } }];
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

/** The ports at which applications call something. */
export function calledPorts(objects: Manifest[]): number[] {
  const inServices = objects.filter(({ kind }) => kind === 'Service').flatMap(({ spec }) => spec.ports ?? []).map(({ port }) => port);
  const inEntries = objects.filter(({ kind }) => kind === 'ServiceEntry').flatMap(({ spec }) => spec.ports ?? []).map((one) => one.number);
  return [...new Set<number>([80, ...inServices, ...inEntries])];
}

/**
 * What makes the proxies of the lab: where they listen, and a route with the revision, which tells that they have a state.
 *
 * It is an EnvoyFilter because no Sidecar and no exportTo hides one in the root namespace.
 */
export function ofTheLab(revision: number, gateway: string, sidecars: string[], ports: number[]): object[] {
  const metadata = { name: 'light-lab-marker', namespace: NAMESPACE };
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
  const listener = (match: object, patch: object) => ({ applyTo: 'LISTENER', match, patch });
  // Never merge a bool such as bind_to_port: istiod shares one 'false' among all it generates, and would change that one.
  const bind = (socket_address: object) => ({ operation: 'MERGE', value: { address: { socket_address } } });
  return [
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'Gateway',
      metadata,
      spec: { selector: GATEWAY, servers: [{ hosts: [MARKER_HOST], port: { name: 'http', number: MARKER_PORT, protocol: 'HTTP' } }] },
    },
    {
      apiVersion: 'networking.istio.io/v1alpha3',
      kind: 'EnvoyFilter',
      metadata,
      spec: {
        configPatches: [
          route('GATEWAY', `http.${MARKER_PORT}`),
          route('SIDECAR_OUTBOUND', 'http_proxy'),
          // It would listen on all interfaces of its pod; here those are the machine's.
          listener({ context: 'GATEWAY' }, bind({ address: gateway })),
          // Nothing redirects packets to a sidecar here, so each listens itself, at an address of its own.
          ...sidecars.flatMap((address) => ports.map((port) => listener(
            { context: 'SIDECAR_OUTBOUND', proxy: { metadata: { [LAB_ADDRESS]: address } }, listener: { name: `127.0.0.1_${port}` } },
            bind({ address, port_value: unprivileged(port) }),
          ))),
          listener({ context: 'SIDECAR_OUTBOUND', listener: { name: 'virtualOutbound' } }, { operation: 'REMOVE' }),
          // Inbound TLS waits for certificates that nobody hands out.
          listener({ context: 'SIDECAR_INBOUND', listener: { name: 'virtualInbound' } }, { operation: 'REMOVE' }),
        ],
      },
    },
  ];
}
