import { Duration } from 'cdk8s';
import { integer } from '../../core/private/checks';

/** The configuration of a Loki of one process on one volume. */
export function lokiConfig(port: number, retention: Duration): object {
  const days = integer('retention in days', retention.toDays({ integral: false }), 1);
  return {
    // Who has access is decided before requests come here.
    auth_enabled: false,
    analytics: { reporting_enabled: false },
    server: { http_listen_port: port },
    common: {
      path_prefix: '/loki',
      replication_factor: 1,
      ring: { kvstore: { store: 'inmemory' } },
      storage: { filesystem: { chunks_directory: '/loki/chunks', rules_directory: '/loki/rules' } },
    },
    schema_config: {
      configs: [{ from: '2024-04-01', store: 'tsdb', object_store: 'filesystem', schema: 'v13', index: { prefix: 'index_', period: '24h' } }],
    },
    limits_config: { retention_period: `${days * 24}h`, volume_enabled: true },
    compactor: { working_directory: '/loki/compactor', retention_enabled: true, delete_request_store: 'filesystem' },
  };
}
