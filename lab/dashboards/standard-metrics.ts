/*
 * Istio's standard metrics, as far as a stock Envoy can tell them.
 *
 * The filter that tells them is part of Istio's own Envoy, which is in no registry. But a stock one counts what its access
 * log sees, and tags it with whatever that can say: the proxy's node, the metadata that istiod gives to clusters and
 * endpoints, the peer's certificate. What of that is no label of Istio's yet, Prometheus relabels.
 */

interface Tag {
  readonly name: string;
  readonly value_format: string;
}

const tag = (name: string, value_format: string): Tag => ({ name, value_format });
const cel = (name: string, expression: string) => tag(name, `%CEL(${expression})%`);

/** One end of a connection that is the proxy itself. */
const itself = (end: 'source' | 'destination') => [
  cel(`${end}_workload`, 'xds.node.metadata.WORKLOAD_NAME'),
  cel(`${end}_workload_namespace`, 'xds.node.metadata.NAMESPACE'),
  cel(`${end}_canonical_service`, "xds.node.metadata.LABELS['service.istio.io/canonical-name']"),
];
const service = ['host', 'namespace', 'name'].map((field, index) =>
  cel(['destination_service', 'destination_service_namespace', 'destination_service_name'][index], `xds.cluster_metadata.filter_metadata.istio.services[0].${field}`));
/** Relabelled below. */
const upstream = tag('upstream', '%UPSTREAM_METADATA(istio:workload)%');
/** Who sends, by the certificate. A waypoint knows it from the tunnel around the connection. */
const peer = [
  tag('source_principal', '%DOWNSTREAM_PEER_URI_SAN%'),
  cel('connection_security_policy', "connection.mtls ? 'mutual_tls' : 'none'"),
];
const tunnelled = [
  tag('source_principal', '%FILTER_STATE(io.istio.peer_principal:PLAIN)%'),
  cel('connection_security_policy', "'io.istio.peer_principal' in filter_state ? 'mutual_tls' : 'none'"),
];

const CLIENT = [tag('reporter', 'source'), ...itself('source'), ...service, upstream, tag('connection_security_policy', 'unknown')];
const SERVER = [tag('reporter', 'destination'), ...itself('destination'), ...service, ...peer];
const WAYPOINT = [tag('reporter', 'waypoint'), ...service, upstream, ...tunnelled];

const RESPONSE_FLAGS = tag('response_flags', '%RESPONSE_FLAGS%');
const REQUEST = [
  cel('request_protocol', "'content-type' in request.headers && request.headers['content-type'].startsWith('application/grpc') ? 'grpc' : 'http'"),
  tag('response_code', '%RESPONSE_CODE%'),
  tag('grpc_response_status', '%GRPC_STATUS_NUMBER%'),
  RESPONSE_FLAGS,
];

const counter = (name: string, tags: Tag[], value: object) => ({ stat: { name, tags }, ...value });
const histogram = (name: string, tags: Tag[], value_format: string) => ({ stat: { name, tags }, unit: 'Unspecified', value_format });

const logger = (stats: object) => ({
  name: 'envoy.access_loggers.stats',
  typed_config: {
    '@type': 'type.googleapis.com/envoy.extensions.access_loggers.stats.v3.Config',
    // One of the few beginnings of names that Istio's bootstrap lets through.
    'stat_prefix': 'wasmcustom',
    ...stats,
  },
});

function ofRequests(end: Tag[]) {
  const tags = [...end, ...REQUEST];
  return logger({
    counters: [counter('istio_requests_total', tags, { value_fixed: 1 })],
    histograms: [
      histogram('istio_request_duration_milliseconds', tags, '%DURATION%'),
      histogram('istio_request_bytes', tags, '%BYTES_RECEIVED%'),
      histogram('istio_response_bytes', tags, '%BYTES_SENT%'),
    ],
  });
}

/** Both are counted when a connection ends: Istio's filter counts an opened one at once. */
function ofConnections(end: Tag[]) {
  const tags = [...end, tag('request_protocol', 'tcp'), RESPONSE_FLAGS];
  return logger({
    counters: [
      ...['opened', 'closed'].map((name) => counter(`istio_tcp_connections_${name}_total`, tags, { value_fixed: 1 })),
      counter('istio_tcp_received_bytes_total', tags, { value_format: '%BYTES_RECEIVED%' }),
      counter('istio_tcp_sent_bytes_total', tags, { value_format: '%BYTES_SENT%' }),
    ],
  });
}

function merged(filter: string, type: string, log: object, where: { context?: string; listener?: string }) {
  return {
    applyTo: 'NETWORK_FILTER',
    match: { context: where.context, listener: { name: where.listener, filterChain: { filter: { name: `envoy.filters.network.${filter}` } } } },
    patch: {
      operation: 'MERGE',
      value: { typed_config: { '@type': `type.googleapis.com/envoy.extensions.filters.network.${filter}.v3.${type}`, 'access_log': [log] } },
    },
  };
}

const patches = (end: Tag[], where: { context?: string; listener?: string }) => [
  merged('http_connection_manager', 'HttpConnectionManager', ofRequests(end), where),
  merged('tcp_proxy', 'TcpProxy', ofConnections(end), where),
];

const envoyFilter = (name: string, spec: object) => ({
  apiVersion: 'networking.istio.io/v1alpha3', kind: 'EnvoyFilter', metadata: { namespace: 'istio-system', name }, spec,
});

/** Has all Envoys tell the standard metrics. */
export const STANDARD_METRICS = [
  envoyFilter('lab-metrics', {
    configPatches: [
      ...patches(CLIENT, { context: 'SIDECAR_OUTBOUND' }), ...patches(CLIENT, { context: 'GATEWAY' }), ...patches(SERVER, { context: 'SIDECAR_INBOUND' }),
    ],
  }),
  envoyFilter('lab-waypoint-metrics', {
    targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'GatewayClass', name: 'istio-waypoint' }],
    // What is in the tunnel, and not the tunnel.
    configPatches: patches(WAYPOINT, { listener: 'main_internal' }),
  }),
];

const UPSTREAM = '([^;]*);([^;]*);([^;]*);([^;]*);([^;]*)';
const PRINCIPAL = 'spiffe://(.+/ns/([^/]+)/sa/([^/]+))';

const relabelled = (from: string, regex: string, labels: Record<string, string>) =>
  Object.entries(labels).map(([target_label, replacement]) => ({ source_labels: [from], regex, target_label, replacement }));

/** Makes Istio's labels of what Envoys say, before Prometheus keeps it. */
export const RELABELLING = [
  ...relabelled('__name__', 'envoy_wasmcustom_(istio_.+)', { __name__: '$1' }),
  ...relabelled('upstream', UPSTREAM, {
    destination_workload: '$1', destination_workload_namespace: '$2', destination_canonical_service: '$3', destination_version: '$4', destination_cluster: '$5',
  }),
  // A server knows its client by the certificate alone, whose service account is named as the workload here.
  ...relabelled('source_principal', PRINCIPAL, { source_workload_namespace: '$2', source_workload: '$3' }),
  ...relabelled('source_principal', PRINCIPAL, { source_principal: '$1' }),
  ...['source_workload', 'source_workload_namespace', 'source_principal'].map((label) => ({
    source_labels: ['__name__', label], regex: 'istio_(?:requests?|response|tcp)_.+;', target_label: label, replacement: 'unknown',
  })),
  { regex: 'upstream', action: 'labeldrop' },
];
