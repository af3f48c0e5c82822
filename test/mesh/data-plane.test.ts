import { Chart, Testing } from 'cdk8s';
import { DataPlane, Waypoint, WaypointFor } from '../../src/mesh';
import { LABEL_RULE } from '../support/rules';

const waypoint = Waypoint.fromWaypointName('waypoint');

describe('the labels of a namespace', () => {
  test.each([
    ['sidecar', DataPlane.sidecar(), { 'istio-injection': 'enabled' }],
    ['sidecar of a revision', DataPlane.sidecar({ revision: '1-31-1' }), { 'istio.io/rev': '1-31-1' }],
    ['sidecar of a tag', DataPlane.sidecar({ revision: 'prod' }), { 'istio.io/rev': 'prod' }],
    ['ambient', DataPlane.ambient(), { 'istio.io/dataplane-mode': 'ambient' }],
    ['ambient with a waypoint', DataPlane.ambient({ waypoint }), { 'istio.io/dataplane-mode': 'ambient', 'istio.io/use-waypoint': 'waypoint' }],
    ['ambient with a waypoint of its own namespace', DataPlane.ambient({ waypoint: Waypoint.fromWaypointName('shop/waypoint') }), {
      'istio.io/dataplane-mode': 'ambient', 'istio.io/use-waypoint': 'waypoint',
    }],
    ['ambient with a waypoint of another namespace', DataPlane.ambient({ waypoint: Waypoint.fromWaypointName('edge/waypoint') }), {
      'istio.io/dataplane-mode': 'ambient', 'istio.io/use-waypoint': 'waypoint', 'istio.io/use-waypoint-namespace': 'edge',
    }],
    ['ambient with a waypoint for gateways too', DataPlane.ambient({ waypoint, ingressUseWaypoint: true }), {
      'istio.io/dataplane-mode': 'ambient', 'istio.io/use-waypoint': 'waypoint', 'istio.io/ingress-use-waypoint': 'true',
    }],
    ['ambient with waypoints of its services, for gateways too', DataPlane.ambient({ ingressUseWaypoint: true }), {
      'istio.io/dataplane-mode': 'ambient', 'istio.io/ingress-use-waypoint': 'true',
    }],
    ['ambient with a canary', DataPlane.ambient({ waypoint, canary: { waypoint: Waypoint.fromWaypointName('edge/next'), weightPercent: 5 } }), {
      'istio.io/dataplane-mode': 'ambient',
      'istio.io/use-waypoint': 'waypoint',
      'istio.io/use-waypoint-canary': 'next',
      'istio.io/use-waypoint-canary-namespace': 'edge',
    }],
    ['none', DataPlane.none(), { 'istio-injection': 'disabled', 'istio.io/dataplane-mode': 'none' }],
  ])('%s are these and no other', (_, dataPlane, labels) => {
    expect(dataPlane.namespaceLabels('shop')).toEqual(labels);
  });

  test('fails with a canary and no waypoint', () => {
    expect(() => DataPlane.ambient({ canary: { waypoint, weightPercent: 5 } }))
      .toThrow('a canary needs a waypoint beside it, with which it shares the connections; name that too');
  });

  test('fails with a canary that is the waypoint itself', () => {
    expect(() => DataPlane.ambient({ waypoint, canary: { waypoint: Waypoint.fromWaypointName('waypoint'), weightPercent: 5 } }))
      .toThrow("a canary must be another waypoint than the one beside it, got 'waypoint' twice");
  });

  test('fails with a canary for workloads', () => {
    const canary = { waypoint: Waypoint.fromWaypointName('pods', { waypointFor: WaypointFor.WORKLOAD }), weightPercent: 5 };
    expect(() => DataPlane.ambient({ waypoint, canary }))
      .toThrow("a canary has no use for waypoint 'pods', which is for workloads alone; make it one for services or WaypointFor.ALL");
  });

  test.each([-1, 101, 0.5])('fails with a canary of %s percent', (weightPercent) => {
    const canary = { waypoint: Waypoint.fromWaypointName('next'), weightPercent };
    expect(() => DataPlane.ambient({ waypoint, canary }))
      .toThrow(`weightPercent of a canary must be a whole number from 0 to 100, got ${weightPercent}`);
  });

  test('fails with a waypoint of a namespace that cannot be', () => {
    expect(() => DataPlane.ambient({ waypoint: { ...waypoint, namespace: 'Edge' } }).namespaceLabels('shop'))
      .toThrow(`namespace of the waypoint ${LABEL_RULE}, got 'Edge'`);
  });

  test('fails with a waypoint whose namespace is not known', () => {
    const lost = new Waypoint(new Chart(Testing.app(), 'test'), 'lost', { metadata: { name: 'lost' } });
    expect(() => DataPlane.ambient({ waypoint: lost }).namespaceLabels('shop'))
      .toThrow("waypoint 'lost' has no namespace, so namespace 'shop' cannot tell where it is; give it or its chart a namespace");
  });
});

