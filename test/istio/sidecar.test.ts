import { WorkloadSelector } from '../../src';
import { EgressHost, OutboundTrafficPolicy, Sidecar, SidecarProps } from '../../src/istio';
import { chart, only } from '../support/synth';

const specOf = (props: SidecarProps) => only((scope) => new Sidecar(scope, 'sidecar', props)).spec;

test('a sidecar may be for a whole namespace', () => {
  expect(only((scope) => new Sidecar(scope, 'sidecar', { egress: [{ hosts: [EgressHost.SAME_NAMESPACE] }] }))).toEqual({
    apiVersion: 'networking.istio.io/v1',
    kind: 'Sidecar',
    metadata: { name: 'test-sidecar', namespace: 'shop' },
    spec: { egress: [{ hosts: ['./*'] }] },
  });
});

test('all fields come out', () => {
  expect(specOf({
    workloadSelector: WorkloadSelector.labels({ app: 'cart' }),
    ingress: [{ port: 80 }],
    egress: [{ hosts: [EgressHost.ALL] }],
    inboundConnectionPool: { tcp: { maxConnections: 5 } },
    outboundTrafficPolicy: OutboundTrafficPolicy.registryOnly(),
  })).toEqual({
    workloadSelector: { labels: { app: 'cart' } },
    ingress: [{ port: { number: 80 } }],
    egress: [{ hosts: ['*/*'] }],
    inboundConnectionPool: { tcp: { maxConnections: 5 } },
    outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
  });
});

test.each<SidecarProps>([
  { inboundConnectionPool: { tcp: { maxConnections: 5 } } },
  { outboundTrafficPolicy: OutboundTrafficPolicy.allowAny() },
])('%j is enough', (props) => {
  expect(Object.keys(specOf(props))).toEqual(Object.keys(props));
});

test('listeners can be added', () => {
  const { spec } = only((scope) => {
    const sidecar = new Sidecar(scope, 'sidecar');
    sidecar.addIngress({ port: 80 });
    sidecar.addEgress({ hosts: [EgressHost.NONE] });
  });
  expect(spec).toEqual({ ingress: [{ port: { number: 80 } }], egress: [{ hosts: ['~/*'] }] });
});

test('fails when it sets nothing', () => {
  expect(() => specOf({})).toThrow('a sidecar sets nothing; add an egress or ingress listener, or give it an inboundConnectionPool or outboundTrafficPolicy');
});

test('fails with workloads of no label', () => {
  expect(() => new Sidecar(chart(), 'sidecar', { workloadSelector: WorkloadSelector.labels({}) }))
    .toThrow('a sidecar selects workloads by no label, which would be every workload; name a label of them, or leave the selector out [test/sidecar]');
});

test('fails with limits that cannot be right', () => {
  expect(() => new Sidecar(chart(), 'sidecar', { inboundConnectionPool: {} }))
    .toThrow('connectionPool has neither tcp nor http; give it one or leave it out [test/sidecar]');
});
