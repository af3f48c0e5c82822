import { anyDuration, duration, durationOrNone, nanoseconds, wholeSeconds } from '../../../src/schema/values/duration';

test.each([
  ['0', 0n], ['1h30m', 5_400_000_000_000n], ['-1.5s', -1_500_000_000n], ['+.5us', 500n], ['1µs1μs', 2000n], ['1.0000000001s', 1_000_000_000n], ['5.s', 5_000_000_000n],
])('%s has %s nanoseconds', (text, value) => expect(nanoseconds(text)).toBe(value));

test.each(['', '1', '.', '.s', '1 s', '1d', 's', '--1s', '2562048h'])('%j is no duration', (text) => {
  expect(nanoseconds(text)).toBeUndefined();
  expect(anyDuration(text)).toBe(`must be a duration such as '10s' or '1m30s', got '${text}'`);
});

test.each(['1ms', '0.001s', '1000us', '1h'])('%s is of whole milliseconds', (text) => expect(duration(text)).toBeUndefined());

test.each(['0s', '-1s', '999us', '1.5ms', 'x'])('fails for the duration %s', (text) => {
  expect(duration(text)).toBe(`must be a duration of whole milliseconds of at least '1ms', such as '10s' or '1m30s', got '${text}'`);
});

test.each([['0s', true], ['999us', true], ['-999us', true], ['1s', true], ['-1ms', false], ['1.5ms', false], ['x', false]])('%s as a duration or none: %s', (text, right) => {
  expect(durationOrNone(text) === undefined).toBe(right);
});

test.each([['1s', true], ['1000ms', true], ['24h', true], ['1500ms', false], ['0s', false], ['x', false]])('%s as whole seconds: %s', (text, right) => {
  expect(wholeSeconds(text)).toBe(right ? undefined : `must be a duration of whole seconds, such as '10s' or '24h', got '${text}'`);
});

test('any duration that can be read is one', () => expect(['10s', '-1ns', '0'].map(anyDuration)).toEqual([undefined, undefined, undefined]));
