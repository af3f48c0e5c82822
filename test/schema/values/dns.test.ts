import { dnsLabel, fullName, hostCovers, hostsOverlap, isPartialWildcard, isSniName, isWildcardName, wildcardName } from '../../../src/schema/values/dns';

const LONG = 'a'.repeat(63);
const NAME_OF_255 = `${LONG}.${LONG}.${LONG}.${LONG}`;

test.each(['a', 'A-1', '1', LONG])('%s is a label', (label) => expect(dnsLabel(label)).toBeUndefined());

test.each(['', '-a', 'a-', 'a.b', 'a_b', `${LONG}a`, 'é', 'a\n'])('fails for the label %j', (label) => {
  expect(dnsLabel(label)).toBe(`must consist of letters, digits and '-' (at most 63), begin and end with a letter or digit, got '${label}'`);
});

test.each(['a', 'a.b', 'a.b.', 'a.1.', '1.a', 'a.9223372036854775808', 'a.00099999999999999999999', NAME_OF_255])('%s is a full name', (name) => {
  expect(fullName(name)).toBeUndefined();
});

test.each(['', '.', 'a..b', '1', 'a.1', 'a.9223372036854775807', 'a.0000000000000000000001', '*.a', `${NAME_OF_255}.`])('fails for the full name %j', (name) => {
  expect(fullName(name)).toBe(`must be a DNS name without wildcard such as 'www.example.com', got '${name}'`);
});

test.each(['*', '*.', '*.a', '*a.b', '*-a.b', 'a.', '1', LONG, `*${LONG.slice(1)}.a`])('%s is a name with or without wildcard', (name) => {
  expect(wildcardName(name)).toBeUndefined();
});

test.each(['', '**', '*.*', 'a.*', '*.1', '*-.a', '*_a', `*${LONG}`, `*${LONG}.a`, `*-${LONG}.a`, `${NAME_OF_255}.a`])('fails for the wildcard name %j', (name) => {
  expect(isWildcardName(name)).toBe(false);
});

test.each([
  ['outbound_.80_._.a.b', true], ['outbound_.80_.v1_.a.b', true], ['outbound_80__a', true], ['outbound_._._.a', false], ['outbound_.80_._.1', false],
  ['outbound_.80', false], ['*.a', true], ['a_b', false], [`outbound_.80_._.${'a'.repeat(250)}`, false],
])('%s as an SNI name: %s', (name, right) => expect(isSniName(name)).toBe(right));

test.each([['*', false], ['*.a', false], ['*a.b', true], ['a.*', true], ['a', false]])('%s has a wildcard in a label: %s', (name, partial) => {
  expect(isPartialWildcard(name)).toBe(partial);
});

test.each([
  ['a.b', 'a.b', true, true], ['a.b', 'c.b', false, false], ['*.b', 'a.b', true, true], ['a.b', '*.b', false, true], ['*.b', 'b', false, false],
  ['*', '*.b', true, true], ['*.b', '*.a.b', true, true], ['*.a.b', '*.b', false, true], ['*.a', '*.b', false, false], ['*', '*', true, true],
])('of %s and %s the first has all of the second: %s, they overlap: %s', (one, other, covers, overlaps) => {
  expect(hostCovers(one, other)).toBe(covers);
  expect(hostsOverlap(one, other)).toBe(overlaps);
});
