import { BytesIEC, BytesPerSecondIEC, Milliseconds, OpsPerSecond, PercentUnit, RequestsPerSecond } from '@grafana/grafana-foundation-sdk/units';
import { board } from './board';
import { graph, stat, table } from './panels';
import { quantile, top, total } from './promql';
import {
  byStatusClass, DURATION, failureShare, latencies, mutualTlsShare, REQUEST_SIZE, requestColumns, REQUESTS, RESPONSE_SIZE,
  STATUS_COLORS, successShare, TCP_CLOSED, TCP_OPENED, TCP_RECEIVED, TCP_SENT,
} from './requests';
import { labelValues } from './variables';

const IS_SERVER = ['destination_workload_namespace=~"$namespace"', 'destination_workload=~"$workload"'];
const IS_CLIENT = ['source_workload_namespace=~"$namespace"', 'source_workload=~"$workload"'];
/** What comes in, as its own sidecar or its waypoint tells. */
const INBOUND = ['reporter=~"destination|waypoint"', ...IS_SERVER];
/** What goes out, as its own sidecar tells. */
const OUTBOUND = ['reporter="source"', ...IS_CLIENT];
const CLIENT = 'source_workload';
const SERVICE = 'destination_service';

const ANY = '{__name__=~"istio_requests_total|istio_tcp_connections_opened_total"';

/** What does one workload get, and what does it ask of others? */
export const workload = () => board({
  uid: 'istio-workload',
  title: 'Istio Workload Dashboard',
  description: 'What a workload gets, and what it asks of others.',
  variables: [
    labelValues({
      name: 'namespace', title: 'Namespace', description: 'Of the workload.', label: 'destination_workload_namespace', series: `${ANY}}`, several: true,
    }),
    labelValues({
      name: 'workload',
      title: 'Workload',
      description: 'A Deployment, say. Those that only call others, gateways among them, can be typed in.',
      label: 'destination_workload',
      series: `${ANY}, destination_workload_namespace=~"$namespace"}`,
    }),
  ],
  rows: [
    {
      title: 'Now',
      panels: [
        stat({ title: 'Requests in', description: 'Requests per second that it gets.', unit: RequestsPerSecond, width: 4, query: total(REQUESTS, INBOUND) }),
        stat({ title: 'Success in', description: 'Share of these without a failure of the workload.', unit: PercentUnit, width: 4, limits: { warning: 0.999, alarm: 0.99 }, query: successShare(INBOUND) }),
        stat({ title: 'P99 in', description: 'All but one of a hundred are answered faster.', unit: Milliseconds, width: 4, query: quantile(0.99, DURATION, INBOUND) }),
        stat({ title: 'Mutual TLS in', description: 'Share of these within mutual TLS.', unit: PercentUnit, width: 4, limits: { warning: 1, alarm: 0.9 }, query: mutualTlsShare(IS_SERVER) }),
        stat({ title: 'Requests out', description: 'Requests per second that it sends.', unit: RequestsPerSecond, width: 4, query: total(REQUESTS, OUTBOUND) }),
        stat({ title: 'Success out', description: 'Share of these without a failure of what it calls.', unit: PercentUnit, width: 4, limits: { warning: 0.999, alarm: 0.99 }, query: successShare(OUTBOUND) }),
      ],
    },
    {
      title: 'In',
      panels: [
        graph({ title: 'Requests by status', description: 'What it answers.', unit: RequestsPerSecond, width: 8, stacked: true, colors: STATUS_COLORS, queries: byStatusClass(INBOUND) }),
        graph({ title: 'Latency', description: 'How fast it answers, by its own proxy.', unit: Milliseconds, width: 8, queries: latencies(INBOUND) }),
        graph({ title: 'Requests by client', description: 'The ten workloads that ask most.', unit: RequestsPerSecond, width: 8, stacked: true, queries: [{ query: top(total(REQUESTS, INBOUND, CLIENT)), legend: '{{source_workload}}' }] }),
        graph({
          title: 'Sizes',
          description: 'Bodies of requests and responses.',
          unit: BytesIEC,
          width: 12,
          queries: [
            { query: quantile(0.99, REQUEST_SIZE, INBOUND), legend: 'requests P99' },
            { query: quantile(0.99, RESPONSE_SIZE, INBOUND), legend: 'responses P99' },
          ],
        }),
        graph({
          title: 'Requests by identity',
          description: 'Whose certificate the clients have: what an AuthorizationPolicy would name. Empty is plain text.',
          unit: RequestsPerSecond,
          width: 12,
          stacked: true,
          queries: [{ query: top(total(REQUESTS, INBOUND, 'source_principal')), legend: '{{source_principal}}' }],
        }),
      ],
    },
    {
      title: 'Out',
      panels: [
        graph({ title: 'Requests by service', description: 'What it depends on.', unit: RequestsPerSecond, width: 8, stacked: true, queries: [{ query: top(total(REQUESTS, OUTBOUND, SERVICE)), legend: '{{destination_service}}' }] }),
        graph({ title: 'Failed share by service', description: 'Which of these let it down.', unit: PercentUnit, width: 8, limits: { warning: 0.01, alarm: 0.05 }, queries: [{ query: top(failureShare(OUTBOUND, SERVICE)), legend: '{{destination_service}}' }] }),
        graph({ title: 'P99 by service', description: 'Which of these keep it waiting.', unit: Milliseconds, width: 8, queries: [{ query: top(quantile(0.99, DURATION, OUTBOUND, SERVICE)), legend: '{{destination_service}}' }] }),
        table({
          title: 'Services that it calls',
          description: 'A click leads to the service.',
          width: 24,
          by: SERVICE,
          byTitle: 'Service',
          columns: requestColumns(OUTBOUND, SERVICE),
          leadsTo: { uid: 'istio-service', title: 'Show the service', variable: 'service' },
        }),
      ],
    },
    {
      title: 'TCP',
      panels: [
        graph({
          title: 'Connections',
          description: 'In and out, opened and closed.',
          unit: OpsPerSecond,
          width: 12,
          queries: [
            { query: total(TCP_OPENED, INBOUND), legend: 'in, opened' },
            { query: total(TCP_CLOSED, INBOUND), legend: 'in, closed' },
            { query: total(TCP_OPENED, OUTBOUND), legend: 'out, opened' },
            { query: total(TCP_CLOSED, OUTBOUND), legend: 'out, closed' },
          ],
        }),
        graph({
          title: 'Bytes',
          description: 'Received is what the client of a connection sent, sent what it got back.',
          unit: BytesPerSecondIEC,
          width: 12,
          queries: [
            { query: total(TCP_RECEIVED, INBOUND), legend: 'in, received' },
            { query: total(TCP_SENT, INBOUND), legend: 'in, sent' },
            { query: total(TCP_RECEIVED, OUTBOUND), legend: 'out, received' },
            { query: total(TCP_SENT, OUTBOUND), legend: 'out, sent' },
          ],
        }),
      ],
    },
  ],
});
