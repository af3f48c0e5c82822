import { ReadinessProbe, WorkloadGroup, WorkloadGroupProps } from '../../src/istio';
import { LABEL_KEY_RULE, LABEL_VALUE_RULE } from '../support/rules';
import { chart, only } from '../support/synth';

const specOf = (props: WorkloadGroupProps) => only((scope) => new WorkloadGroup(scope, 'group', props)).spec;

test('a workload group needs nothing', () => {
  expect(only((scope) => new WorkloadGroup(scope, 'group'))).toEqual({
    apiVersion: 'networking.istio.io/v1',
    kind: 'WorkloadGroup',
    metadata: { name: 'test-group', namespace: 'shop' },
    spec: { template: { serviceAccount: 'default' } },
  });
});

test('all fields come out', () => {
  expect(specOf({
    workloadLabels: { app: 'stock' },
    workloadAnnotations: { 'example.com/owner': 'Depot, 2nd floor' },
    template: { ports: { tcp: 5432 }, network: 'vm', locality: 'eu/west', weight: 2, serviceAccount: 'stock' },
    probe: ReadinessProbe.tcpSocket({ port: 5432 }),
  })).toEqual({
    metadata: { labels: { app: 'stock' }, annotations: { 'example.com/owner': 'Depot, 2nd floor' } },
    template: { ports: { tcp: 5432 }, network: 'vm', locality: 'eu/west', weight: 2, serviceAccount: 'stock' },
    probe: { tcpSocket: { port: 5432 } },
  });
});

test.each<[WorkloadGroupProps, object]>([
  [{ workloadLabels: { app: 'stock' } }, { labels: { app: 'stock' } }],
  [{ workloadAnnotations: { owner: 'depot' } }, { annotations: { owner: 'depot' } }],
])('%j is enough for metadata', (props, metadata) => {
  expect(specOf(props).metadata).toEqual(metadata);
});

test.each<[string, WorkloadGroupProps, string]>([
  ['a malformed label', { workloadLabels: { app: 'a b' } }, `workloadLabels cannot have the value 'a b' for 'app'; ${LABEL_VALUE_RULE} [test/group]`],
  ['a malformed annotation', { workloadAnnotations: { 'a b': '' } }, `workloadAnnotations cannot have the key 'a b'; ${LABEL_KEY_RULE} [test/group]`],
  ['a template that cannot be right', { template: { weight: 0 } }, 'weight of the template must be a whole number of at least 1, got 0 [test/group]'],
])('fails with %s', (_, props, message) => {
  expect(() => new WorkloadGroup(chart(), 'group', props)).toThrow(message);
});
