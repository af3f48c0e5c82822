import { AutomaticScalingOptions, ProxyScaling } from '../../src/mesh';

const metric = (name: string, averageUtilization: number) => ({ type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } } });

test('a fixed number has no autoscaler', () => {
  const { _fewest, _autoscaler } = ProxyScaling.replicas(3);

  expect({ _fewest, _autoscaler }).toEqual({ _fewest: 3, _autoscaler: undefined });
});

test.each<[string, AutomaticScalingOptions, object]>([
  ['the processor time decides', { maxReplicas: 5 }, { minReplicas: 1, maxReplicas: 5, metrics: [metric('cpu', 80)] }],
  ['the memory decides alone', { minReplicas: 2, maxReplicas: 5, memoryPercent: 70 }, { minReplicas: 2, maxReplicas: 5, metrics: [metric('memory', 70)] }],
  ['both decide', { minReplicas: 5, maxReplicas: 5, cpuPercent: 150, memoryPercent: 70 }, {
    minReplicas: 5, maxReplicas: 5, metrics: [metric('cpu', 150), metric('memory', 70)],
  }],
])('%s', (_, options, spec) => {
  expect(ProxyScaling.automatic(options)._autoscaler).toEqual(spec);
});

test.each<[string, () => ProxyScaling]>([
  ['replicas must be a whole number of at least 1, got 0', () => ProxyScaling.replicas(0)],
  ['minReplicas must be a whole number of at least 1, got 0', () => ProxyScaling.automatic({ minReplicas: 0, maxReplicas: 1 })],
  ['maxReplicas must be a whole number of at least 1, got 1.5', () => ProxyScaling.automatic({ maxReplicas: 1.5 })],
  ['maxReplicas must be at least minReplicas, got 2 and 3', () => ProxyScaling.automatic({ minReplicas: 3, maxReplicas: 2 })],
  ['cpuPercent must be a whole number of at least 1, got 0', () => ProxyScaling.automatic({ maxReplicas: 2, cpuPercent: 0 })],
  ['memoryPercent must be a whole number of at least 1, got -1', () => ProxyScaling.automatic({ maxReplicas: 2, memoryPercent: -1 })],
])('fails: %s', (message, define) => {
  expect(define).toThrow(message);
});
