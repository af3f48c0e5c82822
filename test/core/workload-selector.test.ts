import * as plus27 from 'cdk8s-plus-27';
import * as plus34 from 'cdk8s-plus-34';
import { WorkloadSelector } from '../../src';
import { LABEL_KEY_RULE, LABEL_VALUE_RULE } from '../support/rules';
import { chart } from '../support/synth';

test('pods are chosen by labels', () => {
  expect(WorkloadSelector.labels({ app: 'shop', tier: 'web' }).matchLabels).toEqual({ app: 'shop', tier: 'web' });
});

test('the labels of a selector cannot be changed from outside', () => {
  const given = { app: 'shop' };
  const selector = WorkloadSelector.labels(given);
  given.app = 'other';
  selector.matchLabels.app = 'other';

  expect(selector.matchLabels).toEqual({ app: 'shop' });
});

test.each([
  ['cdk8s-plus-27', () => new plus27.Deployment(chart(), 'web', { containers: [{ image: 'web' }] })],
  ['cdk8s-plus-34', () => new plus34.Deployment(chart(), 'web', { containers: [{ image: 'web' }] })],
])('the pods of a Deployment of %s are chosen by the labels it selects them by', (_, define) => {
  const deployment = define();

  expect(WorkloadSelector.workload(deployment).matchLabels).toEqual(deployment.matchLabels);
  expect(Object.keys(deployment.matchLabels)).toEqual(['cdk8s.io/metadata.addr']);
});

test.each([
  ['key', { 'a b': 'x' }, `workload selector cannot have the key 'a b'; ${LABEL_KEY_RULE}`],
  ['value', { app: 'a b' }, `workload selector cannot have the value 'a b' for 'app'; ${LABEL_VALUE_RULE}`],
])('fails with a malformed label %s', (_, labels, message) => {
  expect(() => WorkloadSelector.labels(labels as Record<string, string>)).toThrow(message);
});
