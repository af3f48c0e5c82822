import { TaintEffect, Toleration } from '../../../src/mesh';

test.each([
  [Toleration.everything(), { operator: 'Exists' }],
  [Toleration.effect(TaintEffect.NO_EXECUTE), { operator: 'Exists', effect: 'NoExecute' }],
  [Toleration.exists('edge'), { key: 'edge', operator: 'Exists' }],
  [Toleration.equal('edge', 'yes', TaintEffect.NO_SCHEDULE), { key: 'edge', operator: 'Equal', value: 'yes', effect: 'NoSchedule' }],
])('a toleration of %#', (toleration, spec) => {
  expect(toleration._toSpec()).toStrictEqual(spec);
});

test('fails for taints that no node can have', () => {
  expect(() => Toleration.exists('a b')).toThrow("taint cannot have the key 'a b'");
  expect(() => Toleration.equal('edge', 'a b')).toThrow("taint cannot have the value 'a b' for 'edge'");
});
