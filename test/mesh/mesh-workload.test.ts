import { ApiObject, Chart } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import * as plus34 from 'cdk8s-plus-34';
import { DataPlane, IMeshWorkload, MeshNamespace, MeshWorkload, Waypoint, WaypointFor } from '../../src/mesh';
import { chart, only, synth } from '../support/synth';

const LABELS = { 'sidecar.istio.io/inject': 'true', 'istio.io/rev': 'prod' };
const PROD = DataPlane.sidecar({ revision: 'prod' });

const deployment = (scope: Chart, metadata?: object) => new ApiObject(scope, 'deployment', {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'cart' },
  spec: { template: { metadata, spec: { containers: [] } } },
});

describe.each<[string, (scope: Chart) => IMeshWorkload]>([
  ['cdk8s-plus-27', (scope) => new plus27.Deployment(scope, 'cart', { podMetadata: { labels: { app: 'cart' } }, containers: [{ image: 'cart' }] })],
  ['cdk8s-plus-34', (scope) => new plus34.Deployment(scope, 'cart', { podMetadata: { labels: { app: 'cart' } }, containers: [{ image: 'cart' }] })],
])('a Deployment of %s', (_, workloadIn) => {
  test('gets the labels of its data plane', () => {
    const { spec, metadata } = only((scope) => MeshWorkload.enroll(workloadIn(scope), PROD));

    expect(spec.template.metadata.labels).toMatchObject({ app: 'cart', ...LABELS });
    expect(metadata.labels).toBeUndefined();
  });
});

test.each<[string, string, any, string[]]>([
  ['Deployment', 'apps/v1', { template: { metadata: { labels: { app: 'cart' } }, spec: {} } }, ['spec', 'template']],
  ['StatefulSet', 'apps/v1', { template: { spec: {} } }, ['spec', 'template']],
  ['CronJob', 'batch/v1', { jobTemplate: { spec: { template: { metadata: { annotations: { a: 'b' } }, spec: {} } } } }, ['spec', 'jobTemplate', 'spec', 'template']],
  ['Pod', 'v1', { containers: [] }, []],
])('an ApiObject of kind %s gets the labels of its data plane', (kind, apiVersion, spec, path) => {
  const object: any = only((scope) => {
    MeshWorkload.enrollApiObject(new ApiObject(scope, 'cart', { apiVersion, kind, metadata: { name: 'cart' }, spec }), PROD);
  });

  const before = path.reduce((one, key) => one[key], { spec } as any).metadata;
  const { metadata } = path.reduce((one, key) => one[key], object);
  expect(metadata.labels).toEqual({ ...before?.labels, ...LABELS });
  expect(metadata.annotations).toEqual(before?.annotations);
});

test('a waypoint learns of the namespace of the workload', () => {
  const scope = chart();
  const waypoint = new Waypoint(scope, 'waypoint', { waypointFor: WaypointFor.WORKLOAD, metadata: { name: 'waypoint', namespace: 'edge' } });
  MeshWorkload.enrollApiObject(deployment(scope), DataPlane.ambient({ waypoint }));

  expect(() => synth(scope)).toThrow("namespace 'shop' uses waypoint 'waypoint' of namespace 'edge'");
});

test('fails for what has no pods', () => {
  const scope = chart();
  const service = new ApiObject(scope, 'service', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'cart' }, spec: {} });
  expect(() => MeshWorkload.enrollApiObject(service, PROD))
    .toThrow("Service 'cart' has no pods: there is no spec.template; give a workload [test/service]");

  const cron = new ApiObject(scope, 'cron', { apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'cart' } });
  expect(() => MeshWorkload.enrollApiObject(cron, PROD))
    .toThrow("CronJob 'cart' has no pods: there is no spec.jobTemplate.spec.template; give a workload [test/cron]");
});

test.each(Object.keys({ ...LABELS, 'istio.io/dataplane-mode': '', 'istio.io/use-waypoint': '', 'istio.io/use-waypoint-namespace': '' }))('fails with the label %s there beforehand', (label) => {
  const message = `workload 'cart' is labelled '${label}' already, which the data plane decides; drop that`;
  expect(() => MeshWorkload.enrollApiObject(deployment(chart(), { labels: { [label]: 'x' } }), PROD)).toThrow(`${message} [test/deployment]`);

  const plus = new plus27.Deployment(chart(), 'deployment', { metadata: { name: 'cart' }, podMetadata: { labels: { [label]: 'x' } }, containers: [{ image: 'cart' }] });
  expect(() => MeshWorkload.enroll(plus, PROD)).toThrow(`${message} [test/deployment]`);
});

describe('in a namespace', () => {
  const synthIn = (namespace: DataPlane, workload: DataPlane) => {
    const scope = chart();
    MeshWorkload.enrollApiObject(deployment(scope), workload);
    new MeshNamespace(scope, 'namespace', { dataPlane: namespace });
    new MeshNamespace(scope, 'other', { dataPlane: DataPlane.none(), metadata: { name: 'other' } });
    return synth(scope);
  };

  const SIDECAR = DataPlane.sidecar();
  const CANARY = DataPlane.sidecar({ revision: 'canary' });

  test.each([
    ['ambient', DataPlane.ambient(), 'sidecar', SIDECAR],
    ['ambient', DataPlane.ambient(), 'sidecar of a revision', PROD],
    ['sidecar', SIDECAR, 'ambient', DataPlane.ambient()],
    ['sidecar', SIDECAR, 'none', DataPlane.none()],
    ['sidecar', SIDECAR, 'sidecar', SIDECAR],
    ['sidecar', SIDECAR, 'sidecar of the revision default', DataPlane.sidecar({ revision: 'default' })],
    ['sidecar of a revision', PROD, 'sidecar of the same', PROD],
    ['sidecar of a revision', PROD, 'sidecar, whichever', SIDECAR],
    ['none', DataPlane.none(), 'ambient', DataPlane.ambient()],
  ])('with %s a workload may have %s', (_, namespace, __, workload) => {
    expect(synthIn(namespace, workload)).toHaveLength(3);
  });

  test.each([
    ['none', DataPlane.none(), SIDECAR, "workload 'cart' is in namespace 'shop', where no proxy is injected; change one of them"],
    ['sidecar', SIDECAR, PROD, "workload 'cart' is in namespace 'shop', where proxies are injected by 'default', not by 'prod'; change one of them"],
    ['sidecar of a revision', CANARY, PROD, "workload 'cart' is in namespace 'shop', where proxies are injected by 'canary', not by 'prod'; change one of them"],
  ])('fails with %s and a sidecar that nobody would inject', (_, namespace, workload, message) => {
    expect(() => synthIn(namespace, workload)).toThrow(`[test/deployment] ${message}`);
  });
});
