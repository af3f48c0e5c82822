import * as fc from 'fast-check';
import { LabObject } from '../attempt';
import { INSTALLATION } from './installation';
import { app, Fields, list, maybe, namespace, object, pick, spec, version } from './small-mesh';

/*
 * Small meshes whose objects refer to each other by few names, so that references hold as often as they do not.
 */

const labels = fc.record({ app, version: maybe(version, 0.8) }, { requiredKeys: ['app'] });
/** Annotations of Istio with values right and wrong, and one that is not Istio's. */
const annotations = fc.dictionary(
  pick(
    'sidecar.istio.io/inject', 'sidecar.istio.io/injected', 'sidecar.istio.io/status', 'sidecar.istio.io/interceptionMode', 'sidecar.istio.io/proxyCPU',
    'status.sidecar.istio.io/port', 'traffic.sidecar.istio.io/excludeInboundPorts', 'traffic.sidecar.istio.io/includeOutboundIPRanges',
    'traffic.sidecar.istio.io/excludeInterfaces', 'readiness.status.sidecar.istio.io/periodSeconds', 'prometheus.istio.io/merge-metrics',
    'networking.istio.io/exportTo', 'kubernetes.io/ingress.class', 'ambient.istio.io/redirection', 'topology.istio.io/controlPlaneClusters', 'example.com/a',
  ),
  pick('true', 'enabled', '80', '80,81', ' 80 , 81 ', '70000', '*', '10.0.0.0/8', '10.0.0.1', '01.0.0.0/8', '100m', '1.5Gi', '1Ki2', '-1', 'REDIRECT', 'eth0', '0eth', ''),
  { maxKeys: 2 },
);

const selector = fc.oneof(fc.record({ app }), fc.record({ app, version }), fc.record({ istio: fc.constant('ingress') }));
const host = fc.oneof(
  { weight: 4, arbitrary: pick('a', 'b') },
  { weight: 4, arbitrary: fc.tuple(pick('a', 'b'), namespace).map(([one, where]) => `${one}.${where}.svc.cluster.local`) },
  pick('www.example.com', 'api.example.com', '*.example.com', 'other.example.org'),
);
const exportTo = maybe(list(pick('.', '*', 'shop', 'edge'), 1, 1), 0.2);

const namespaces = fc.tuple(...['shop', 'edge', 'istio-system'].map((one) => fc.record({
  'istio-injection': maybe(pick('enabled', 'enabled', 'disabled'), 0.7),
  'istio.io/rev': maybe(fc.constant('canary'), 0.2),
  'istio.io/dataplane-mode': maybe(fc.constant('ambient'), 0.2),
}).map((own) => JSON.parse(JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: one, labels: own } })) as LabObject)));

const servicePort = fc.record({
  name: pick('http', 'tcp', 'web', 'grpc-web', 'https-admin', 'GRPC', 'x-http', 'mongo-db'),
  port: pick(80, 81, 3306, 9080),
  targetPort: maybe(pick<unknown>(80, 9080, 'web')),
  protocol: pick('TCP', 'TCP', 'UDP'),
  appProtocol: maybe(pick('http', 'kubernetes.io/h2c', 'other'), 0.2),
});
const service = fc.tuple(
  spec({ type: maybe(pick('ClusterIP', 'ExternalName'), 0.5), selector: maybe(selector, 0.9), ports: list(servicePort, 1, 2) }),
  maybe(pick('.', '*', 'edge', 'shop, edge'), 0.2),
  annotations,
  maybe(fc.record({ 'istio': maybe(fc.constant('pilot'), 0.2), 'gateway.istio.io/managed': maybe(fc.constant('istio.io-gateway-controller'), 0.2) }), 0.2),
).map(([parts, exported, others, own]) => ({ ...parts, metadata: { labels: own, annotations: { ...others, ...exported && { 'networking.istio.io/exportTo': exported } } } }));

