import { BytesIEC, BytesPerSecondIEC, Milliseconds, OpsPerSecond, PercentUnit, RequestsPerSecond, Short } from '@grafana/grafana-foundation-sdk/units';
import { board } from './board';
import { graph, stat, table } from './panels';
import { count, quantile, top, total } from './promql';
import {
  byStatusClass, DURATION, failureShare, failures, latencies, mutualTlsShare, REQUEST_SIZE, requestColumns, REQUESTS, RESPONSE_SIZE,
  STATUS_COLORS, successShare, TCP_CLOSED, TCP_OPENED, TCP_RECEIVED, TCP_SENT,
} from './requests';
import { labelValues, reporter } from './variables';

const OF_SERVICE = 'destination_service=~"$service"';
const SEEN = ['reporter=~"$reporter"', OF_SERVICE, 'source_workload=~"$client"'];
const WORKLOAD = 'destination_workload';
const CLIENT = 'source_workload';

/** How does one service answer, to whom, and by which of its workloads? */
export const service = () => board({
  uid: 'istio-service',
  title: 'Istio Service Dashboard',
  description: 'How a service answers, to whom, and by which of its workloads.',
  variables: [
    reporter(),
    labelValues({
      name: 'service', title: 'Service', description: 'Its full name.', label: 'destination_service', series: '{__name__=~"istio_requests_total|istio_tcp_connections_opened_total"}',
    }),
    labelValues({
      name: 'client', title: 'Client', description: 'Workloads that call it.', label: 'source_workload', series: '{__name__=~"istio_requests_total|istio_tcp_connections_opened_total", destination_service="$service"}', several: true,
    }),
  ],
  rows: [
    {
      title: 'Now',
      panels: [
        stat({ title: 'Requests', description: 'Requests per second.', unit: RequestsPerSecond, width: 4, query: total(REQUESTS, SEEN) }),
        stat({
          title: 'Success', description: 'Share of requests without a failure of the server.', unit: PercentUnit, width: 4, limits: { warning: 0.999, alarm: 0.99 }, query: successShare(SEEN),
        }),
        stat({ title: 'P50', description: 'Half of the requests are faster.', unit: Milliseconds, width: 4, query: quantile(0.5, DURATION, SEEN) }),
        stat({ title: 'P99', description: 'All but one request of a hundred are faster.', unit: Milliseconds, width: 4, query: quantile(0.99, DURATION, SEEN) }),
        stat({ title: 'Clients', description: 'Workloads that send requests.', unit: Short, width: 4, query: count(`${total(REQUESTS, SEEN, CLIENT, 'source_workload_namespace')} > 0`) }),
        stat({
          title: 'Mutual TLS',
          description: 'Share of requests that arrive within mutual TLS.',
          unit: PercentUnit,
          width: 4,
          limits: { warning: 1, alarm: 0.9 },
          query: mutualTlsShare([OF_SERVICE, 'source_workload=~"$client"']),
        }),
      ],
    },
    {
      title: 'Requests',
      panels: [
        graph({ title: 'By status', description: 'Requests by the class of their status.', unit: RequestsPerSecond, width: 8, stacked: true, colors: STATUS_COLORS, queries: byStatusClass(SEEN) }),
        graph({ title: 'By workload', description: 'Which workload answers: how a route splits the traffic between versions.', unit: RequestsPerSecond, width: 8, stacked: true, queries: [{ query: total(REQUESTS, SEEN, WORKLOAD), legend: '{{destination_workload}}' }] }),
        graph({ title: 'By client', description: 'The ten workloads that ask most.', unit: RequestsPerSecond, width: 8, stacked: true, queries: [{ query: top(total(REQUESTS, SEEN, CLIENT, 'source_workload_namespace')), legend: '{{source_workload}} ({{source_workload_namespace}})' }] }),
      ],
    },
    {
      title: 'Latency',
      panels: [
        graph({ title: 'Of all requests', description: 'At a client this includes the network and retries of its proxy, at a server only its own proxy and program.', unit: Milliseconds, width: 8, queries: latencies(SEEN) }),
        graph({ title: 'P99 by workload', description: 'A version or a zone that is slower than its peers.', unit: Milliseconds, width: 8, queries: [{ query: quantile(0.99, DURATION, SEEN, WORKLOAD), legend: '{{destination_workload}}' }] }),
        graph({ title: 'P99 by client', description: 'A client that is slower than others asks for other things, or from farther away.', unit: Milliseconds, width: 8, queries: [{ query: top(quantile(0.99, DURATION, SEEN, CLIENT)), legend: '{{source_workload}}' }] }),
      ],
    },
    {
      title: 'Failures',
      panels: [
        graph({ title: 'Failed share by workload', description: 'A single bad version shows here before it does in the whole.', unit: PercentUnit, width: 8, limits: { warning: 0.01, alarm: 0.05 }, queries: [{ query: failureShare(SEEN, WORKLOAD), legend: '{{destination_workload}}' }] }),
        graph({ title: 'Failures by client', description: 'Failed requests per second of the ten clients that see most.', unit: RequestsPerSecond, width: 8, queries: [{ query: top(failures(SEEN, CLIENT)), legend: '{{source_workload}}' }] }),
        graph({
          title: 'Reasons that proxies give',
          description: 'Response flags of Envoy: UH no healthy endpoint, UF no connection, URX retries used up, UO circuit breaker open, DC the client went away.',
          unit: RequestsPerSecond,
          width: 8,
          queries: [{ query: total(REQUESTS, [OF_SERVICE, 'source_workload=~"$client"', 'response_flags!="-"'], 'reporter', 'response_flags'), legend: '{{response_flags}} ({{reporter}})' }],
        }),
      ],
    },
    {
      title: 'Who and how much',
      panels: [
        table({
          title: 'Workloads',
          description: 'That answer for the service. A click leads to the workload.',
          width: 12,
          by: WORKLOAD,
          byTitle: 'Workload',
          columns: requestColumns(SEEN, WORKLOAD),
          leadsTo: { uid: 'istio-workload', title: 'Show the workload', variable: 'workload' },
        }),
        table({
          title: 'Clients',
          description: 'That call the service. A click leads to the workload.',
          width: 12,
          by: CLIENT,
          byTitle: 'Client',
          columns: requestColumns(SEEN, CLIENT),
          leadsTo: { uid: 'istio-workload', title: 'Show the workload', variable: 'workload' },
        }),
        graph({
          title: 'Sizes',
          description: 'Bodies of requests and responses.',
          unit: BytesIEC,
          width: 12,
          queries: [0.5, 0.99].flatMap((q) => [
            { query: quantile(q, REQUEST_SIZE, SEEN), legend: `requests P${q * 100}` },
            { query: quantile(q, RESPONSE_SIZE, SEEN), legend: `responses P${q * 100}` },
          ]),
        }),
        graph({
          title: 'gRPC by status',
          description: 'Calls by their code; 0 is success.',
          unit: RequestsPerSecond,
          width: 12,
          stacked: true,
          queries: [{ query: total(REQUESTS, [...SEEN, 'request_protocol="grpc"'], 'grpc_response_status'), legend: '{{grpc_response_status}}' }],
        }),
      ],
    },
    {
      title: 'TCP',
      panels: [
        graph({
          title: 'Connections',
          description: 'Opened and closed.',
          unit: OpsPerSecond,
          width: 12,
          queries: [{ query: total(TCP_OPENED, SEEN), legend: 'opened' }, { query: total(TCP_CLOSED, SEEN), legend: 'closed' }],
        }),
        graph({
          title: 'Bytes',
          description: 'What clients sent to the service, and what it sent back.',
          unit: BytesPerSecondIEC,
          width: 12,
          queries: [{ query: total(TCP_RECEIVED, SEEN), legend: 'received' }, { query: total(TCP_SENT, SEEN), legend: 'sent' }],
        }),
      ],
    },
  ],
});
