import { WorkloadEntry, WorkloadEntryProps } from '../../src/istio';
import { chart, only } from '../support/synth';

const defining = (props: WorkloadEntryProps) => () => new WorkloadEntry(chart(), 'vm', props);

test('a workload entry needs only its address', () => {
  expect(only((scope) => new WorkloadEntry(scope, 'vm', { address: '10.0.0.1' }))).toEqual({
    apiVersion: 'networking.istio.io/v1',
    kind: 'WorkloadEntry',
    metadata: { name: 'test-vm', namespace: 'shop' },
    spec: { address: '10.0.0.1' },
  });
});

test('all fields come out', () => {
  const entry = only((scope) => new WorkloadEntry(scope, 'vm', {
    metadata: { name: 'stock-1', labels: { app: 'stock' } },
    address: 'stock-1.vm.example',
    ports: { tcp: 5432 },
    labels: { version: 'v1' },
    network: 'vm',
    locality: 'eu/west',
    weight: 3,
    serviceAccount: 'stock',
  }));

  expect(entry.metadata).toEqual({ name: 'stock-1', namespace: 'shop', labels: { app: 'stock' } });
  expect(entry.spec).toEqual({
    address: 'stock-1.vm.example',
    ports: { tcp: 5432 },
    labels: { version: 'v1' },
    network: 'vm',
    locality: 'eu/west',
    weight: 3,
    serviceAccount: 'stock',
  });
});

test.each(['10.0.0.1', '2001:db8::1', 'stock.vm.example', 'unix:///run/stock.sock'])('the address may be %s', (address) => {
  expect(only((scope) => new WorkloadEntry(scope, 'vm', { address })).spec).toEqual({ address });
});

test('a network stands in for the address', () => {
  expect(only((scope) => new WorkloadEntry(scope, 'vm', { network: 'vm' })).spec).toEqual({ network: 'vm' });
});

test.each<[string, WorkloadEntryProps, string]>([
  ['nothing', {}, 'a workload entry has neither address nor network; give it its address [test/vm]'],
  ['a wildcard', { address: '*.example.com' }, "address of a workload entry cannot have a wildcard, got '*.example.com' [test/vm]"],
  ['what is no name', { address: 'a_b.example.com' },
    "address of a workload entry must be a DNS name such as 'www.example.com' or '*.example.com', got 'a_b.example.com' [test/vm]"],
])('fails with %s', (_, props, message) => {
  expect(defining(props)).toThrow(message);
});
