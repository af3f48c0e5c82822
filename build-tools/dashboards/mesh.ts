import { BytesPerSecondIEC, Milliseconds, OpsPerSecond, PercentUnit, RequestsPerSecond, Short } from '@grafana/grafana-foundation-sdk/units';
import { board } from './board';
import { graph, stat, table } from './panels';
import { count, orZero, quantile, sum, top, total } from './promql';
import {
  byStatusClass, DURATION, failureShare, latencies, mutualTlsShare, requestColumns, REQUESTS, STATUS_COLORS, successShare,
  TCP_CLOSED, TCP_OPENED, TCP_RECEIVED, TCP_SENT,
} from './requests';
import { labelValues, reporter } from './variables';

const IN_NAMESPACE = 'destination_service_namespace=~"$namespace"';
const SEEN = ['reporter=~"$reporter"', IN_NAMESPACE];
const SERVICE = 'destination_service';

/** Is the mesh as a whole well, and which service is not? */
export const mesh = () => board({
  uid: 'istio-mesh',
  title: 'Istio Mesh Dashboard',
  description: 'Whether the mesh as a whole is well, and which service is not.',
  variables: [
    reporter(),
    labelValues({
      name: 'namespace', title: 'Namespace', description: 'Of the services that are called.', label: 'destination_service_namespace', series: REQUESTS, several: true,
    }),
  ],
  rows: [
    {
      title: 'Now',
      panels: [
        stat({ title: 'Requests', description: 'Requests per second, each counted once.', unit: RequestsPerSecond, width: 4, query: total(REQUESTS, SEEN) }),
        stat({
          title: 'Success',
          description: 'Share of requests without a failure of the server: neither a status 5xx nor a code of gRPC that means the same.',
          unit: PercentUnit,
          width: 4,
          limits: { warning: 0.999, alarm: 0.99 },
          query: successShare(SEEN),
        }),
        stat({ title: 'P99', description: 'All but one request of a hundred are faster.', unit: Milliseconds, width: 4, query: quantile(0.99, DURATION, SEEN) }),
        stat({
          title: 'Mutual TLS',
          description: 'Share of requests that reach their server within mutual TLS. Clients cannot tell, so this is what servers report.',
          unit: PercentUnit,
          width: 4,
          limits: { warning: 1, alarm: 0.9 },
          query: mutualTlsShare([IN_NAMESPACE]),
        }),
        stat({ title: 'Services called', description: 'Services that got requests.', unit: Short, width: 4, query: count(`${total(REQUESTS, SEEN, SERVICE)} > 0`) }),
        stat({ title: 'Proxies', description: 'Sidecars, gateways, waypoints and ztunnels that are connected to istiod.', unit: Short, width: 4, query: sum('pilot_xds') }),
      ],
    },
    {
      title: 'Traffic',
      panels: [
        graph({ title: 'Requests by status', description: 'A jump of 4xx is often a client that was changed, one of 5xx a server.', unit: RequestsPerSecond, width: 8, stacked: true, colors: STATUS_COLORS, queries: byStatusClass(SEEN) }),
        graph({ title: 'Latency', description: 'Over all services: a slow one hides in P50, and shows in P99.', unit: Milliseconds, width: 8, queries: latencies(SEEN) }),
        graph({ title: 'Failed requests by service', description: 'The ten services with the largest share of failures.', unit: PercentUnit, width: 8, queries: [{ query: top(failureShare(SEEN, SERVICE)), legend: '{{destination_service}}' }] }),
      ],
    },
    {
      title: 'Services',
      panels: [
        table({
          title: 'Services with requests',
          description: 'HTTP and gRPC. A click leads to the service.',
          width: 14,
          by: SERVICE,
          byTitle: 'Service',
          columns: requestColumns(SEEN, SERVICE),
          leadsTo: { uid: 'istio-service', title: 'Show the service', variable: 'service' },
        }),
        table({
          title: 'Services with connections',
          description: 'TCP that the mesh does not read as requests.',
          width: 10,
          by: SERVICE,
          byTitle: 'Service',
          columns: [
            { title: 'Opened', unit: OpsPerSecond, query: total(TCP_OPENED, SEEN, SERVICE) },
            { title: 'Received', unit: BytesPerSecondIEC, query: total(TCP_RECEIVED, SEEN, SERVICE) },
            { title: 'Sent', unit: BytesPerSecondIEC, query: total(TCP_SENT, SEEN, SERVICE) },
          ],
          leadsTo: { uid: 'istio-service', title: 'Show the service', variable: 'service' },
        }),
      ],
    },
    {
      title: 'Why requests fail',
      panels: [
        graph({
          title: 'Reasons that proxies give',
          description: 'Response flags of Envoy, as clients see them: UH no healthy endpoint, UF no connection, URX retries used up, NR no route, UO circuit breaker open, DC the client went away.',
          unit: RequestsPerSecond,
          width: 12,
          queries: [{ query: total(REQUESTS, ['reporter="source"', IN_NAMESPACE, 'response_flags!="-"'], 'response_flags'), legend: '{{response_flags}}' }],
        }),
        graph({
          title: 'Requests outside mutual TLS',
          description: 'Who gets requests in plain text. A PeerAuthentication in mode STRICT refuses them.',
          unit: RequestsPerSecond,
          width: 12,
          queries: [{ query: top(total(REQUESTS, ['reporter=~"destination|waypoint"', IN_NAMESPACE, 'connection_security_policy!="mutual_tls"'], SERVICE)), legend: '{{destination_service}}' }],
        }),
      ],
    },
    {
      title: 'Connections and versions',
      panels: [
        graph({
          title: 'Connections',
          description: 'TCP connections opened and closed. Where the first stays above the second, connections pile up.',
          unit: OpsPerSecond,
          width: 12,
          queries: [{ query: total(TCP_OPENED, SEEN), legend: 'opened' }, { query: total(TCP_CLOSED, SEEN), legend: 'closed' }],
        }),
        graph({
          title: 'Versions of Istio',
          description: 'Running instances by component and version. More than one version is an upgrade on its way, or one that was forgotten.',
          unit: Short,
          width: 8,
          queries: [{ query: sum('istio_build', 'component', 'tag'), legend: '{{component}} {{tag}}' }],
        }),
        stat({
          title: 'Refused configuration',
          description: 'Updates that proxies refused in the last quarter of an hour. They go on with what they had: see the dashboard of the control plane.',
          unit: Short,
          width: 4,
          limits: { warning: 0.5, alarm: 1 },
          query: orZero(sum('increase(pilot_total_xds_rejects[15m])')),
        }),
      ],
    },
  ],
});
