import { Duration } from 'cdk8s';
import * as checks from '../../../src/core/private/checks';

const LABEL_RULE = "must consist of lowercase letters, digits and '-' (at most 63), begin and end with a letter or digit";
const SUBDOMAIN_RULE = "must consist of lowercase letters, digits, '-' and '.' (at most 253), begin and end with a letter or digit";
const DNS_RULE = "must be a DNS name such as 'www.example.com' or '*.example.com'";

describe('numbers', () => {
  test.each<[string, () => number, number]>([
    ['the least value', () => checks.integer('size', 1, 1, 9), 1],
    ['the greatest value', () => checks.integer('size', 9, 1, 9), 9],
    ['32 bits with sign', () => checks.integer('size', 2 ** 31 - 1, 0), 2 ** 31 - 1],
    ['32 bits without sign', () => checks.unsigned('size', 2 ** 32 - 1), 2 ** 32 - 1],
    ['the last port', () => checks.port('port', 65535), 65535],
    ['a fraction of a percent', () => checks.percentage('share', 0.5), 0.5],
    ['the first status', () => checks.httpStatus('status', 200), 200],
    ['the last status', () => checks.httpStatus('status', 599), 599],
  ])('takes %s', (_, check, value) => expect(check()).toBe(value));

  test.each<[string, () => number, string]>([
    ['below the least', () => checks.integer('size', 0, 1, 9), 'size must be a whole number from 1 to 9, got 0'],
    ['above the greatest', () => checks.integer('size', 10, 1, 9), 'size must be a whole number from 1 to 9, got 10'],
    ['with a fraction', () => checks.integer('size', 1.5, 1, 9), 'size must be a whole number from 1 to 9, got 1.5'],
    ['negative', () => checks.integer('size', -1, 0), 'size must be a whole number of at least 0, got -1'],
    ['beyond 31 bits', () => checks.integer('size', 2 ** 31, 0), 'size must be a whole number of at most 2147483647, got 2147483648'],
    ['infinite', () => checks.integer('size', Infinity, 0), 'size must be a whole number of at most 2147483647, got Infinity'],
    ['that are no number', () => checks.integer('size', NaN, 0), 'size must be a whole number of at least 0, got NaN'],
    ['negative, of 53 bits', () => checks.integer('size', -1, 0, Number.MAX_SAFE_INTEGER), 'size must be a whole number of at least 0, got -1'],
    ['beyond 53 bits', () => checks.integer('size', 2 ** 53, 0, Number.MAX_SAFE_INTEGER),
      'size must be a whole number of at most 9007199254740991, got 9007199254740992'],
    ['below the least of 32 bits', () => checks.unsigned('size', 1, 2), 'size must be a whole number of at least 2, got 1'],
    ['beyond 32 bits', () => checks.unsigned('size', 2 ** 32), 'size must be a whole number of at most 4294967295, got 4294967296'],
    ['port 0', () => checks.port('port', 0), 'port must be a whole number from 1 to 65535, got 0'],
    ['above 100 percent', () => checks.percentage('share', 100.1), 'share must be a number from 0 to 100, got 100.1'],
    ['a negative percentage', () => checks.percentage('share', -1), 'share must be a number from 0 to 100, got -1'],
    ['a status below 200', () => checks.httpStatus('status', 199), 'status must be a whole number from 200 to 599, got 199'],
    ['a status above 599', () => checks.httpStatus('status', 600), 'status must be a whole number from 200 to 599, got 600'],
  ])('fails %s', (_, check, message) => expect(check).toThrow(message));
});

describe('durations', () => {
  test.each([
    ['2s', Duration.seconds(2)],
    ['120s', Duration.minutes(2)],
    ['1500ms', Duration.millis(1500)],
    ['1ms', Duration.millis(1)],
  ])('are written as %s', (text, value) => expect(checks.duration('wait', value)).toBe(text));

  test('may be zero where zero means something', () => {
    expect(checks.durationOrZero('wait', Duration.seconds(0))).toBe('0s');
  });

  test.each([
    ['of zero', Duration.seconds(0), 'wait must be at least 1 millisecond, got 0'],
    ['below a millisecond', Duration.millis(0.5), 'wait must be a whole number of milliseconds, got 0.5 milliseconds'],
    ['with a fraction of a millisecond', Duration.seconds(0.0125), 'wait must be a whole number of milliseconds, got 12.5 milliseconds'],
  ])('fails %s', (_, value, message) => expect(() => checks.duration('wait', value)).toThrow(message));

  test.each([
    ['1s', Duration.seconds(1)],
    ['60s', Duration.minutes(1)],
    ['2s', Duration.millis(2000)],
  ])('of whole seconds are written as %s', (text, value) => expect(checks.wholeSeconds('wait', value)).toBe(text));

  test.each([
    ['of zero', Duration.seconds(0), 'wait must be a whole number of seconds of at least 1, got 0s'],
    ['below a second', Duration.millis(999), 'wait must be a whole number of seconds of at least 1, got 999ms'],
    ['with a fraction of a second', Duration.millis(1500), 'wait must be a whole number of seconds of at least 1, got 1500ms'],
    ['below a millisecond', Duration.millis(0.5), 'wait must be a whole number of milliseconds, got 0.5 milliseconds'],
  ])('fails %s where whole seconds are meant', (_, value, message) => expect(() => checks.wholeSeconds('wait', value)).toThrow(message));
});

