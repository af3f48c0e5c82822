import { Duration } from 'cdk8s';
import { Loki, LokiProps } from '../../src/addons';
import { configOf, containerOf, objectsOf } from '../support/addons';
import { chart } from '../support/synth';

const define = (props: LokiProps = {}) => objectsOf((scope) => new Loki(scope, 'loki', props));

test('it keeps logs for a week', () => {
  const objects = define();

  expect(configOf(objects, 'config.yaml')).toEqual({
    auth_enabled: false,
    analytics: { reporting_enabled: false },
    server: { http_listen_port: 3100 },
    common: {
      path_prefix: '/loki',
      replication_factor: 1,
      ring: { kvstore: { store: 'inmemory' } },
      storage: { filesystem: { chunks_directory: '/loki/chunks', rules_directory: '/loki/rules' } },
    },
    schema_config: {
      configs: [{ from: '2024-04-01', store: 'tsdb', object_store: 'filesystem', schema: 'v13', index: { prefix: 'index_', period: '24h' } }],
    },
    limits_config: { retention_period: '168h', volume_enabled: true },
    compactor: { working_directory: '/loki/compactor', retention_enabled: true, delete_request_store: 'filesystem' },
  });
  expect(containerOf(objects).volumeMounts.map(({ name, mountPath }: any) => `${name} ${mountPath}`)).toEqual(['config /etc/loki', 'data /loki', 'scratch-0 /tmp']);
});

test('it keeps them as long as it shall', () => {
  expect(configOf(define({ retention: Duration.days(30) }), 'config.yaml').limits_config.retention_period).toBe('720h');
});

test('others find it', () => {
  expect(new Loki(chart(), 'loki').lokiUrl).toBe('http://loki.shop.svc.cluster.local:3100');
  expect(Loki.fromUrl('http://loki:3100')).toEqual({ lokiUrl: 'http://loki:3100' });
});

test('fails with what cannot be', () => {
  expect(() => new Loki(chart(), 'loki', { retention: Duration.hours(36) })).toThrow('retention in days must be a whole number of at least 1, got 1.5 [test/loki]');
  expect(() => Loki.fromUrl('loki')).toThrow("url of a Loki must be a URL such as 'https://www.example.com/path', got 'loki'");
});
