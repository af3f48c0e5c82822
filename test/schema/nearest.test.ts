import { didYouMean, nearest } from '../../src/schema/nearest';

const FIELDS = ['hosts', 'http', 'gateways', 'exportTo', 'tls', 'tcp'];

test.each([
  ['host', 'hosts'],
  ['hots', 'hosts'],
  ['export_to', 'exportTo'],
  ['EXPORTTO', 'exportTo'],
  ['gatways', 'gateways'],
  ['tlss', 'tls'],
  ['something', undefined],
  ['x', undefined],
])('nearest to %s is %s', (word, expected) => {
  expect(nearest(word, FIELDS)).toBe(expected);
});

test('of words as near as each other the first is proposed', () => {
  expect(nearest('tl', ['tls', 'tlc'])).toBe('tls');
});

test('a proposal ends a message', () => {
  expect(didYouMean('hots', FIELDS)).toBe("; did you mean 'hosts'?");
  expect(didYouMean('something', FIELDS)).toBe('');
});
