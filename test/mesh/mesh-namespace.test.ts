import { Chart, Testing } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import * as plus34 from 'cdk8s-plus-34';
import { DataPlane, INamespace, MeshNamespace, Waypoint } from '../../src/mesh';
import { chart, only, synth } from '../support/synth';

const DATA_PLANES: Array<[string, DataPlane, Record<string, string>]> = [
  ['sidecar', DataPlane.sidecar(), { 'istio-injection': 'enabled' }],
  ['sidecar of a revision', DataPlane.sidecar({ revision: 'prod' }), { 'istio.io/rev': 'prod' }],
  ['ambient', DataPlane.ambient(), { 'istio.io/dataplane-mode': 'ambient' }],
  ['none', DataPlane.none(), { 'istio-injection': 'disabled', 'istio.io/dataplane-mode': 'none' }],
];
const LABELS = [
  'istio-injection', 'istio.io/rev', 'istio.io/dataplane-mode', 'istio.io/use-waypoint', 'istio.io/use-waypoint-namespace', 'istio.io/ingress-use-waypoint',
  'istio.io/use-waypoint-canary', 'istio.io/use-waypoint-canary-namespace',
];

describe('a namespace', () => {
  test.each(DATA_PLANES)('with the data plane %s has its labels', (_, dataPlane, labels) => {
    expect(only((scope) => new MeshNamespace(scope, 'namespace', { dataPlane }))).toEqual({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop', labels },
    });
  });

  test('keeps the metadata given, and is itself in no namespace', () => {
    const namespace = only((scope) => new MeshNamespace(scope, 'namespace', {
      dataPlane: DataPlane.ambient(),
      metadata: { name: 'orders', namespace: 'elsewhere', labels: { team: 'web' }, annotations: { owner: 'web' } },
    }));

    expect(namespace.metadata).toEqual({
      name: 'orders',
      labels: { 'team': 'web', 'istio.io/dataplane-mode': 'ambient' },
      annotations: { owner: 'web' },
    });
  });

  test('says how its waypoint is shared with a canary', () => {
    const waypoint = Waypoint.fromWaypointName('waypoint');
    const canary = { waypoint: Waypoint.fromWaypointName('next'), weightPercent: 5 };
    const { metadata } = only((scope) => new MeshNamespace(scope, 'namespace', { dataPlane: DataPlane.ambient({ waypoint, canary }) }));

    expect(metadata).toEqual({
      name: 'shop',
      labels: { 'istio.io/dataplane-mode': 'ambient', 'istio.io/use-waypoint': 'waypoint', 'istio.io/use-waypoint-canary': 'next' },
      annotations: { 'istio.io/use-waypoint-canary-weight': '5' },
    });
  });

  test('takes further labels later', () => {
    const { metadata } = only((scope) => {
      new MeshNamespace(scope, 'namespace', { dataPlane: DataPlane.sidecar() }).metadata.addLabel('team', 'web');
    });
    expect(metadata.labels).toEqual({ 'istio-injection': 'enabled', 'team': 'web' });
  });

  test('tells its name', () => {
    const scope = chart();
    expect(new MeshNamespace(scope, 'one', { dataPlane: DataPlane.none() }).name).toBe('shop');
    expect(new MeshNamespace(scope, 'two', { dataPlane: DataPlane.none(), metadata: { name: 'orders' } }).name).toBe('orders');
  });

  test('may be in a chart without a namespace, given a name', () => {
    const scope = new Chart(Testing.app(), 'test');
    new MeshNamespace(scope, 'namespace', { dataPlane: DataPlane.ambient(), metadata: { name: 'orders' } });

    expect(synth(scope).map(({ metadata }) => metadata)).toEqual([{ name: 'orders', labels: { 'istio.io/dataplane-mode': 'ambient' } }]);
  });

  test('fails without a name', () => {
    const scope = new Chart(Testing.app(), 'test');
    expect(() => new MeshNamespace(scope, 'namespace', { dataPlane: DataPlane.ambient() }))
      .toThrow("namespace 'namespace' needs a name; give it metadata.name, or its chart a namespace [test]");
  });
});

