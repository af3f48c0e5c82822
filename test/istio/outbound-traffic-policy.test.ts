import { Host } from '../../src';
import { Destination, OutboundTrafficPolicy, Subset } from '../../src/istio';

const PROXY = Host.dns('proxy.example.com');

test.each<[object, OutboundTrafficPolicy]>([
  [{ mode: 'REGISTRY_ONLY' }, OutboundTrafficPolicy.registryOnly()],
  [{ mode: 'ALLOW_ANY' }, OutboundTrafficPolicy.allowAny()],
  [{ mode: 'ALLOW_ANY', egressProxy: { host: 'proxy.example.com', subset: 'v1', port: { number: 3128 } } },
    OutboundTrafficPolicy.allowAny({ egressProxy: Destination.subset(Subset.fromSubsetName(PROXY, 'v1'), { port: 3128 }) })],
])('%j', (spec, policy) => {
  expect(policy._toSpec()).toEqual(spec);
});

test('fails with a proxy without a port', () => {
  expect(() => OutboundTrafficPolicy.allowAny({ egressProxy: Destination.host(PROXY) }))
    .toThrow("the egress proxy 'proxy.example.com' needs a port; give its Destination one");
});

test('fails with a proxy with a wildcard', () => {
  expect(() => OutboundTrafficPolicy.allowAny({ egressProxy: Destination.host(Host.dns('*.example.com'), { port: 80 }) }))
    .toThrow("an egress proxy is one host, got '*.example.com'; name it in full");
});
