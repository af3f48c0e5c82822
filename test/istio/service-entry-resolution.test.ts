import { WorkloadSelector } from '../../src';
import { ServiceEntryResolution, WorkloadEndpoint } from '../../src/istio';

const DB = WorkloadSelector.labels({ app: 'db' });
const NONE = WorkloadSelector.labels({});

test.each<[object, ServiceEntryResolution]>([
  [{ resolution: 'NONE' }, ServiceEntryResolution.none()],
  [{ resolution: 'STATIC', endpoints: [{ address: '10.0.0.1' }, { network: 'vm' }] },
    ServiceEntryResolution.staticEndpoints([{ address: '10.0.0.1' }, { network: 'vm' }])],
  [{ resolution: 'STATIC', workloadSelector: { labels: { app: 'db' } } }, ServiceEntryResolution.staticWorkloads(DB)],
  [{ resolution: 'DNS' }, ServiceEntryResolution.dns()],
  [{ resolution: 'DNS', endpoints: [{ address: 'eu.example.com' }, { address: '2001:db8::1' }] },
    ServiceEntryResolution.dns([{ address: 'eu.example.com' }, { address: '2001:db8::1' }])],
  [{ resolution: 'DNS', workloadSelector: { labels: { app: 'db' } } }, ServiceEntryResolution.dnsWorkloads(DB)],
  [{ resolution: 'DNS_ROUND_ROBIN' }, ServiceEntryResolution.dnsRoundRobin()],
  [{ resolution: 'DNS_ROUND_ROBIN', endpoints: [{ address: 'eu.example.com' }] }, ServiceEntryResolution.dnsRoundRobin({ address: 'eu.example.com' })],
  [{ resolution: 'DYNAMIC_DNS' }, ServiceEntryResolution.dynamicDns()],
])('%j', (spec, resolution) => {
  expect(resolution._toSpec()).toEqual(spec);
});

test.each<[string, () => ServiceEntryResolution, string]>([
  ['no static endpoint', () => ServiceEntryResolution.staticEndpoints([]), 'endpoints of a service entry must have at least one entry, got none'],
  ['no endpoint for DNS', () => ServiceEntryResolution.dns([]), 'endpoints of a service entry must have at least one entry, got none'],
  ['a static endpoint with a name', () => ServiceEntryResolution.staticEndpoints([{ address: 'eu.example.com' }]),
    "a static endpoint has an IP address or a Unix socket, got the address 'eu.example.com'; use ServiceEntryResolution.dns to look it up"],
  ['workloads of no label', () => ServiceEntryResolution.staticWorkloads(NONE),
    'a service entry selects workloads by no label, which would be every workload; name a label of them, or leave the selector out'],
  ['workloads of no label for DNS', () => ServiceEntryResolution.dnsWorkloads(NONE),
    'a service entry selects workloads by no label, which would be every workload; name a label of them, or leave the selector out'],
])('fails with %s', (_, make, message) => {
  expect(make).toThrow(message);
});

describe.each<[string, (endpoint: WorkloadEndpoint) => ServiceEntryResolution]>([
  ['dns', (endpoint) => ServiceEntryResolution.dns([endpoint])],
  ['dnsRoundRobin', (endpoint) => ServiceEntryResolution.dnsRoundRobin(endpoint)],
])('%s', (_, resolve) => {
  test.each<[WorkloadEndpoint, string]>([
    [{ network: 'vm' }, 'undefined'],
    [{ address: 'unix:///run/api.sock' }, "'unix:///run/api.sock'"],
  ])('fails with the endpoint %j', (endpoint, shown) => {
    expect(() => resolve(endpoint)).toThrow(
      `an endpoint that DNS finds has a DNS name or an IP address, got the address ${shown}; give it one, or use ServiceEntryResolution.staticEndpoints`);
  });
});
