import { Host } from '../../../src';
import { LabelExpression, LabelSelector, MeshConfig, ServiceScope, Visibility } from '../../../src/mesh';
import { meshConfigOf } from '../../support/mesh';
import { LABEL_KEY_RULE, LABEL_VALUE_RULE } from '../../support/rules';

const SELECTOR = { matchLabels: { team: 'shop' } };

test.each<[string, LabelSelector, object]>([
  ['labels', { matchLabels: { team: 'shop', stage: 'prod' } }, { matchLabels: { team: 'shop', stage: 'prod' } }],
  ['a list', { matchExpressions: [LabelExpression.in('team', ['shop', 'pay'])] }, { matchExpressions: [{ key: 'team', operator: 'In', values: ['shop', 'pay'] }] }],
  ['another list', { matchExpressions: [LabelExpression.notIn('team', ['shop'])] }, { matchExpressions: [{ key: 'team', operator: 'NotIn', values: ['shop'] }] }],
  ['presence', { matchExpressions: [LabelExpression.exists('team')] }, { matchExpressions: [{ key: 'team', operator: 'Exists' }] }],
  ['absence', { matchExpressions: [LabelExpression.doesNotExist('a.com/b')] }, { matchExpressions: [{ key: 'a.com/b', operator: 'DoesNotExist' }] }],
])('a selector by %s', (_, selector, spec) => {
  expect(meshConfigOf({ discoverySelectors: [selector] })).toEqual({ discoverySelectors: [spec] });
});

test('all fields of services', () => {
  expect(meshConfigOf({
    serviceSettings: [{ clusterLocal: true, hosts: [Host.dns('*.kube-system.svc.cluster.local')] }],
    serviceScopeConfigs: [{ scope: ServiceScope.GLOBAL, namespaceSelector: SELECTOR, servicesSelector: SELECTOR }, { scope: ServiceScope.LOCAL }],
    serviceEntryVisibility: {
      defaultVisibility: Visibility.NAMESPACE,
      applyToSidecars: true,
      policies: [{ visibility: Visibility.PUBLIC, namespaceSelectors: [SELECTOR] }],
    },
  })).toEqual({
    serviceSettings: [{ settings: { clusterLocal: true }, hosts: ['*.kube-system.svc.cluster.local'] }],
    serviceScopeConfigs: [{ scope: 'GLOBAL', namespaceSelector: SELECTOR, servicesSelector: SELECTOR }, { scope: 'LOCAL' }],
    serviceEntryVisibility: {
      defaultVisibility: 'NAMESPACE',
      applyToSidecars: true,
      policies: [{ visibility: 'PUBLIC', matchingRules: [{ namespaceSelector: SELECTOR }] }],
    },
  });
});

const NO_LABELS = 'has a label selector without labels and expressions, which every object fits; give it some or leave it out [test]';

test.each<[string, () => MeshConfig, string]>([
  ['an empty selector', () => ({ discoverySelectors: [{}] }), `discoverySelectors ${NO_LABELS}`],
  ['a selector of empty lists', () => ({ serviceScopeConfigs: [{ scope: ServiceScope.LOCAL, servicesSelector: { matchLabels: {}, matchExpressions: [] } }] }),
    `servicesSelector of serviceScopeConfigs ${NO_LABELS}`],
  ['a key that is none', () => ({ discoverySelectors: [{ matchLabels: { '-': 'a' } }] }), `discoverySelectors cannot have the key '-'; ${LABEL_KEY_RULE} [test]`],
  ['a value that is none', () => ({ discoverySelectors: [{ matchExpressions: [LabelExpression.in('team', ['a b'])] }] }),
    `label selector cannot have the value 'a b' for 'team'; ${LABEL_VALUE_RULE}`],
  ['a key that is none, of a label that is there', () => ({ discoverySelectors: [{ matchExpressions: [LabelExpression.exists('')] }] }),
    `label selector cannot have the key ''; ${LABEL_KEY_RULE}`],
  ['no values', () => ({ discoverySelectors: [{ matchExpressions: [LabelExpression.notIn('team', [])] }] }),
    "values of the label 'team' must have at least one entry, got none"],
  ['settings of no service', () => ({ serviceSettings: [{ clusterLocal: true, hosts: [] }] }), 'hosts of serviceSettings must have at least one entry, got none [test]'],
  ['settings of an address', () => ({ serviceSettings: [{ clusterLocal: true, hosts: [Host.dns('10.0.0.1')] }] }),
    "serviceSettings are for services by their names, got the address '10.0.0.1' [test]"],
  ['a policy for no namespace', () => ({ serviceEntryVisibility: { policies: [{ visibility: Visibility.NONE, namespaceSelectors: [] }] } }),
    'namespaceSelectors of serviceEntryVisibility must have at least one entry, got none [test]'],
])('fails with %s', (_, config, message) => {
  expect(() => meshConfigOf(config())).toThrow(new Error(message));
});
