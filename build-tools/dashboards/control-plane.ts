import { BytesIEC, OpsPerSecond, Seconds, Short } from '@grafana/grafana-foundation-sdk/units';
import { board } from './board';
import { graph, Query, stat } from './panels';
import { count, max, min, ofTargetWith, orZero, quantile, rate, sum, total } from './promql';

/** A metric that istiod alone has. */
const ISTIOD = 'istiod_uptime_seconds';

const quantiles = (histogram: string): Query[] => [0.5, 0.9, 0.99].map((q) => ({ query: quantile(q, histogram), legend: `P${q * 100}` }));

/** What istiod found in the configuration as a whole: each of them is 0 in a sound mesh. */
const CONFLICTS: Query[] = [
  { query: sum('pilot_conflict_inbound_listener'), legend: 'inbound listeners that clash' },
  { query: sum('pilot_conflict_outbound_listener_tcp_over_current_tcp'), legend: 'TCP Services at one address and port' },
  { query: sum('pilot_vservice_dup_domain'), legend: 'VirtualServices with the same host' },
  { query: sum('pilot_destrule_subsets'), legend: 'subsets that are defined twice' },
  { query: sum('pilot_duplicate_envoy_clusters'), legend: 'clusters with the same name' },
  { query: sum('pilot_dns_cluster_without_endpoints'), legend: 'DNS hosts without endpoints' },
  { query: sum('pilot_eds_no_instances'), legend: 'clusters without instances' },
  { query: sum('endpoint_no_pod'), legend: 'endpoints without a pod' },
  { query: sum('pilot_no_ip'), legend: 'pods without an address' },
];

