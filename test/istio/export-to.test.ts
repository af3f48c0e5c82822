import { Chart } from 'cdk8s';
import { Host } from '../../src';
import { Destination, ExportTo, HttpRoute, VirtualService } from '../../src/istio';
import { LABEL_RULE } from '../support/rules';
import { chart, only, synth } from '../support/synth';

const WWW = Host.dns('www.example.com');
const routes = (exportTo: ExportTo[]) => ({
  hosts: [WWW],
  http: [HttpRoute.route({ destinations: [{ destination: Destination.host(WWW) }] })],
  exportTo,
});

test.each([
  ['everywhere', [ExportTo.ALL_NAMESPACES], ['*']],
  ['in its own namespace', [ExportTo.SAME_NAMESPACE], ['.']],
  ['in several namespaces', [ExportTo.namespace('books'), ExportTo.SAME_NAMESPACE], ['books', '.']],
])('a resource is visible %s', (_, exportTo, spec) => {
  expect(only((scope) => new VirtualService(scope, 'routes', routes(exportTo))).spec.exportTo).toEqual(spec);
});

test.each([
  ['no namespace', [], 'exportTo must have at least one entry, got none [test/routes]'],
  ['a namespace twice', [ExportTo.namespace('books'), ExportTo.namespace('books')], "exportTo has 'books' twice; drop one [test/routes]"],
  ['its own namespace twice', [ExportTo.SAME_NAMESPACE, ExportTo.namespace('shop')],
    "exportTo has both '.' and 'shop', which is the same namespace; drop one [test/routes]"],
  ['all namespaces and others', [ExportTo.namespace('a'), ExportTo.ALL_NAMESPACES, ExportTo.namespace('b')],
    "exportTo has '*' beside a, b; '*' already covers every namespace, keep it alone [test/routes]"],
  ['no namespace at all', [ExportTo.NO_NAMESPACE], 'exportTo has ExportTo.NO_NAMESPACE, which is for a ServiceEntry; drop it [test/routes]'],
])('fails with %s', (_, exportTo, message) => {
  expect(() => new VirtualService(chart(), 'routes', routes(exportTo))).toThrow(message);
});

test('a resource whose namespace is unknown may be visible there and in another', () => {
  const scope = new Chart(chart(), 'bare');
  new VirtualService(scope, 'routes', routes([ExportTo.SAME_NAMESPACE, ExportTo.namespace('shop')]));

  expect(synth(scope)[0].spec.exportTo).toEqual(['.', 'shop']);
});

test('fails with its own namespace twice where that is unknown', () => {
  expect(() => new VirtualService(new Chart(chart(), 'bare'), 'routes', routes([ExportTo.SAME_NAMESPACE, ExportTo.SAME_NAMESPACE])))
    .toThrow("exportTo has '.' twice; drop one [test/bare/routes]");
});

test('fails with a malformed namespace', () => {
  expect(() => ExportTo.namespace('~')).toThrow(`namespace to export to ${LABEL_RULE}, got '~'`);
});