type Check = (what: string, value: string) => string;

describe('texts', () => {
  test.each<[string, Check, string[]]>([
    ['DNS label', checks.dnsLabel, ['a', '0', 'a-b', 'a'.repeat(63)]],
    ['DNS subdomain', checks.dnsSubdomain, ['a', '0.b-c.d', 'a'.repeat(253)]],
    ['text that is not empty', checks.notEmpty, ['a', ' ']],
    ['DNS name', checks.dnsName, ['a', 'a.b', 'A.b', '*', '*.a', '*a.b', '*-a.b', 'a.b.', '1.a', `${'a'.repeat(63)}.b`]],
    ['full name', checks.fullName, ['a', 'a.b', 'A.b', 'a.b.']],
    ['IP address', checks.ipAddress, ['10.0.0.1', '::1']],
    ['portText', checks.portText, ['1', '8080', '65535']],
    ['httpUrl', checks.httpUrl, ['https://www.example.com/path', 'http://shop.svc:8080/a%20b?c=d', 'https://10.0.0.1', 'https://a?b']],
    ['subnet', checks.subnet, ['10.0.0.1', '10.0.0.0/8', '0.0.0.0/0', '10.0.0.1/32', '::1', 'fd00::/8', '::1/128']],
    ['header name', checks.headerName, ['x', 'X-Y_z', "!#$%&'*+-.^_`|~9"]],
    ['regular expression', checks.regex, ['a', '/v[12]/.*', '(?i)a', 'a'.repeat(1024)]],
  ])('take a %s as it is', (_, check, values) => {
    expect(values.map((value) => check('it', value))).toEqual(values);
  });

  test.each<[string, Check, string, string[]]>([
    ['DNS label', checks.dnsLabel, LABEL_RULE, ['', 'A', 'a_b', 'a.b', '-a', 'a-', 'a'.repeat(64)]],
    ['DNS subdomain', checks.dnsSubdomain, SUBDOMAIN_RULE, ['', '.', 'A', 'a_b', 'a..b', '.a', 'a.', 'a.-b', '*.a', 'a'.repeat(254)]],
    ['DNS name', checks.dnsName, DNS_RULE, [
      '', '.', 'a..b', 'a_b.c', 'a.*', 'a*.b', '-a.b', 'a.b-', 'a.1', 'https://a.b', 'a.b:80',
      `${'a'.repeat(64)}.b`, `b.${'a'.repeat(64)}`, 'a.'.repeat(127) + 'aa',
    ]],
    ['full name', checks.fullName, DNS_RULE, ['', 'a..b', 'a.*']],
    ['full name, for its wildcard', checks.fullName, 'cannot have a wildcard', ['*', '*.a', '*a.b', '*-a.b']],
    ['IP address', checks.ipAddress, 'must be an IP address', ['', 'a.b', '10.0.0', '10.0.0.0/8']],
    ['portText', checks.portText, 'must be a port from 1 to 65535', ['', '0', '080', '65536', '1e3', '-1', ' 80', 'http']],
    ['httpUrl', checks.httpUrl, "must be a URL such as 'https://www.example.com/path'", [
      '', 'www.example.com', 'ftp://a', 'https://', 'https:///a', 'https://a b', 'https://a/ b', 'https://a:99999/', 'https://a/%zz', 'https://a/%2', 'https://a/b#c', 'HTTPS://a',
    ]],
    ['subnet', checks.subnet, "must be an IP address or a CIDR range such as '10.1.0.0/16'", [
      '', 'a.b', '10.0.0.0/', '10.0.0.0/33', '10.0.0.0/08', '10.0.0.0/8/8', '::/129',
    ]],
    ['header name', checks.headerName, "must be an HTTP header name such as 'end-user'", ['', 'a b', 'a:b', ':path', '@a']],
  ])('fail for what is no %s', (_, check, rule, values) => {
    for (const value of values) expect(() => check('it', value)).toThrow(`it ${rule}, got '${value}'`);
  });

  test('fail for what is empty', () => {
    expect(() => checks.notEmpty('it', '')).toThrow('it must not be empty');
  });

  test.each([
    ['is empty', '', 'it must not be empty'],
    ['is too long', 'a'.repeat(1025), 'it must have at most 1024 bytes in UTF-8, got 1025'],
    ['has lookaround', '(?=a)',
      "it must be an RE2 regular expression (no lookaround, no backreferences), got '(?=a)': error parsing regexp: invalid or unsupported Perl syntax: `(?=`"],
    ['has backreferences', '(a)\\1',
      "it must be an RE2 regular expression (no lookaround, no backreferences), got '(a)\\1': error parsing regexp: invalid escape sequence: `\\1`"],
    ['is a glob', '*',
      "it must be an RE2 regular expression (no lookaround, no backreferences), got '*': error parsing regexp: missing argument to repetition operator: `*`"],
  ])('fail for a regular expression that %s', (_, value, message) => {
    expect(() => checks.regex('it', value)).toThrow(message);
  });
});

