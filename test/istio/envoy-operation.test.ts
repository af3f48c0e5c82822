import { Duration } from 'cdk8s';
import { EnvoyOperation } from '../../src/istio';

const VALUE = { name: 'a', list: [1, true, null, { deep: 'text' }] };

test.each<[string, EnvoyOperation]>([
  ['ADD', EnvoyOperation.add(VALUE)],
  ['MERGE', EnvoyOperation.merge(VALUE)],
  ['MERGE_AND_REPLACE_LIST', EnvoyOperation.mergeAndReplaceList(VALUE)],
  ['INSERT_BEFORE', EnvoyOperation.insertBefore(VALUE)],
  ['INSERT_AFTER', EnvoyOperation.insertAfter(VALUE)],
  ['INSERT_FIRST', EnvoyOperation.insertFirst(VALUE)],
  ['REPLACE', EnvoyOperation.replace(VALUE)],
])('%s has a value', (operation, made) => {
  expect(made._toSpec()).toEqual({ operation, value: VALUE });
});

test('REMOVE has none', () => {
  expect(EnvoyOperation.remove()._toSpec()).toEqual({ operation: 'REMOVE' });
});

test('a value that changes later changes nothing', () => {
  const value = { list: [{ name: 'a' }] };
  const operation = EnvoyOperation.add(value);
  value.list[0].name = 'b';
  expect(operation._toSpec().value).toEqual({ list: [{ name: 'a' }] });
});

test.each<[string, object, string]>([
  ['nothing', { name: undefined }, 'value of a patch.name must be plain JSON, got undefined'],
  ['no number', { list: [NaN] }, 'value of a patch.list[0] must be plain JSON, got NaN'],
  ['an object with a class', { timeout: Duration.seconds(1) }, 'value of a patch.timeout must be plain JSON, got a Duration'],
])('fails with %s in the value', (_, value, message) => {
  expect(() => EnvoyOperation.add(value)).toThrow(message);
});