/** Does istiod bring what is configured to all proxies, and how soon? */
export const controlPlane = () => board({
  uid: 'istio-control-plane',
  title: 'Istio Control Plane Dashboard',
  description: 'Whether istiod brings what is configured to all proxies, and how soon.',
  rows: [
    {
      title: 'Now',
      panels: [
        stat({ title: 'istiod', description: 'Instances that are scraped.', unit: Short, width: 4, limits: { warning: 2, alarm: 1 }, query: count(ISTIOD) }),
        stat({ title: 'Proxies', description: 'Connected by xDS: sidecars, gateways, waypoints and ztunnels.', unit: Short, width: 4, query: sum('pilot_xds') }),
        stat({
          title: 'Convergence', description: 'From a change until 99 of 100 proxies have it.', unit: Seconds, width: 4, limits: { warning: 5, alarm: 30 }, query: quantile(0.99, 'pilot_proxy_convergence_time'),
        }),
        stat({
          title: 'Refused updates',
          description: 'In the last quarter of an hour. A proxy that refuses an update keeps what it had.',
          unit: Short,
          width: 4,
          limits: { warning: 0.5, alarm: 1 },
          query: orZero(sum('increase(pilot_total_xds_rejects[15m])')),
        }),
        stat({
          title: 'Root certificate',
          description: 'Time until it expires, and with it all certificates of workloads.',
          unit: Seconds,
          width: 4,
          limits: { warning: 90 * 86400, alarm: 30 * 86400 },
          query: `${min('citadel_server_root_cert_expiry_timestamp')} - time()`,
        }),
        stat({
          title: 'Refused manifests',
          description: 'That istiod\'s webhook refused in the last quarter of an hour.',
          unit: Short,
          width: 4,
          limits: { warning: 1, alarm: 10 },
          query: orZero(sum('increase(galley_validation_failed[15m])')),
        }),
      ],
    },
    {
      title: 'From a change to the proxies',
      panels: [
        graph({ title: 'Convergence', description: 'From a change until a proxy has it: all of the times beside this one.', unit: Seconds, width: 8, limits: { warning: 5, alarm: 30 }, queries: quantiles('pilot_proxy_convergence_time') }),
        graph({
          title: 'Where the time goes',
          description: 'P99 of each step: changes are collected, the state of the mesh is computed, proxies wait in a queue, their configuration is generated and sent.',
          unit: Seconds,
          width: 8,
          queries: [
            { query: quantile(0.99, 'pilot_debounce_time'), legend: 'collecting' },
            { query: quantile(0.99, 'pilot_pushcontext_init_seconds'), legend: 'computing' },
            { query: quantile(0.99, 'pilot_proxy_queue_time'), legend: 'queue' },
            { query: quantile(0.99, 'pilot_xds_push_time'), legend: 'generating' },
            { query: quantile(0.99, 'pilot_xds_send_time'), legend: 'sending' },
          ],
        }),
        graph({ title: 'What causes it', description: 'Updates by what brought them about. Endpoints change often, configuration and Services seldom.', unit: OpsPerSecond, width: 8, stacked: true, queries: [{ query: total('pilot_push_triggers', [], 'type'), legend: '{{type}}' }] }),
        graph({ title: 'Pushes', description: 'Configuration sent to proxies, by type: cds clusters, lds listeners, rds routes, eds endpoints, nds names.', unit: OpsPerSecond, width: 8, stacked: true, queries: [{ query: total('pilot_xds_pushes', [], 'type'), legend: '{{type}}' }] }),
        graph({ title: 'Size', description: 'P99 of what a proxy gets, by type. A Sidecar resource or exportTo makes it smaller.', unit: BytesIEC, width: 8, queries: [{ query: quantile(0.99, 'pilot_xds_config_size_bytes', [], 'type'), legend: '{{type}}' }] }),
        graph({
          title: 'Changes',
          description: 'What istiod saw: its own kinds, Services with their endpoints, and what is counted of both.',
          unit: OpsPerSecond,
          width: 8,
          queries: [
            { query: total('pilot_k8s_cfg_events', [], 'event'), legend: 'configuration, {{event}}' },
            { query: total('pilot_k8s_reg_events', [], 'event'), legend: 'cluster, {{event}}' },
          ],
        }),
      ],
    },
    {
      title: 'What goes wrong',
      panels: [
        graph({
          title: 'Refused and failed pushes',
          description: 'Refused by the proxy; too slow to be sent; failed within istiod; answered late.',
          unit: OpsPerSecond,
          width: 8,
          queries: [
            { query: orZero(total('pilot_total_xds_rejects')), legend: 'refused' },
            { query: orZero(total('pilot_xds_write_timeout')), legend: 'too slow' },
            { query: orZero(total('pilot_total_xds_internal_errors')), legend: 'failed' },
            { query: orZero(total('pilot_xds_expired_nonce')), legend: 'late' },
          ],
        }),
        graph({ title: 'Conflicts', description: 'Objects that do not go together. Each is 0 in a sound mesh, but for clusters without instances.', unit: Short, width: 8, queries: CONFLICTS }),
        graph({
          title: 'Calls of istiod that failed',
          description: 'By gRPC code: proxies and their agents ask for configuration and certificates.',
          unit: OpsPerSecond,
          width: 8,
          queries: [{ query: orZero(total('grpc_server_handled_total', ['grpc_code!~"OK|Canceled"'])), legend: 'failed' }],
        }),
      ],
    },
    {
      title: 'Webhooks',
      panels: [
        graph({
          title: 'Validation',
          description: 'Manifests by what the webhook said of them.',
          unit: OpsPerSecond,
          width: 8,
          queries: [
            { query: orZero(total('galley_validation_passed')), legend: 'accepted' },
            { query: orZero(total('galley_validation_failed')), legend: 'refused' },
            { query: orZero(total('galley_validation_http_error')), legend: 'error' },
          ],
        }),
        graph({
          title: 'Injection',
          description: 'Pods that were to get a sidecar. Those that fail do not start.',
          unit: OpsPerSecond,
          width: 8,
          queries: [
            { query: orZero(total('sidecar_injection_requests_total')), legend: 'asked' },
            { query: orZero(total('sidecar_injection_success_total')), legend: 'injected' },
            { query: orZero(total('sidecar_injection_failure_total')), legend: 'failed' },
            { query: orZero(total('sidecar_injection_skip_total')), legend: 'left alone' },
          ],
        }),
        graph({ title: 'Time to inject', description: 'How long a pod waits for it.', unit: Seconds, width: 8, queries: quantiles('sidecar_injection_time_seconds') }),
      ],
    },
    {
      title: 'Certificates',
      panels: [
        graph({
          title: 'Certificates',
          description: 'Of workloads: asked for, given, and why not.',
          unit: OpsPerSecond,
          width: 12,
          queries: [
            { query: orZero(total('citadel_server_csr_count')), legend: 'asked' },
            { query: orZero(total('citadel_server_success_cert_issuance_count')), legend: 'given' },
            { query: orZero(total('citadel_server_authentication_failure_count')), legend: 'not authenticated' },
            { query: orZero(total('citadel_server_csr_parsing_err_count')), legend: 'request not read' },
            { query: orZero(total('citadel_server_csr_sign_err_count')), legend: 'not signed' },
          ],
        }),
        graph({
          title: 'Certificates of gateways',
          description: 'Secrets that could not be had for the TLS of a gateway.',
          unit: OpsPerSecond,
          width: 12,
          queries: [{ query: orZero(total('pilot_sds_certificate_errors_total')), legend: 'failed' }],
        }),
      ],
    },
    {
      title: 'Saturation',
      panels: [
        graph({ title: 'Processors', description: 'That an instance keeps busy.', unit: Short, width: 8, queries: [{ query: ofTargetWith(rate('process_cpu_seconds_total'), ISTIOD), legend: '{{pod}}' }] }),
        graph({
          title: 'Memory',
          description: 'Of an instance: what the system gave it, and what its heap uses.',
          unit: BytesIEC,
          width: 8,
          queries: [
            { query: ofTargetWith('process_resident_memory_bytes', ISTIOD), legend: '{{pod}}, resident' },
            { query: ofTargetWith('go_memstats_heap_inuse_bytes', ISTIOD), legend: '{{pod}}, heap' },
          ],
        }),
        graph({
          title: 'Proxies by instance',
          description: 'Connections move only when they break, so a new instance is idle at first.',
          unit: Short,
          width: 8,
          queries: [{ query: sum('pilot_xds', 'pod'), legend: '{{pod}}' }],
        }),
        graph({ title: 'Goroutines', description: 'Steady growth is a leak.', unit: Short, width: 8, queries: [{ query: ofTargetWith('go_goroutines', ISTIOD), legend: '{{pod}}' }] }),
        graph({
          title: 'Garbage collection', description: 'The longest pause.', unit: Seconds, width: 8, queries: [{ query: ofTargetWith('go_gc_duration_seconds{quantile="1"}', ISTIOD), legend: '{{pod}}' }],
        }),
        graph({
          title: 'What istiod knows',
          description: 'Services and VirtualServices, which the size of the configuration grows with.',
          unit: Short,
          width: 8,
          queries: [{ query: max('pilot_services'), legend: 'Services' }, { query: max('pilot_virt_services'), legend: 'VirtualServices' }],
        }),
      ],
    },
  ],
});