describe('the labels of the data plane', () => {
  test.each(LABELS)('fails with %s among the metadata', (label) => {
    expect(() => new MeshNamespace(chart(), 'namespace', { dataPlane: DataPlane.ambient(), metadata: { labels: { [label]: 'x' } } }))
      .toThrow(`namespace 'shop' is labelled '${label}' already, which the data plane decides; drop that [test/namespace]`);
  });

  describe.each(DATA_PLANES)('%s', (_, dataPlane) => {
    test.each(LABELS)('fails at synthesis with another %s added later', (label) => {
      const scope = chart();
      new MeshNamespace(scope, 'namespace', { dataPlane }).metadata.addLabel(label, 'x');

      expect(() => synth(scope))
        .toThrow(`[test/namespace] the label '${label}' of namespace 'shop' is decided by its data plane, but was changed to 'x'; change the data plane instead`);
    });
  });

  test('fails at synthesis with all that was added later', () => {
    const scope = chart();
    const { metadata } = new MeshNamespace(scope, 'namespace', { dataPlane: DataPlane.ambient() });
    metadata.addLabel('istio-injection', 'enabled');
    metadata.addLabel('istio.io/rev', 'prod');

    expect(() => synth(scope)).toThrow(/'istio-injection'.* changed to 'enabled'[^]*'istio\.io\/rev'.* changed to 'prod'/);
  });

  test('may be added again with the same value', () => {
    const { metadata } = only((scope) => {
      new MeshNamespace(scope, 'namespace', { dataPlane: DataPlane.ambient() }).metadata.addLabel('istio.io/dataplane-mode', 'ambient');
    });
    expect(metadata.labels).toEqual({ 'istio.io/dataplane-mode': 'ambient' });
  });
});

describe.each<[string, (scope: Chart) => INamespace]>([
  ['cdk8s-plus-27', (scope) => new plus27.Namespace(scope, 'namespace', { metadata: { name: 'orders', labels: { team: 'web' } } })],
  ['cdk8s-plus-34', (scope) => new plus34.Namespace(scope, 'namespace', { metadata: { name: 'orders', labels: { team: 'web' } } })],
])('a Namespace of %s', (_, namespaceIn) => {
  test.each(DATA_PLANES)('joins the mesh with the data plane %s', (__, dataPlane, labels) => {
    const { kind, metadata } = only((scope) => MeshNamespace.enroll(namespaceIn(scope), dataPlane));

    expect({ kind, name: metadata.name, labels: metadata.labels })
      .toEqual({ kind: 'Namespace', name: 'orders', labels: { team: 'web', ...labels } });
  });

  test.each(LABELS)('fails with the label %s there beforehand', (label) => {
    const namespace = namespaceIn(chart());
    namespace.metadata.addLabel(label, 'x');

    expect(() => MeshNamespace.enroll(namespace, DataPlane.ambient()))
      .toThrow(`namespace 'orders' is labelled '${label}' already, which the data plane decides; drop that`);
  });

  test('fails enrolled twice, and keeps its first labels', () => {
    const { metadata } = only((scope) => {
      const namespace = namespaceIn(scope);
      MeshNamespace.enroll(namespace, DataPlane.none());

      expect(() => MeshNamespace.enroll(namespace, DataPlane.sidecar({ revision: 'prod' })))
        .toThrow("namespace 'orders' is labelled 'istio-injection' and 'istio.io/dataplane-mode' already, which the data plane decides; drop that");
    });
    expect(metadata.labels).toEqual({ 'team': 'web', 'istio-injection': 'disabled', 'istio.io/dataplane-mode': 'none' });
  });
});

test('fails when a MeshNamespace is enrolled again', () => {
  const namespace = new MeshNamespace(chart(), 'namespace', { dataPlane: DataPlane.sidecar() });

  expect(() => MeshNamespace.enroll(namespace, DataPlane.sidecar()))
    .toThrow("namespace 'shop' is labelled 'istio-injection' already, which the data plane decides; drop that");
});
