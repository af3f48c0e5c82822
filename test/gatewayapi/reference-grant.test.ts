import { ReferenceGrant, ReferenceGrantProps, ReferenceGrantTo, ReferringKind } from '../../src/gatewayapi';
import { LABEL_RULE, SUBDOMAIN_RULE } from '../support/rules';
import { chart, only } from '../support/synth';

const FROM = { kind: ReferringKind.HTTP_ROUTE, namespace: 'web' };
const group = 'gateway.networking.k8s.io';

test('all fields come out', () => {
  expect(only((scope) => {
    const grant = new ReferenceGrant(scope, 'grant', { from: [FROM], to: [ReferenceGrantTo.service('reviews'), ReferenceGrantTo.secret()] });
    grant.addFrom({ kind: ReferringKind.GATEWAY, namespace: 'edge' });
    grant.addTo(ReferenceGrantTo.configMap('ca'));
    grant.addTo(ReferenceGrantTo.inferencePool('models'));
  })).toEqual({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'ReferenceGrant',
    metadata: { name: 'test-grant', namespace: 'shop' },
    spec: {
      from: [{ group, kind: 'HTTPRoute', namespace: 'web' }, { group, kind: 'Gateway', namespace: 'edge' }],
      to: [
        { group: '', kind: 'Service', name: 'reviews' }, { group: '', kind: 'Secret' },
        { group: '', kind: 'ConfigMap', name: 'ca' }, { group: 'inference.networking.k8s.io', kind: 'InferencePool', name: 'models' },
      ],
    },
  });
});

test.each<[string, ReferenceGrantProps, string]>([
  ['17 who refer', { from: Array(17).fill(FROM) }, 'from of a reference grant must have at most 16 entries, got 17 [test/grant]'],
  ['17 to refer to', { to: Array(17).fill(ReferenceGrantTo.service()) }, 'to of a reference grant must have at most 16 entries, got 17 [test/grant]'],
  ['a namespace that is none', { from: [{ ...FROM, namespace: 'A' }] }, `namespace in from of a reference grant ${LABEL_RULE}, got 'A' [test/grant]`],
])('fails with %s', (_, props, message) => {
  expect(() => new ReferenceGrant(chart(), 'grant', props)).toThrow(message);
});

test('fails with a name that is none', () => {
  expect(() => ReferenceGrantTo.service('')).toThrow(`name of a Service in a reference grant ${SUBDOMAIN_RULE}, got ''`);
});

test.each(['a reference grant needs someone who may refer; add one by addFrom', 'a reference grant needs something that may be referred to; add it by addTo'])(
  'fails at synthesis when empty: %s', (message) => {
    expect(() => only((scope) => new ReferenceGrant(scope, 'grant'))).toThrow(message);
  });
