import { Host, ServiceHost, WorkloadSelector } from '../../src';
import { DestinationRule, DestinationRuleProps, ExportTo, LoadBalancer } from '../../src/istio';
import { LABEL_KEY_RULE, LABEL_RULE, LABEL_VALUE_RULE } from '../support/rules';
import { chart, only } from '../support/synth';

const HOST = ServiceHost.fromName('reviews', { namespace: 'shop' });
const NAME = 'reviews.shop.svc.cluster.local';

const ruleOf = (props: Partial<DestinationRuleProps> = {}) => new DestinationRule(chart(), 'rule', { host: HOST, ...props });
const specOf = (props: DestinationRuleProps, define: (rule: DestinationRule) => void = () => undefined) =>
  only((scope) => define(new DestinationRule(scope, 'rule', props))).spec;

test('a rule needs no more than its host', () => {
  expect(only((scope) => new DestinationRule(scope, 'rule', { host: HOST }))).toEqual({
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name: 'test-rule', namespace: 'shop' },
    spec: { host: NAME },
  });
});

test('all fields come out', () => {
  const rule = only((scope) => {
    new DestinationRule(scope, 'rule', {
      metadata: { name: 'reviews', annotations: { owner: 'web' } },
      host: HOST,
      trafficPolicy: { loadBalancer: LoadBalancer.random() },
      workloadSelector: WorkloadSelector.labels({ app: 'ratings' }),
      exportTo: [ExportTo.SAME_NAMESPACE],
    }).addSubset('v1', { labels: { version: 'one' }, trafficPolicy: { loadBalancer: LoadBalancer.roundRobin() } });
  });

  expect(rule.metadata).toEqual({ name: 'reviews', namespace: 'shop', annotations: { owner: 'web' } });
  expect(rule.spec).toEqual({
    host: NAME,
    trafficPolicy: { loadBalancer: { simple: 'RANDOM' } },
    subsets: [{ name: 'v1', labels: { version: 'one' }, trafficPolicy: { loadBalancer: { simple: 'ROUND_ROBIN' } } }],
    workloadSelector: { matchLabels: { app: 'ratings' } },
    exportTo: ['.'],
  });
});

test('a rule tells its host', () => {
  expect(ruleOf().host).toBe(HOST);
});

test.each(['*.example.com', '*', 'www.example.com'])('the host may be %s', (name) => {
  expect(specOf({ host: Host.dns(name) })).toEqual({ host: name });
});

test.each(['10.0.0.1', '2001:db8::1'])('fails for the address %s', (name) => {
  expect(() => ruleOf({ host: Host.dns(name) }))
    .toThrow(`a destination rule is for a host with a name, got the IP address '${name}'; give it a ServiceEntry and name that one's host [test/rule]`);
});

test('fails with a traffic policy that cannot be right', () => {
  expect(() => ruleOf({ trafficPolicy: { connectionPool: {} } }))
    .toThrow('connectionPool has neither tcp nor http; give it one or leave it out [test/rule]');
});

describe('a subset', () => {
  test('has the pods whose version is its name', () => {
    const { subsets } = specOf({ host: HOST }, (rule) => {
      rule.addSubset('v1');
      rule.addSubset('v2');
    });
    expect(subsets).toEqual([{ name: 'v1', labels: { version: 'v1' } }, { name: 'v2', labels: { version: 'v2' } }]);
  });

  test('may have the labels given, or none', () => {
    const { subsets } = specOf({ host: HOST }, (rule) => {
      rule.addSubset('blue', { labels: { 'example.com/color': 'blue', 'canary': '' } });
      rule.addSubset('all', { labels: {} });
    });
    expect(subsets).toEqual([{ name: 'blue', labels: { 'example.com/color': 'blue', 'canary': '' } }, { name: 'all', labels: {} }]);
  });

  test('knows its name and the host of the rule', () => {
    const subset = ruleOf().addSubset('v1');
    expect({ name: subset.name, host: subset.host }).toEqual({ name: 'v1', host: HOST });
  });

  test('fails with a name that is taken', () => {
    const rule = ruleOf();
    rule.addSubset('v1');
    expect(() => rule.addSubset('v1', { labels: { app: 'other' } }))
      .toThrow("subset 'v1' is there already; give the second one another name [test/rule]");
  });

  test('fails with a name that is none', () => {
    expect(() => ruleOf().addSubset('v1.2'))
      .toThrow(`subset name ${LABEL_RULE}, got 'v1.2' [test/rule]`);
  });

  test.each([
    [{ '-app': 'x' }, `labels of the subset 'v1' cannot have the key '-app'; ${LABEL_KEY_RULE} [test/rule]`],
    [{ app: 'a b' }, `labels of the subset 'v1' cannot have the value 'a b' for 'app'; ${LABEL_VALUE_RULE} [test/rule]`],
  ])('fails with the labels %j', (labels, message) => {
    expect(() => ruleOf().addSubset('v1', { labels })).toThrow(message);
  });

  test('fails with a traffic policy that cannot be right, and is not there then', () => {
    const { subsets } = specOf({ host: HOST }, (rule) => {
      expect(() => rule.addSubset('v1', { trafficPolicy: { connectionPool: {} } }))
        .toThrow('connectionPool has neither tcp nor http; give it one or leave it out [test/rule]');
      rule.addSubset('v1');
    });
    expect(subsets).toEqual([{ name: 'v1', labels: { version: 'v1' } }]);
  });
});

describe('the namespaces that see the rule', () => {
  test.each([
    ['all', [ExportTo.ALL_NAMESPACES], ['*']],
    ['its own and another', [ExportTo.SAME_NAMESPACE, ExportTo.namespace('edge')], ['.', 'edge']],
  ])('may be %s', (_, exportTo, spec) => {
    expect(specOf({ host: HOST, exportTo })).toEqual({ host: NAME, exportTo: spec });
  });

  test('fails without any', () => {
    expect(() => ruleOf({ exportTo: [] })).toThrow('exportTo must have at least one entry, got none [test/rule]');
  });

  const workloadSelector = WorkloadSelector.labels({ app: 'ratings' });

  test.each([
    ['.', ExportTo.SAME_NAMESPACE],
    ['shop', ExportTo.namespace('shop')],
  ])('may be its own (%s) beside a workloadSelector', (name, exportTo) => {
    expect(specOf({ host: HOST, workloadSelector, exportTo: [exportTo] }))
      .toEqual({ host: NAME, workloadSelector: { matchLabels: { app: 'ratings' } }, exportTo: [name] });
  });

  test.each([
    ['*', [ExportTo.ALL_NAMESPACES]],
    ['edge', [ExportTo.SAME_NAMESPACE, ExportTo.namespace('edge')]],
  ])("fails with others ('%s') beside a workloadSelector", (wider, exportTo) => {
    expect(() => ruleOf({ workloadSelector, exportTo }))
      .toThrow(`a destination rule with a workloadSelector holds in its own namespace only, got exportTo '${wider}'; drop one of them [test/rule]`);
  });
});