describe('the labels of pods', () => {
  test.each([
    ['sidecar', DataPlane.sidecar(), { 'sidecar.istio.io/inject': 'true' }],
    ['sidecar of a revision', DataPlane.sidecar({ revision: 'prod' }), { 'sidecar.istio.io/inject': 'true', 'istio.io/rev': 'prod' }],
    ['ambient', DataPlane.ambient(), { 'sidecar.istio.io/inject': 'false', 'istio.io/dataplane-mode': 'ambient' }],
    ['ambient with a waypoint', DataPlane.ambient({ waypoint: Waypoint.fromWaypointName('edge/pods', { waypointFor: WaypointFor.ALL }) }), {
      'sidecar.istio.io/inject': 'false', 'istio.io/dataplane-mode': 'ambient', 'istio.io/use-waypoint': 'pods', 'istio.io/use-waypoint-namespace': 'edge',
    }],
    ['none', DataPlane.none(), { 'sidecar.istio.io/inject': 'false', 'istio.io/dataplane-mode': 'none' }],
  ])('%s are these and no other', (_, dataPlane, labels) => {
    expect(dataPlane.workloadLabels('shop')).toEqual(labels);
  });

  test('fails with a waypoint for services alone', () => {
    expect(() => DataPlane.ambient({ waypoint }).workloadLabels('shop')).toThrow(
      "workload in 'shop' has no use for waypoint 'waypoint', which is for services alone; make it one for workloads or WaypointFor.ALL");
  });

  test('fails with what only services have', () => {
    expect(() => DataPlane.ambient({ ingressUseWaypoint: false }).workloadLabels('shop'))
      .toThrow("workload in 'shop' cannot have ingressUseWaypoint, which is for namespaces and services; drop it");
    expect(() => DataPlane.ambient({ waypoint, canary: { waypoint: Waypoint.fromWaypointName('next'), weightPercent: 1 } }).workloadLabels('shop'))
      .toThrow("workload in 'shop' cannot have a canary, which is for namespaces and services; drop it");
  });
});

test('the labels cannot be changed from outside', () => {
  const dataPlane = DataPlane.ambient();
  dataPlane.namespaceLabels('shop')['istio-injection'] = 'enabled';
  dataPlane.workloadLabels('shop')['istio.io/rev'] = 'prod';

  expect(dataPlane.namespaceLabels('shop')).toEqual({ 'istio.io/dataplane-mode': 'ambient' });
  expect(dataPlane.workloadLabels('shop')).toEqual({ 'sidecar.istio.io/inject': 'false', 'istio.io/dataplane-mode': 'ambient' });
});

test.each(['', '1.31.1', 'Prod', '-prod'])("fails with the revision '%s'", (revision) => {
  expect(() => DataPlane.sidecar({ revision }))
    .toThrow(`revision ${LABEL_RULE}, got '${revision}'`);
});