const container = fc.record({
  name: pick('app', 'istio-proxy', 'istio-operator'),
  image: pick('app', 'proxy', 'auto'),
  securityContext: maybe(fc.record({ runAsUser: pick(1337, 1000) }), 0.2),
});
const podSpec = fc.record({
  containers: list(container, 1, 2),
  securityContext: maybe(fc.record({ runAsUser: pick(1337, 1000) }), 0.2),
  nodeName: maybe(fc.constant('n1'), 0.2),
});
const podLabels = fc.oneof(
  { weight: 5, arbitrary: labels },
  { weight: 2, arbitrary: fc.record({ istio: fc.constant('ingress'), app }) },
  { weight: 2, arbitrary: fc.record({ app, 'gateway.networking.k8s.io/gateway-name': fc.constant('public') }) },
);
const injected = fc.record({ 'sidecar.istio.io/inject': maybe(pick('true', 'false'), 0.5) });
const pod = fc.tuple(podLabels, podSpec, injected, maybe(fc.oneof(fc.constant({ 'ambient.istio.io/redirection': 'enabled' }), annotations), 0.4))
  .map(([own, parts, inject, others]) => ({ metadata: { labels: { ...own, ...inject }, annotations: others }, spec: parts }));
const deployment = fc.tuple(labels, podSpec, injected, annotations, maybe(pick<Fields>({ release: 'istio' }, { 'gateway.istio.io/managed': 'istio.io-mesh-controller' }), 0.2))
  .map(([own, template, inject, others, outer]) => ({
    metadata: { labels: outer, annotations: others },
    spec: { selector: { matchLabels: own }, template: { metadata: { labels: { ...own, ...inject } }, spec: template } },
  }));
const node = fc.record({ 'topology.kubernetes.io/region': maybe(fc.constant('r1')), 'topology.kubernetes.io/zone': maybe(fc.constant('z1')) })
  .map((own) => ({ metadata: { name: 'n1', labels: own } }));

/** Not certificates: the certificate of a Secret is read as in the tests of the rule. */
const secret = fc.constant({ type: 'kubernetes.io/tls', data: { 'tls.crt': 'bm8=', 'tls.key': 'bm8=' } });

const destination = fc.record({ host, subset: maybe(version, 0.2), port: maybe(fc.record({ number: pick(80, 81, 9080) }), 0.2) });
const httpMatch = fc.record({
  headers: maybe(pick<unknown>({ '@request.auth.claims.group': { exact: 'x' } }, { '@request.auth.claims[group]': { exact: 'x' } }, { '@request.auth.claims': { exact: 'x' } }), 0.4),
  uri: fc.record({ prefix: pick('/a', '/b', '/c', '/d') }),
});
const http = fc.record({
  match: maybe(list(httpMatch, 1, 1), 0.7),
  route: list(fc.record({ destination }), 1, 1),
  mirror: maybe(destination, 0.2),
  mirrors: fc.constant(undefined),
  fault: maybe(fc.constant({ delay: { percent: 10, fixedDelay: '1s' } }), 0.2),
});
const gatewayName = pick('mesh', 'a', 'b', 'shop/a', 'edge/b', 'c', 'shop/x~istio-autogenerated-k8s-gateway~y');
const virtualService = spec({
  hosts: fc.uniqueArray(host, { minLength: 1, maxLength: 2 }),
  gateways: maybe(fc.uniqueArray(gatewayName, { minLength: 1, maxLength: 2 }), 0.7),
  http: list(http, 1, 2),
  tcp: maybe(list(fc.record({ match: fc.constant([{ port: 1 }]), route: list(fc.record({ destination }), 1, 1) }), 1, 1), 0.2),
  exportTo,
});

const server = fc.oneof(
  fc.record({ port: fc.record({ number: pick(80, 81), name: pick('http', 'web'), protocol: fc.constant('HTTP') }), hosts: gatewayHosts(), bind: maybe(fc.constant('10.0.0.1'), 0.2) }),
  fc.record({
    port: fc.constant({ number: 443, name: 'https', protocol: 'HTTPS' }),
    hosts: gatewayHosts(),
    tls: fc.oneof(
      fc.record({ mode: fc.constant('SIMPLE'), credentialName: pick('a', 'b') }),
      fc.constant({ mode: 'SIMPLE', serverCertificate: '/c', privateKey: '/k' }),
    ),
  }),
);

function gatewayHosts() {
  return fc.uniqueArray(pick('www.example.com', '*.example.com', './www.example.com', 'shop/www.example.com', '*/*', '*/api.example.com', 'other.example.org'), { minLength: 1, maxLength: 2 });
}

