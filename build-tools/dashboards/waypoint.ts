import { BytesIEC, Milliseconds, OpsPerSecond, PercentUnit, RequestsPerSecond, Short } from '@grafana/grafana-foundation-sdk/units';
import { board } from './board';
import { graph, stat, table } from './panels';
import { ofTargetWith, quantile, series, share, sum, top, total } from './promql';
import { byStatusClass, DURATION, failureShare, latencies, requestColumns, REQUESTS, STATUS_COLORS, successShare, TCP_CLOSED, TCP_OPENED } from './requests';
import { labelValues } from './variables';

const AT_WAYPOINT = ['reporter="waypoint"', 'namespace=~"$namespace"'];
const SEEN = [...AT_WAYPOINT, 'destination_service=~"$service"'];
const SERVICE = 'destination_service';
const POD = '{{namespace}}/{{pod}}';

/** The Envoys that are waypoints, which they tell by what they report. */
const ofWaypoints = (metric: string) => sum(ofTargetWith(metric, series(REQUESTS, AT_WAYPOINT)), 'namespace', 'pod');

/** How do waypoints serve, and do they have enough to do it? */
export const waypoint = () => board({
  uid: 'istio-waypoint',
  title: 'Istio Waypoint Dashboard',
  description: 'How the waypoints of ambient mode serve, and whether they have enough to do it.',
  variables: [
    labelValues({ name: 'namespace', title: 'Namespace', description: 'Of the waypoint.', label: 'namespace', series: `${REQUESTS}{reporter="waypoint"}`, several: true }),
    labelValues({ name: 'service', title: 'Service', description: 'Behind the waypoint.', label: 'destination_service', series: series(REQUESTS, AT_WAYPOINT), several: true }),
  ],
  rows: [
    {
      title: 'Now',
      panels: [
        stat({ title: 'Requests', description: 'Requests per second.', unit: RequestsPerSecond, width: 5, query: total(REQUESTS, SEEN) }),
        stat({ title: 'Success', description: 'Share of requests without a failure of the server.', unit: PercentUnit, width: 5, limits: { warning: 0.999, alarm: 0.99 }, query: successShare(SEEN) }),
        stat({ title: 'P99', description: 'All but one request of a hundred are faster, from the waypoint on.', unit: Milliseconds, width: 5, query: quantile(0.99, DURATION, SEEN) }),
        stat({ title: 'Refused', description: 'Share of requests that an AuthorizationPolicy may have refused: those with the status 403.', unit: PercentUnit, width: 5, query: share(total(REQUESTS, [...SEEN, 'response_code="403"']), total(REQUESTS, SEEN)) }),
        stat({ title: 'Services', description: 'That get requests through a waypoint.', unit: Short, width: 4, query: `count(${total(REQUESTS, SEEN, SERVICE)} > 0)` }),
      ],
    },
    {
      title: 'Requests',
      panels: [
        graph({ title: 'By status', description: 'Requests by the class of their status.', unit: RequestsPerSecond, width: 8, stacked: true, colors: STATUS_COLORS, queries: byStatusClass(SEEN) }),
        graph({ title: 'Latency', description: 'From the waypoint on.', unit: Milliseconds, width: 8, queries: latencies(SEEN) }),
        graph({ title: 'Failed share by service', description: 'The ten services with the largest.', unit: PercentUnit, width: 8, limits: { warning: 0.01, alarm: 0.05 }, queries: [{ query: top(failureShare(SEEN, SERVICE)), legend: '{{destination_service}}' }] }),
        table({
          title: 'Services',
          description: 'Behind the waypoints. A click leads to the service.',
          width: 12,
          by: SERVICE,
          byTitle: 'Service',
          columns: requestColumns(SEEN, SERVICE),
          leadsTo: { uid: 'istio-service', title: 'Show the service', variable: 'service' },
        }),
        table({
          title: 'Clients',
          description: 'Workloads that call through the waypoints.',
          width: 12,
          by: 'source_workload',
          byTitle: 'Client',
          columns: requestColumns(SEEN, 'source_workload'),
          leadsTo: { uid: 'istio-workload', title: 'Show the workload', variable: 'workload' },
        }),
      ],
    },
    {
      title: 'Waypoints themselves',
      panels: [
        graph({ title: 'Requests', description: 'By pod: a waypoint has one unless it is scaled, and then they should be alike.', unit: RequestsPerSecond, width: 8, queries: [{ query: total(REQUESTS, AT_WAYPOINT, 'namespace', 'pod'), legend: POD }] }),
        graph({ title: 'Memory', description: 'That Envoy uses for itself.', unit: BytesIEC, width: 8, queries: [{ query: ofWaypoints('envoy_server_memory_allocated'), legend: POD }] }),
        graph({
          title: 'Processors',
          description: 'Needs metrics of containers (cAdvisor).',
          unit: Short,
          width: 8,
          queries: [{ query: `sum by (namespace, pod) (rate(container_cpu_usage_seconds_total{container="istio-proxy", namespace=~"$namespace"}[$__rate_interval]) and on (namespace, pod) ${series(REQUESTS, AT_WAYPOINT)})`, legend: POD }],
        }),
        graph({
          title: 'Connections of TCP',
          description: 'Opened and closed.',
          unit: OpsPerSecond,
          width: 12,
          queries: [{ query: total(TCP_OPENED, SEEN), legend: 'opened' }, { query: total(TCP_CLOSED, SEEN), legend: 'closed' }],
        }),
        graph({ title: 'Connections', description: 'Open ones by pod.', unit: Short, width: 12, queries: [{ query: ofWaypoints('envoy_server_total_connections'), legend: POD }] }),
      ],
    },
  ],
});