describe('labels', () => {
  test('are taken as they are', () => {
    const labels = {
      'app': 'shop', 'example.com/team': '', 'a_b.c': 'V1_2-x.y', 'long': 'a'.repeat(63), [`${'a'.repeat(253)}/${'b'.repeat(63)}`]: '',
    };

    expect(checks.labels('it', labels)).toEqual(labels);
  });

  test('are copied, so that later changes do not count', () => {
    const labels = { app: 'shop' };
    const taken = checks.labels('it', labels);
    labels.app = 'other';

    expect(taken).toEqual({ app: 'shop' });
  });

  test.each([
    '', '-a', 'a-', 'a b', 'a/b/c', '/a', 'a/', 'A.com/a', 'a'.repeat(64), `example.com/${'a'.repeat(64)}`, `${'a'.repeat(254)}/b`,
  ])("fail for the key '%s'", (key) => {
    expect(() => checks.labels('it', { [key]: 'x' }))
      .toThrow(`it cannot have the key '${key}'; a label key is a name such as 'app' (at most 63), optionally after a DNS name and '/'`);
  });

  test.each(['-a', 'a-', 'a b', 'a/b', 'a'.repeat(64)])("fail for the value '%s'", (value) => {
    expect(() => checks.labels('it', { app: value })).toThrow(
      `it cannot have the value '${value}' for 'app'; a label value has at most 63 letters, digits, '-', '_' and '.', and begins and ends with a letter or digit`);
  });
});

describe('lists', () => {
  test('that have entries are taken', () => {
    expect(checks.nonEmpty('it', ['a', 'a'])).toEqual(['a', 'a']);
    expect(checks.atMost('it', ['a', 'a'], 2)).toEqual(['a', 'a']);
  });

  test('that differ in every entry are taken', () => {
    expect(() => checks.unique('it', ['a', 'A', 'b'])).not.toThrow();
  });

  test.each<[string, () => unknown, string]>([
    ['nothing in them', () => checks.nonEmpty('it', []), 'it must have at least one entry, got none'],
    ['nothing in them and a limit', () => checks.atMost('it', [], 1), 'it must have at least one entry, got none'],
    ['too many entries', () => checks.atMost('it', ['a', 'b'], 1), 'it must have at most 1 entries, got 2; divide them'],
    ['an entry twice', () => checks.unique('it', ['a', 'b', 'b']), "it has 'b' twice; drop one"],
  ])('fail with %s', (_, check, message) => expect(check).toThrow(message));
});

test('fails for a time that Go cannot hold', () => {
  expect(checks.duration('it', Duration.millis(9223372036854))).toBe('9223372036854ms');
  expect(() => checks.duration('it', Duration.millis(9223372036855))).toThrow('it must be at most 292 years, got 9223372036855 milliseconds');
});

test('fails for a regular expression that is too long in UTF-8', () => {
  expect(() => checks.regex('it', 'é'.repeat(513))).toThrow('it must have at most 1024 bytes in UTF-8, got 1026');
});

test('fails for an address with a zone as a subnet', () => {
  expect(() => checks.subnet('it', 'fe80::1%eth0/64')).toThrow("it must be an IP address or a CIDR range such as '10.1.0.0/16', got 'fe80::1%eth0/64'");
});

test('fails for a name of one label that is a number', () => {
  expect(() => checks.dnsName('it', '1')).toThrow("it must be a DNS name such as 'www.example.com' or '*.example.com', got '1'");
});