const gateway = spec({
  // Of selectors each contains the others or has no pod in common with them: istioctl takes the hosts of a Gateway for those of
  // every other that it was compared with, and so finds conflicts of Gateways that have no pod in common.
  selector: pick<Fields>({ istio: 'ingress' }, { istio: 'ingress' }, { istio: 'ingress', app: 'a' }, { istio: 'egress' }),
  // istiod takes down wrongly what servers of one Gateway have at the same port.
  servers: fc.uniqueArray(server, { minLength: 1, maxLength: 2, selector: ({ port }) => port.number }),
});

const clientTls = fc.record({ mode: pick('SIMPLE', 'SIMPLE', 'DISABLE'), caCertificates: maybe(fc.constant('/ca'), 0.2), credentialName: fc.constant(undefined) });
const destinationRule = spec({
  host,
  exportTo,
  subsets: maybe(list(fc.record({ name: version, labels: fc.oneof(fc.record({ version }), fc.record({ 'kubernetes.io/hostname': fc.constant('n1') }), fc.record({ 'topology.kubernetes.io/zone': fc.constant('z1') })) }), 1, 2), 0.7),
  trafficPolicy: maybe(fc.record({
    tls: maybe(clientTls),
    portLevelSettings: maybe(list(fc.record({ port: fc.record({ number: pick(80, 81) }), tls: clientTls }), 1, 1)),
  })),
});

const serviceEntry = spec({
  hosts: list(pick('www.example.com', 'api.example.com', '*.example.com', 'ext'), 1, 1),
  addresses: maybe(fc.constant(['240.0.0.1']), 0.2),
  ports: fc.uniqueArray(fc.record({ number: pick(80, 81), name: pick('p1', 'p2'), protocol: pick('HTTP', 'TCP', 'TLS', 'tcp') }), { minLength: 1, maxLength: 2, selector: ({ number }) => number, comparator: 'SameValue' })
    .map((ports) => ports.map((port, index) => ({ ...port, name: `p${index}` }))),
  resolution: fc.constant('NONE'),
  exportTo,
});

const sidecar = spec({
  workloadSelector: maybe(fc.record({ labels: selector }), 0.5),
  egress: fc.constant([{ hosts: ['./*'] }]),
  outboundTrafficPolicy: fc.constant(undefined),
});
const telemetry = spec({
  selector: maybe(fc.record({ matchLabels: selector }), 0.5),
  accessLogging: maybe(list(fc.record({ providers: maybe(fc.constant([{ name: 'envoy' }])), disabled: maybe(fc.boolean(), 0.2) }), 1, 1)),
});
const source = fc.record({
  namespaces: maybe(list(pick('shop', 'edge', 'none', 'sh*', '*op', '*', 'no*'), 1, 2), 0.7),
  principals: fc.constant(['a/b']),
  notNamespaces: maybe(list(pick('shop', 'none'), 1, 1), 0.2),
});
const authorizationPolicy = spec({
  selector: maybe(fc.record({ matchLabels: selector }), 0.7),
  rules: list(fc.record({ from: list(fc.record({ source }), 1, 1) }), 1, 1),
});
const requestAuthentication = spec({ selector: maybe(fc.record({ matchLabels: selector }), 0.7) });
const wasmPlugin = spec({ selector: maybe(fc.record({ matchLabels: selector }), 0.7), url: fc.constant('oci://example.com/x:1') });

const patch = fc.record({
  applyTo: pick('HTTP_FILTER', 'NETWORK_FILTER', 'VIRTUAL_HOST', 'ROUTE_CONFIGURATION', 'HTTP_ROUTE', 'CLUSTER'),
  match: maybe(fc.record({
    context: fc.constant('ANY'),
    proxy: maybe(fc.constant({ proxyVersion: '^1.*' }), 0.2),
  })),
  patch: fc.record({ operation: pick('ADD', 'REMOVE', 'REPLACE', 'INSERT_BEFORE', 'MERGE'), value: fc.record({ name: maybe(pick('x', 'y')) }) }),
});
const envoyFilter = spec({ priority: maybe(pick(0, 10), 0.2), configPatches: list(patch, 1, 2) });

const ISTIO = 'networking.istio.io/v1';

/** What most kinds are about. */
const WORKLOADS = [object('v1', 'Service', service), object('v1', 'Pod', pod), object('apps/v1', 'Deployment', deployment)];

const routes = object(ISTIO, 'VirtualService', virtualService);
const gateways = object(ISTIO, 'Gateway', gateway);
const entries = object(ISTIO, 'ServiceEntry', serviceEntry);
const authentications = object('security.istio.io/v1', 'RequestAuthentication', requestAuthentication);
const telemetries = object('telemetry.istio.io/v1', 'Telemetry', telemetry);

