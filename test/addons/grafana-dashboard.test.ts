import { addons } from 'cdk8s-istio';
import { dashboards } from '../../build-tools/dashboards';

const { GrafanaDashboard } = addons;

const JSON_OF = (fields: object) => JSON.stringify({ title: 'Shop', uid: 'shop', ...fields });

test('those of Istio are what the sources give', () => {
  for (const { name, json } of GrafanaDashboard.AMBIENT) {
    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(dashboards()[name])));
  }
});

test('a mesh of sidecars has five, and ambient mode two more', () => {
  expect(GrafanaDashboard.SIDECAR.map(({ name }) => name)).toEqual(['mesh', 'service', 'workload', 'performance', 'control-plane']);
  expect(GrafanaDashboard.AMBIENT.slice(5)).toEqual([GrafanaDashboard.ZTUNNEL, GrafanaDashboard.WAYPOINT]);
});

test('one of your own is taken as it is', () => {
  const { name, json } = GrafanaDashboard.fromJson('shop', JSON_OF({ panels: [] }));

  expect([name, json]).toEqual(['shop', JSON_OF({ panels: [] })]);
});

test.each([
  ['Shop', JSON_OF({}), "name of a dashboard must consist of lowercase letters, digits and '-' (at most 63), begin and end with a letter or digit, got 'Shop'"],
  ['s'.repeat(54), JSON_OF({}), `name of a dashboard must have at most 53 letters, got '${'s'.repeat(54)}' with 54`],
  ['shop', '', "dashboard 'shop' must be the JSON of a dashboard, an object, got ''"],
  ['shop', 'null', "dashboard 'shop' must be the JSON of a dashboard, an object, got 'null'"],
  ['shop', '{'.repeat(50), `dashboard 'shop' must be the JSON of a dashboard, an object, got '${'{'.repeat(40)}...'`],
  ['shop', JSON_OF({ title: '' }), "dashboard 'shop' needs a title, got ''; export it from Grafana as JSON, not for sharing externally"],
  ['shop', JSON_OF({ uid: null }), "dashboard 'shop' needs a uid, got null; export it from Grafana as JSON, not for sharing externally"],
  ['shop', JSON_OF({ text: 'x'.repeat(1_000_000) }), "dashboard 'shop' must have at most 1000000 bytes, which fit into a ConfigMap, got 1000039; split it"],
])('fails for a dashboard that Grafana cannot take: %.20s %.20s', (name, json, message) => {
  expect(() => GrafanaDashboard.fromJson(name, json)).toThrow(new Error(message));
});
