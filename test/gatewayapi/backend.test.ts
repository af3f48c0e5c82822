import { Service } from 'cdk8s-plus-27';
import { Host, ServiceHost } from '../../src';
import { Backend, TcpRoute } from '../../src/gatewayapi';
import { PUBLIC } from '../support/gatewayapi';
import { SUBDOMAIN_RULE } from '../support/rules';
import { chart, only } from '../support/synth';

const backendOf = (backend: Backend) => only((scope) => new TcpRoute(scope, 'route', { parents: [PUBLIC], backends: [{ backend }] })).spec.rules[0].backendRefs[0];
const service = new Service(chart(), 'reviews', { ports: [{ port: 9080 }] });

test.each<[string, Backend, object]>([
  ['a service', Backend.service(service, { port: 9080 }), { name: service.name, port: 9080 }],
  ['a service of another namespace', Backend.serviceHost(ServiceHost.fromName('a', { namespace: 'books' }), { port: 80 }), { name: 'a', namespace: 'books', port: 80 }],
  ['a host', Backend.hostname(Host.dns('api.example.com'), { port: 443 }), { group: 'networking.istio.io', kind: 'Hostname', name: 'api.example.com', port: 443 }],
  ['an object', Backend.object({ group: 'inference.networking.k8s.io', kind: 'InferencePool', name: 'models/large' }),
    { group: 'inference.networking.k8s.io', kind: 'InferencePool', name: 'large', namespace: 'models' }],
  ['an object with a port', Backend.object({ group: 'multicluster.x-k8s.io', kind: 'ServiceImport', name: 'a', port: 80 }),
    { group: 'multicluster.x-k8s.io', kind: 'ServiceImport', name: 'a', port: 80 }],
])('may be %s', (_, backend, spec) => {
  expect(backendOf(backend)).toEqual(spec);
});

test.each<[string, () => unknown, string]>([
  ['port 0', () => Backend.service(service, { port: 0 }), 'port of a backend must be a whole number from 1 to 65535, got 0'],
  ['a wildcard', () => Backend.hostname(Host.dns('*.a.com'), { port: 1 }), "a backend cannot be the host '*.a.com'; name a host that the registry has"],
  ['an IP address', () => Backend.hostname(Host.dns('::1'), { port: 1 }), "a backend cannot be the host '::1'; name a host that the registry has"],
  ['an uppercase host', () => Backend.hostname(Host.dns('A.com'), { port: 1 }), `host of a backend ${SUBDOMAIN_RULE}, got 'A.com'`],
  ['a service as an object', () => Backend.object({ group: '', kind: 'Service', name: 'a' }),
    'a backend of the kind Service is given by Backend.service, serviceHost or hostname'],
  ['a hostname as an object', () => Backend.object({ group: 'networking.istio.io', kind: 'Hostname', name: 'a/b' }),
    'a backend of the kind Hostname is given by Backend.service, serviceHost or hostname'],
])('fails with %s', (_, make, message) => expect(make).toThrow(message));