/** A gateway with its pods, certificates, and routes by what a token claims. */
const INGRESS = [
  object(ISTIO, 'Gateway', fc.record({
    metadata: fc.constant({ name: 'a' }),
    spec: fc.record({ selector: fc.constant({ istio: 'ingress' }), servers: fc.tuple(server) }),
  }), fc.constant('shop')),
  object(ISTIO, 'VirtualService', spec({
    hosts: fc.constant(['www.example.com']),
    gateways: fc.constant(['shop/a']),
    http: fc.tuple(fc.record({ match: list(httpMatch, 1, 1), route: list(fc.record({ destination }), 1, 1) })),
  })),
  object('v1', 'Pod', fc.record({ metadata: fc.constant({ labels: { istio: 'ingress' } }), spec: podSpec }), pick('shop', 'edge')),
  object('security.istio.io/v1', 'RequestAuthentication', spec({ selector: maybe(fc.constant({ matchLabels: { istio: 'ingress' } })) }), pick('shop', 'edge')),
  object('v1', 'Secret', secret, pick('shop', 'edge')),
];

/** Services that select the same injected pods. */
const SHARED_PODS = [
  object('v1', 'Service', spec({ selector: fc.record({ app }), ports: fc.tuple(servicePort) }), fc.constant('shop')),
  object('apps/v1', 'Deployment', deployment.map(({ metadata, spec: { selector: own, template } }) => ({
    metadata,
    spec: { selector: own, template: { ...template, metadata: { labels: { ...template.metadata.labels, 'sidecar.istio.io/inject': 'true' } } } },
  })), fc.constant('shop')),
];

/** Kinds that have to do with each other. */
const THEMES = [
  [],
  [routes, gateways],
  [routes, gateways, authentications],
  [gateways, gateways, object('v1', 'Secret', secret)],
  [routes, object(ISTIO, 'DestinationRule', destinationRule), entries],
  [object(ISTIO, 'DestinationRule', destinationRule), object('v1', 'Node', node, fc.constant(undefined)), entries],
  [object(ISTIO, 'Sidecar', sidecar)],
  [telemetries, object('extensions.istio.io/v1alpha1', 'WasmPlugin', wasmPlugin)],
  [object('security.istio.io/v1', 'AuthorizationPolicy', authorizationPolicy), authentications, telemetries],
  [object('networking.istio.io/v1alpha3', 'EnvoyFilter', envoyFilter)],
  INSTALLATION,
  INGRESS,
  SHARED_PODS,
  [...INSTALLATION, authentications],
];

/** Which object it is. */
export const identityOf = ({ apiVersion, kind, metadata: { namespace: own, name: called } }: LabObject) =>
  JSON.stringify([apiVersion, kind, own, called]);

/** The pod that a cluster would make for a Deployment, on which the real analyzers look in its place. */
function podFor({ metadata, spec: { template } }: LabObject & { spec: { template: Fields } }): LabObject {
  const { name: owner, namespace: where } = metadata as Fields;
  return { ...template, apiVersion: 'v1', kind: 'Pod', metadata: { ...template.metadata as Fields, name: `${owner}-x`, namespace: where } } as LabObject;
}

const withPod = (one: LabObject) => (one.kind === 'Deployment' ? [one, podFor(one as Parameters<typeof podFor>[0])] : [one]);

/** Many objects of few kinds, as those of one kind are what stands in each other's way. */
const objects = fc.oneof(...THEMES.map((kinds) =>
  fc.uniqueArray(fc.oneof(...WORKLOADS, ...kinds, ...kinds), { minLength: 6, maxLength: 24, selector: identityOf })));

/** A few objects beside others. */
export const bystanders: fc.Arbitrary<LabObject[]> = fc
  .uniqueArray(fc.oneof(...[...new Set(THEMES.flat())], ...WORKLOADS), { maxLength: 4, selector: identityOf })
  .map((some) => some.flatMap(withPod));

/** The objects of a small mesh, each once, those together that come and go together. */
export const manifests: fc.Arbitrary<LabObject[][]> = fc.tuple(namespaces, objects)
  .map(([first, rest]) => [...first.map((one) => [one]), ...rest.map(withPod)]);
