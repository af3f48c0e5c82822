import { ApiObject, ApiObjectMetadataDefinition, Chart, JsonPatch, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { Host, istio } from '../../src';
import { chart, only, synth } from '../support/synth';

const { Destination, Gateway, HttpRoute, Server, VirtualService } = istio;

const host = Host.dns('www.example.com');
const route = HttpRoute.route({ destinations: [{ destination: Destination.host(host) }] });
const props = { hosts: [host], http: [route] };

test('a resource is named after its path, without a hash', () => {
  const manifest = only((scope) => new VirtualService(new Construct(scope, 'store'), 'Routes', props));

  expect(manifest.metadata).toEqual({ name: 'test-store-routes', namespace: 'shop' });
});

test('name and namespace can be given', () => {
  const manifest = only((scope) => new VirtualService(scope, 'routes', { ...props, metadata: { name: 'www', namespace: 'edge' } }));

  expect(manifest.metadata).toEqual({ name: 'www', namespace: 'edge' });
});

test('labels and annotations are kept, and the name comes from the path beside them', () => {
  const metadata = { labels: { team: 'web' }, annotations: { owner: 'ann' } };
  const manifest = only((scope) => new VirtualService(scope, 'routes', { ...props, metadata }));

  expect(manifest.metadata).toEqual({ name: 'test-routes', namespace: 'shop', ...metadata });
});

test('labels of the chart are added', () => {
  const scope = new Chart(chart(), 'labelled', { labels: { team: 'web' } });
  new VirtualService(scope, 'routes', props);

  expect(synth(scope)[0].metadata).toEqual({ name: 'test-labelled-routes', labels: { team: 'web' } });
});

test('labels can be added through the metadata', () => {
  const manifest = only((scope) => new VirtualService(scope, 'routes', props).metadata.addLabel('team', 'web'));

  expect(manifest.metadata.labels).toEqual({ team: 'web' });
});

test('a resource tells what it is', () => {
  const scope = chart();

  expect(new VirtualService(scope, 'routes', props)).toMatchObject({
    apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', name: 'test-routes', namespace: 'shop',
  });
  expect(new Gateway(scope, 'edge')).toMatchObject({
    apiVersion: 'networking.istio.io/v1', kind: 'Gateway', name: 'test-edge', namespace: 'shop',
  });
});

test('a resource has no namespace where neither it nor its chart names one', () => {
  const scope = new Chart(chart(), 'bare');

  expect(new VirtualService(scope, 'routes', props).namespace).toBeUndefined();
  expect(synth(scope)[0].metadata).toEqual({ name: 'test-bare-routes' });
});

test('what is added after construction counts', () => {
  const scope = chart();
  const gateway = new Gateway(scope, 'edge');
  const routes = new VirtualService(scope, 'routes', { hosts: [host] });
  gateway.addServer(Server.http({ hosts: ['*'] }));
  routes.addHttpRoute(route);

  expect(synth(scope).map(({ spec }) => spec)).toMatchObject([
    { servers: [{ hosts: ['*'] }] },
    { http: [{ route: [{ destination: { host: 'www.example.com' } }] }] },
  ]);
});

test('JSON patches change the synthesized object, in their order', () => {
  const manifest = only((scope) => new VirtualService(scope, 'routes', props).addJsonPatch(
    JsonPatch.add('/spec/http/0/timeout', '1s'),
    JsonPatch.replace('/spec/http/0/timeout', '2s'),
  ));

  expect(manifest.spec.http[0].timeout).toBe('2s');
});

test('other resources can depend on it through its object', () => {
  const scope = chart();
  const first = new VirtualService(scope, 'first', props);
  const second = new VirtualService(scope, 'second', props);
  first.addDependency(second);

  expect(synth(scope).map(({ metadata }) => metadata.name)).toEqual(['test-second', 'test-first']);
});

test('fails at synthesis with the problems of all resources at once', () => {
  const scope = chart();
  new Gateway(scope, 'edge');
  new VirtualService(scope, 'routes', { hosts: [host] });

  expect(() => synth(scope)).toThrow(
    'Validation failed with the following errors:\n'
    + '  [test/edge] a gateway needs at least one server; add one by addServer\n'
    + '  [test/routes] a virtual service needs at least one route; add one by addHttpRoute, addTlsRoute or addTcpRoute');
});

test('fails at synthesis where a patch gives what a cluster refuses', () => {
  const scope = chart();
  new VirtualService(scope, 'routes', props).addJsonPatch(
    JsonPatch.add('/spec/http/0/timeOut', '1s'),
    JsonPatch.add('/spec/http/0/retries', { attempts: '3' }),
  );

  expect(() => synth(scope)).toThrow(
    'Validation failed with the following errors:\n'
    + "  [test/routes] spec.http[0].timeOut: is no field here; did you mean 'timeout'?\n"
    + "  [test/routes] spec.http[0].retries.attempts: must be a whole number, got '3'; leave out the quotes");
});

test('fails at synthesis with what a cluster refuses of all resources at once', () => {
  const scope = chart();
  new ApiObject(scope, 'other', { apiVersion: 'v1', kind: 'ConfigMap' });
  for (const id of ['one', 'two']) new VirtualService(scope, id, props).addJsonPatch(JsonPatch.add('/spec/hots', []));

  expect(() => synth(scope)).toThrow(
    'Validation failed with the following errors:\n'
    + "  [test/one] spec.hots: is no field here; did you mean 'hosts'?\n"
    + "  [test/two] spec.hots: is no field here; did you mean 'hosts'?");
});

test('metadata that cdk8s resolves are judged as they will be', () => {
  const metadata = { annotations: { owner: Lazy.any({ produce: () => 'ann' }) } };
  const manifest = only((scope) => new VirtualService(scope, 'routes', { ...props, metadata }));

  expect(manifest.metadata).toMatchObject({ annotations: { owner: 'ann' } });
});

test.each<[string, (metadata: ApiObjectMetadataDefinition) => void, string]>([
  ['a label', (metadata) => metadata.addLabel('team', 'no value'),
    "metadata.labels.team: must have at most 63 letters, digits, '-', '_' and '.', and begin and end with a letter or digit, got 'no value'"],
  ['an annotation', (metadata) => metadata.addAnnotation('no name', ''),
    "metadata.annotations['no name']: must have a key such as 'app' (at most 63), optionally after a DNS name and '/'"],
  ['a field', (metadata) => metadata.add('anotations', { owner: 'ann' }), "metadata.anotations: is no field here; did you mean 'annotations'?"],
])('fails at synthesis where %s is added to the metadata that a cluster refuses', (_, add, message) => {
  const scope = chart();
  add(new VirtualService(scope, 'routes', props).metadata);

  expect(() => synth(scope)).toThrow(`  [test/routes] ${message}`);
});

test('fails at synthesis where metadata is what a cluster refuses', () => {
  const scope = chart();
  new VirtualService(scope, 'routes', { ...props, metadata: { labels: { 'no label': 'a' } } });

  expect(() => synth(scope)).toThrow(
    "  [test/routes] metadata.labels['no label']: must have a key such as 'app' (at most 63), optionally after a DNS name and '/'");
});
