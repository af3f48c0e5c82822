import { BytesIEC, OpsPerSecond, Seconds, Short } from '@grafana/grafana-foundation-sdk/units';
import { board } from './board';
import { graph, stat } from './panels';
import { count, min, ofTargetWith, orZero, quantile, rate, sum, top, total } from './promql';
import { REQUESTS } from './requests';
import { labelValues } from './variables';

const IN_NAMESPACE = ['namespace=~"$namespace"'];
/** The container of sidecars, gateways and waypoints, as the kubelet measures it. */
const PROXY_CONTAINER = ['container="istio-proxy"', ...IN_NAMESPACE];
const ZTUNNEL_CONTAINER = ['container="istio-proxy"', 'pod=~"ztunnel-.*"'];
const POD = '{{namespace}}/{{pod}}';
const XDS_CLUSTER = ['cluster_name="xds-grpc"', ...IN_NAMESPACE];

const byPod = (metric: string, matchers: readonly string[] = IN_NAMESPACE) => sum(`${metric}{${matchers.join(', ')}}`, 'namespace', 'pod');

/** What does the mesh cost, and which proxy costs most? */
export const performance = () => board({
  uid: 'istio-performance',
  title: 'Istio Performance Dashboard',
  description: 'What the mesh costs, and which proxy costs most.',
  variables: [
    labelValues({ name: 'namespace', title: 'Namespace', description: 'Of the proxies.', label: 'namespace', series: 'envoy_server_live', several: true }),
  ],
  rows: [
    {
      title: 'Now',
      panels: [
        stat({ title: 'Envoys', description: 'Sidecars, gateways and waypoints that are scraped.', unit: Short, width: 4, query: count('envoy_server_live{namespace=~"$namespace"} == 1') }),
        stat({ title: 'Memory of Envoys', description: 'That all of them use for themselves.', unit: BytesIEC, width: 5, query: sum('envoy_server_memory_allocated{namespace=~"$namespace"}') }),
        stat({ title: 'Memory of an Envoy', description: 'On average. It grows with the configuration: a Sidecar resource makes it smaller.', unit: BytesIEC, width: 5, query: 'avg(envoy_server_memory_allocated{namespace=~"$namespace"})' }),
        stat({ title: 'Processors of istiod', description: 'That all instances keep busy.', unit: Short, width: 5, query: sum(ofTargetWith(rate('process_cpu_seconds_total'), 'istiod_uptime_seconds')) }),
        stat({ title: 'Memory of istiod', description: 'Of all instances.', unit: BytesIEC, width: 5, query: sum(ofTargetWith('process_resident_memory_bytes', 'istiod_uptime_seconds')) }),
      ],
    },
    {
      title: 'Containers of proxies, measured by the kubelet',
      panels: [
        graph({
          title: 'Processors',
          description: 'The ten pods whose proxies work most. Needs metrics of containers (cAdvisor).',
          unit: Short,
          width: 8,
          queries: [{ query: top(total('container_cpu_usage_seconds_total', PROXY_CONTAINER, 'namespace', 'pod')), legend: POD }],
        }),
        graph({
          title: 'Memory',
          description: 'The ten pods whose proxies take most, agent included. Needs metrics of containers (cAdvisor).',
          unit: BytesIEC,
          width: 8,
          queries: [{ query: top(byPod('container_memory_working_set_bytes', PROXY_CONTAINER)), legend: POD }],
        }),
        graph({
          title: 'Processors for 1000 requests per second',
          description: 'Of all proxies, for what servers answer: whether a release makes the mesh dearer. Needs metrics of containers (cAdvisor).',
          unit: Short,
          width: 8,
          queries: [{ query: `${total('container_cpu_usage_seconds_total', PROXY_CONTAINER)} / (${total(REQUESTS, ['reporter=~"destination|waypoint"', ...IN_NAMESPACE])} / 1000 > 0)`, legend: 'processors' }],
        }),
      ],
    },
    {
      title: 'Envoys',
      panels: [
        graph({ title: 'Memory', description: 'The ten largest.', unit: BytesIEC, width: 8, queries: [{ query: top(byPod('envoy_server_memory_allocated')), legend: POD }] }),
        graph({ title: 'Connections', description: 'The ten Envoys with most.', unit: Short, width: 8, queries: [{ query: top(byPod('envoy_server_total_connections')), legend: POD }] }),
        graph({
          title: 'Requests', description: 'That an Envoy handled, both in and out.', unit: OpsPerSecond, width: 8, queries: [{ query: top(total(REQUESTS, IN_NAMESPACE, 'namespace', 'pod')), legend: POD }],
        }),
        graph({ title: 'Clusters', description: 'That an Envoy knows: what makes its configuration large.', unit: Short, width: 8, queries: [{ query: top(byPod('envoy_cluster_manager_active_clusters')), legend: POD }] }),
        graph({
          title: 'Refused updates',
          description: 'Clusters and listeners that an Envoy refused. It keeps what it had.',
          unit: OpsPerSecond,
          width: 8,
          queries: [
            { query: total('envoy_cluster_manager_cds_update_rejected', IN_NAMESPACE), legend: 'clusters' },
            { query: total('envoy_listener_manager_lds_update_rejected', IN_NAMESPACE), legend: 'listeners' },
          ],
        }),
        graph({
          title: 'Without istiod',
          description: 'Envoys that have no connection to istiod: they serve on with what they have.',
          unit: Short,
          width: 8,
          limits: { warning: 0.5, alarm: 1 },
          queries: [{ query: orZero(count(`envoy_cluster_upstream_cx_active{${XDS_CLUSTER.join(', ')}} == 0`)), legend: 'Envoys' }],
        }),
      ],
    },
    {
      title: 'Agents',
      panels: [
        graph({ title: 'Processors', description: 'The ten agents that work most. They hardly do after the start.', unit: Short, width: 8, queries: [{ query: top(total('istio_agent_process_cpu_seconds_total', IN_NAMESPACE, 'namespace', 'pod')), legend: POD }] }),
        graph({ title: 'Memory', description: 'The ten largest.', unit: BytesIEC, width: 8, queries: [{ query: top(byPod('istio_agent_process_resident_memory_bytes')), legend: POD }] }),
        graph({
          title: 'Certificates',
          description: 'Time until they expire, of the ten that do so first. They are renewed in time: a line that falls below half of the lifetime is stuck.',
          unit: Seconds,
          width: 8,
          queries: [{ query: `bottomk(10, ${min('istio_agent_cert_expiry_seconds{namespace=~"$namespace"}', 'namespace', 'pod')})`, legend: POD }],
        }),
        graph({ title: 'Start', description: 'Until a proxy was ready: the ten slowest, which pods wait for.', unit: Seconds, width: 12, queries: [{ query: top(byPod('istio_agent_startup_duration_seconds')), legend: POD }] }),
        graph({
          title: 'Configuration', description: 'P99 of what istiod sends to a proxy, by type.', unit: BytesIEC, width: 12, queries: [{ query: quantile(0.99, 'pilot_xds_config_size_bytes', [], 'type'), legend: '{{type}}' }],
        }),
      ],
    },
    {
      title: 'Ambient mode',
      panels: [
        graph({
          title: 'Processors of ztunnels',
          description: 'One of them serves all pods of a node. Needs metrics of containers (cAdvisor).',
          unit: Short,
          width: 12,
          queries: [{ query: total('container_cpu_usage_seconds_total', ZTUNNEL_CONTAINER, 'pod'), legend: '{{pod}}' }],
        }),
        graph({
          title: 'Memory of ztunnels',
          description: 'Needs metrics of containers (cAdvisor).',
          unit: BytesIEC,
          width: 12,
          queries: [{ query: sum(`container_memory_working_set_bytes{${ZTUNNEL_CONTAINER.join(', ')}}`, 'pod'), legend: '{{pod}}' }],
        }),
      ],
    },
  ],
});
