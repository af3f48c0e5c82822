import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';

type Labels = Record<string, string>;

const POD = { namespace: 'istio-system', pod: 'ztunnel-mock' };
const TRAFFIC = {
  ...POD,
  source_workload: 'client',
  source_workload_namespace: 'outside',
  destination_service: 'stock.ambient.svc.cluster.local',
  destination_workload: 'stock',
  destination_workload_namespace: 'ambient',
};

/** What a ztunnel says of connections at either end, and of one that a policy refused and one in plain text. */
const CONNECTIONS: Labels[] = [
  { ...TRAFFIC, reporter: 'source', response_flags: '-', connection_security_policy: 'mutual_tls' },
  { ...TRAFFIC, reporter: 'destination', response_flags: '-', connection_security_policy: 'mutual_tls' },
  { ...TRAFFIC, reporter: 'destination', response_flags: '-', connection_security_policy: 'unknown' },
  { ...TRAFFIC, reporter: 'destination', response_flags: 'DENY', connection_security_policy: 'mutual_tls' },
];

const COUNTERS: Record<string, Labels[]> = {
  istio_tcp_connections_opened_total: CONNECTIONS,
  istio_tcp_connections_closed_total: CONNECTIONS,
  istio_tcp_received_bytes_total: CONNECTIONS,
  istio_tcp_sent_bytes_total: CONNECTIONS,
  istio_xds_message_total: [{ ...POD, url: 'type.googleapis.com/istio.workload.Address' }],
  istio_xds_connection_terminations_total: [{ ...POD, reason: 'Reconnect' }],
  istio_dns_requests_total: [POD],
  istio_dns_upstream_requests_total: [POD],
  istio_dns_upstream_failures_total: [POD],
  workload_manager_proxies_started_total: [POD],
  workload_manager_proxies_stopped_total: [POD],
};

const GAUGES: Record<string, Labels[]> = {
  workload_manager_active_proxy_count: [POD],
  workload_manager_pending_proxy_count: [POD],
  process_open_fds: [POD],
  process_max_fds: [POD],
};

/** What the kubelet says of the containers of pods. */
const containers = (pods: Labels[]) => pods.map((pod) => ({ ...pod, container: 'istio-proxy' }));

/**
 * A mock of what the lab does not have: a ztunnel, which is in no registry, and a kubelet that measures containers.
 *
 * It has their metrics, with their labels, and numbers that mean nothing: it shows that queries ask for what these tell.
 */
export class MockExporter {
  /** The metrics that nothing but the mock has in the lab. */
  public static readonly METRICS = [...Object.keys(COUNTERS), ...Object.keys(GAUGES), 'container_cpu_usage_seconds_total', 'container_memory_working_set_bytes']
    .filter((name) => !name.startsWith('istio_tcp_') && !name.startsWith('process_'));

  /** @param pods namespace and name of the pods whose containers it measures */
  public static start(pods: Labels[]): Promise<MockExporter> {
    const begin = Date.now();
    const proxies = containers([POD, ...pods]);
    const server = createServer((_, response) => {
      const seconds = (Date.now() - begin) / 1000;
      response.end([
        ...lines({ ...COUNTERS, container_cpu_usage_seconds_total: proxies }, seconds),
        ...lines({ ...GAUGES, container_memory_working_set_bytes: proxies }, 1),
      ].join('\n') + '\n');
    });
    // Where something else fails, it does not keep the tests from ending.
    server.unref();
    return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(new MockExporter(server))));
  }

  public readonly port: number;

  private constructor(private readonly server: Server) {
    this.port = (server.address() as AddressInfo).port;
  }

  public async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
  }
}

const lines = (metrics: Record<string, Labels[]>, value: number) => Object.entries(metrics).flatMap(([name, series]) =>
  series.map((labels) => `${name}{${Object.entries(labels).map(([label, text]) => `${label}="${text}"`).join(',')}} ${value}`));
