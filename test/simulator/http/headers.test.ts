import { authorityOf, changed, changesOf, inTurn, together } from '../../../src/simulator/http/headers';

const NOTHING = { remove: [], set: [], add: [] };

test('names are in lower case, in their order, and those of the request itself are left out', () => {
  expect(changesOf({
    remove: ['X-Old', 'Host', ':path'],
    set: { 'x-b': '2', 'X-A': '1', ':authority': 'elsewhere', 'HOST': 'elsewhere', 'ends:': 'is one' },
    add: { Z: '4', c: '3', host: 'elsewhere' },
  })).toEqual({ remove: ['x-old'], set: [['x-a', '1'], ['ends:', 'is one'], ['x-b', '2']], add: [['z', '4'], ['c', '3']] });
  expect([changesOf(undefined), changesOf({}), changesOf({ set: { a: '1' } })]).toEqual([NOTHING, NOTHING, { ...NOTHING, set: [['a', '1']] }]);
});

test('what changes nothing is not there', () => {
  const [removing, setting] = [changesOf({ remove: ['a'] }), changesOf({ set: { a: '1' }, add: { b: '2' } })];
  expect(inTurn(changesOf(undefined), removing, changesOf({ set: { host: 'x' } }), setting)).toEqual([removing, setting]);
  expect(inTurn()).toEqual([]);
});

test('changes are done together, or one after the other', () => {
  const [first, second] = [changesOf({ set: { a: '1' }, add: { b: '2' }, remove: ['c'] }), changesOf({ remove: ['a', 'd'], set: { c: '3' }, add: { b: '4' } })];
  const given = { c: '0', d: '0', e: '0' };

  expect(together(first, second)).toEqual({ remove: ['c', 'a', 'd'], set: [['a', '1'], ['c', '3']], add: [['b', '2'], ['b', '4']] });
  expect(together(first, changesOf(undefined))).toBe(first);
  expect(changed(given, [together(first, second)])).toEqual({ a: '1', b: '2,4', c: '3', e: '0' });
  expect(changed(given, [first, second])).toEqual({ b: '2,4', c: '3', e: '0' });
  expect(changed(given, [])).toBe(given);
  expect(given).toEqual({ c: '0', d: '0', e: '0' });
});

test('an authority is what is set for it, or else added, under either of its names', () => {
  expect(authorityOf({ request: { add: { ':authority': 'added' }, set: { Host: 'set' } } })).toBe('set');
  expect(authorityOf({ request: { add: { host: 'added' }, set: { 'x-host': 'a', 'host-x': 'b', 'x:authority': 'c' } } })).toBe('added');
  expect([authorityOf(undefined), authorityOf({}), authorityOf({ request: { set: { 'hosts': 'a', 'x-host': 'b' } } }), authorityOf({ response: { set: { host: 'a' } } })]).toEqual(['', '', '', '']);
});
