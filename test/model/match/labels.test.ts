import { selectorText, selects, textsOf } from '../../../src/model/match/labels';

test('a selector selects what has all that it asks for', () => {
  expect([selects({}, {}), selects({ app: 'cart' }, { app: 'cart', version: 'v1' }), selects({ app: 'cart', zone: 'a' }, { app: 'cart' })]).toEqual([true, true, false]);
});

test('as one line, always in the same order', () => {
  expect([selectorText({ version: 'v1', app: 'cart' }), selectorText({ app: 'cart', version: 'v1' }), selectorText({})]).toEqual(['app=cart,version=v1', 'app=cart,version=v1', '']);
});

test('what is no text is left out', () => {
  expect(textsOf({ app: 'cart', replicas: 3, none: null })).toEqual({ app: 'cart' });
  expect([textsOf(undefined), textsOf(null), textsOf('app=cart'), textsOf({ app: 'cart' })]).toEqual([{}, {}, {}, { app: 'cart' }]);
});
