import { BytesPerSecondIEC, OpsPerSecond, PercentUnit, Short } from '@grafana/grafana-foundation-sdk/units';
import { board } from './board';
import { graph, stat } from './panels';
import { Matchers, ofTargetWith, orZero, rate, share, sum, top } from './promql';
import { TCP_CLOSED, TCP_OPENED, TCP_RECEIVED, TCP_SENT } from './requests';

/** A metric that ztunnel alone has: connections are counted by Envoys under the same names. */
const ZTUNNEL = 'workload_manager_active_proxy_count';

const counted = (metric: string, matchers: Matchers, ...by: string[]) => sum(ofTargetWith(rate(metric, matchers), ZTUNNEL), ...by);

/** Connections are told of at both ends, of which this is the one that refuses. */
const SERVED = ['reporter="destination"'];
const MUTUAL_TLS = 'connection_security_policy="mutual_tls"';

/** Does layer 4 of ambient mode carry what it should? */
export const ztunnel = () => board({
  uid: 'istio-ztunnel',
  title: 'Istio Ztunnel Dashboard',
  description: 'Whether layer 4 of ambient mode carries what it should.',
  rows: [
    {
      title: 'Now',
      panels: [
        stat({ title: 'Ztunnels', description: 'One for each node.', unit: Short, width: 4, query: `count(${ZTUNNEL})` }),
        stat({ title: 'Pods', description: 'That ztunnels serve.', unit: Short, width: 4, query: sum(ZTUNNEL) }),
        stat({ title: 'Waiting pods', description: 'That a ztunnel should serve and does not yet. They do not start.', unit: Short, width: 4, limits: { warning: 1, alarm: 5 }, query: orZero(sum('workload_manager_pending_proxy_count')) }),
        stat({ title: 'Connections', description: 'Opened per second.', unit: OpsPerSecond, width: 4, query: counted(TCP_OPENED, SERVED) }),
        stat({
          title: 'Mutual TLS',
          description: 'Share of connections that arrive through HBONE.',
          unit: PercentUnit,
          width: 4,
          limits: { warning: 1, alarm: 0.9 },
          query: share(counted(TCP_OPENED, [...SERVED, MUTUAL_TLS]), counted(TCP_OPENED, SERVED)),
        }),
        stat({ title: 'Refused', description: 'Connections that an AuthorizationPolicy refused, per second.', unit: OpsPerSecond, width: 4, query: orZero(counted(TCP_CLOSED, ['response_flags="DENY"'])) }),
      ],
    },
    {
      title: 'Connections',
      panels: [
        graph({ title: 'By service', description: 'The ten services that are connected to most, as clients tell.', unit: OpsPerSecond, width: 8, stacked: true, queries: [{ query: top(counted(TCP_OPENED, ['reporter="source"'], 'destination_service')), legend: '{{destination_service}}' }] }),
        graph({ title: 'By workload', description: 'The ten workloads that get most.', unit: OpsPerSecond, width: 8, stacked: true, queries: [{ query: top(counted(TCP_OPENED, SERVED, 'destination_workload')), legend: '{{destination_workload}}' }] }),
        graph({
          title: 'Why they ended',
          description: 'DENY was refused by a policy, CONNECT found nobody at the other end.',
          unit: OpsPerSecond,
          width: 8,
          queries: [{ query: counted(TCP_CLOSED, ['response_flags!="-"'], 'reporter', 'response_flags'), legend: '{{response_flags}} ({{reporter}})' }],
        }),
        graph({
          title: 'Bytes',
          description: 'Through all ztunnels. Received is what clients sent.',
          unit: BytesPerSecondIEC,
          width: 8,
          queries: [{ query: counted(TCP_RECEIVED, SERVED), legend: 'received' }, { query: counted(TCP_SENT, SERVED), legend: 'sent' }],
        }),
        graph({ title: 'By node', description: 'Connections that each ztunnel opened or took.', unit: OpsPerSecond, width: 8, queries: [{ query: counted(TCP_OPENED, [], 'pod'), legend: '{{pod}}' }] }),
        graph({
          title: 'Outside mutual TLS',
          description: 'Workloads that are connected to in plain text.',
          unit: OpsPerSecond,
          width: 8,
          queries: [{ query: top(counted(TCP_OPENED, [...SERVED, 'connection_security_policy!="mutual_tls"'], 'destination_workload')), legend: '{{destination_workload}}' }],
        }),
      ],
    },
    {
      title: 'Ztunnel itself',
      panels: [
        graph({
          title: 'Pods',
          description: 'That came and went, by node.',
          unit: OpsPerSecond,
          width: 8,
          queries: [
            { query: sum(rate('workload_manager_proxies_started_total'), 'pod'), legend: '{{pod}}, came' },
            { query: sum(rate('workload_manager_proxies_stopped_total'), 'pod'), legend: '{{pod}}, went' },
          ],
        }),
        graph({
          title: 'Messages of istiod', description: 'By type of what they tell.', unit: OpsPerSecond, width: 8, queries: [{ query: sum(rate('istio_xds_message_total'), 'url'), legend: '{{url}}' }],
        }),
        graph({
          title: 'Lost connections to istiod',
          description: 'By reason. istiod ends each connection after half an hour or so; what comes more often is trouble.',
          unit: OpsPerSecond,
          width: 8,
          queries: [{ query: sum(rate('istio_xds_connection_terminations_total'), 'reason'), legend: '{{reason}}' }],
        }),
        graph({
          title: 'Open files',
          description: 'Share of what a ztunnel may have. Each connection takes some.',
          unit: PercentUnit,
          width: 12,
          limits: { warning: 0.7, alarm: 0.9 },
          queries: [{ query: ofTargetWith('process_open_fds / process_max_fds', ZTUNNEL), legend: '{{pod}}' }],
        }),
        graph({
          title: 'DNS',
          description: 'Where ztunnel answers it: questions, those that it passed on, and those that failed there.',
          unit: OpsPerSecond,
          width: 12,
          queries: [
            { query: counted('istio_dns_requests_total', []), legend: 'questions' },
            { query: counted('istio_dns_upstream_requests_total', []), legend: 'passed on' },
            { query: counted('istio_dns_upstream_failures_total', []), legend: 'failed' },
          ],
        }),
      ],
    },
  ],
});
