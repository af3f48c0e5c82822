import { ruleOf } from '../support/policy';

const SOURCE = { namespaces: ['shop'] };

test('a rule has sources, operations and conditions', () => {
  expect(ruleOf({ sources: [SOURCE, { ipBlocks: ['10.0.0.0/8'] }], operations: [{ ports: [80] }, { ports: [81] }] })).toEqual({
    from: [{ source: { namespaces: ['shop'] } }, { source: { ipBlocks: ['10.0.0.0/8'] } }],
    to: [{ operation: { ports: ['80'] } }, { operation: { ports: ['81'] } }],
  });
});

test('a rule for every request asks for nothing', () => {
  expect(ruleOf({ anyRequest: true })).toEqual({});
});

test('fails for a rule that asks for nothing', () => {
  expect(() => ruleOf({})).toThrow(
    'a rule without sources, operations and conditions holds for every request; give it one of them, or anyRequest: true');
});

test.each([['sources'], ['operations'], ['conditions']])('fails with no %s in their list', (field) => {
  expect(() => ruleOf({ [field]: [] })).toThrow(`${field} of a rule must have at least one entry, got none`);
});

test('a rule has up to 512 sources', () => {
  expect(ruleOf({ sources: Array(512).fill(SOURCE) }).from).toHaveLength(512);
  expect(() => ruleOf({ sources: Array(513).fill(SOURCE) })).toThrow('sources of a rule must have at most 512 entries, got 513; divide them');
});

test('fails where every request is narrowed', () => {
  expect(() => ruleOf({ anyRequest: true, sources: [SOURCE] })).toThrow(
    'a rule with anyRequest stands alone, but has sources, operations or conditions; drop one or the other');
});
