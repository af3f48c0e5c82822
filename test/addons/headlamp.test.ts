import { Duration } from 'cdk8s';
import { Headlamp, HeadlampProps } from '../../src/addons';
import { containerOf, objectOf, objectsOf } from '../support/addons';
import { chart } from '../support/synth';

const define = (props?: HeadlampProps) => objectsOf((scope) => new Headlamp(scope, 'dashboard', props));

test('the dashboard itself may do nothing', () => {
  const objects = define();

  expect(objects.filter(({ kind }) => /Role$/.test(kind))).toEqual([]);
  expect(objects.filter(({ kind }) => /Binding$/.test(kind)).flatMap(({ subjects }: any) => subjects.map(({ name }: any) => name))).toEqual(['headlamp-viewer']);
  expect(objectOf(objects, 'Deployment').spec.template.spec.serviceAccountName).toBe('headlamp');
});

test('people log in with an account that views, and for which no token is there', () => {
  const objects = define();

  expect(objectOf(objects, 'ServiceAccount', 'headlamp-viewer')).toMatchObject({ metadata: { namespace: 'shop' }, automountServiceAccountToken: false });
  expect(objectOf(objects, 'ClusterRoleBinding')).toMatchObject({
    metadata: { name: 'headlamp-viewer-shop' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
    subjects: [{ kind: 'ServiceAccount', name: 'headlamp-viewer', namespace: 'shop' }],
  });
  expect(JSON.stringify(objects)).not.toMatch(/service-account-token|"kind":"Secret"|cluster-admin/);
});

test('its account is known to others', () => {
  const { viewer } = new Headlamp(chart(), 'dashboard', { metadata: { name: 'ui' } });
  expect([viewer.name, viewer.kind, viewer.metadata.namespace]).toEqual(['ui-viewer', 'ServiceAccount', 'shop']);
});

test('people stay logged in for an hour, unless told otherwise', () => {
  expect(containerOf(define()).args).toEqual(['-in-cluster', '-plugins-dir=/headlamp/plugins', '-watch-plugins-changes=false', '-session-ttl=3600']);
  expect(containerOf(define({ sessionTtl: Duration.minutes(10) })).args).toContain('-session-ttl=600');
});

test('fails with a session that is none', () => {
  expect(() => new Headlamp(chart(), 'dashboard', { sessionTtl: Duration.millis(1) })).toThrow('sessionTtl in seconds must be a whole number of at least 1, got 0.001 [test/dashboard]');
});
