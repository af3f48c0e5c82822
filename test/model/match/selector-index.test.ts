import { SelectorIndex } from '../../../src/model/match/selector-index';

test('what selects labels, in a namespace', () => {
  const index = new SelectorIndex<string>();
  index.add('shop', { app: 'a' }, 'a');
  index.add('shop', { app: 'a', version: 'v1' }, 'a v1');
  index.add('shop', {}, 'all');
  index.add('edge', { app: 'a' }, 'edge');

  expect(index.selecting('shop', { version: 'v1', app: 'a' })).toEqual(['all', 'a', 'a v1']);
  expect(index.selecting('shop', { app: 'a', version: 'v2' })).toEqual(['all', 'a']);
  expect(index.selecting('edge', {})).toEqual([]);
});
