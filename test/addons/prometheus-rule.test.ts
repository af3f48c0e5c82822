import { Duration } from 'cdk8s';
import { Prometheus, PrometheusRule } from '../../src/addons';
import { configOf, objectsOf } from '../support/addons';

const ruleOf = (rule: PrometheusRule) =>
  configOf(objectsOf((scope) => new Prometheus(scope, 'prometheus', { ruleGroups: [{ name: 'group', rules: [rule] }] })), 'rules.yml').groups[0].rules[0];

test('a rule records a series', () => {
  expect(ruleOf(PrometheusRule.recording('mesh:requests', 'sum(istio_requests_total)', { labels: { mesh: 'east' } }))).toEqual({
    record: 'mesh:requests', expr: 'sum(istio_requests_total)', labels: { mesh: 'east' },
  });
});

test('an alert fires at once, unless told otherwise', () => {
  expect(ruleOf(PrometheusRule.alerting('Down', 'up == 0'))).toEqual({ alert: 'Down', expr: 'up == 0' });
});

test('all fields of an alert come out', () => {
  expect(ruleOf(PrometheusRule.alerting('Down', 'up == 0', {
    duration: Duration.minutes(5), keepFiringFor: Duration.minutes(10), labels: { severity: 'page' }, annotations: { summary: '{{ $labels.job }} is down' },
  }))).toEqual({
    alert: 'Down', expr: 'up == 0', for: '300s', keep_firing_for: '600s', labels: { severity: 'page' }, annotations: { summary: '{{ $labels.job }} is down' },
  });
});

test('fails with what Prometheus would refuse', () => {
  expect(() => PrometheusRule.recording('a-b', 'c')).toThrow("name of a recorded series must consist of letters, digits, '_' and ':', and not begin with a digit, got 'a-b'");
  expect(() => PrometheusRule.recording('a', '')).toThrow('expression of a rule must not be empty');
  expect(() => PrometheusRule.alerting('', 'a')).toThrow('name of an alert must not be empty');
});
