import { Duration } from 'cdk8s';
import { OutlierDetection } from '../../src/istio';
import { definingTrafficPolicy, trafficPolicyOf } from '../support/istio';

const specOf = (outlierDetection: OutlierDetection) => trafficPolicyOf({ outlierDetection }).outlierDetection;
const defining = (outlierDetection: OutlierDetection) => definingTrafficPolicy({ outlierDetection });

test('all fields come out', () => {
  expect(specOf({
    consecutive5xxErrors: 7,
    consecutiveGatewayErrors: 3,
    splitExternalLocalOriginErrors: true,
    consecutiveLocalOriginFailures: 2,
    outlierDetectionHttpErrorCodes: [100, 429, 599],
    interval: Duration.minutes(5),
    baseEjectionTime: Duration.millis(1500),
    maxEjectionPercent: 50,
    minHealthPercent: 25,
  })).toEqual({
    consecutive5xxErrors: 7,
    consecutiveGatewayErrors: 3,
    splitExternalLocalOriginErrors: true,
    consecutiveLocalOriginFailures: 2,
    outlierDetectionHttpErrorCodes: [100, 429, 599],
    interval: '300s',
    baseEjectionTime: '1500ms',
    maxEjectionPercent: 50,
    minHealthPercent: 25,
  });
});

test.each<[string, OutlierDetection]>([
  ['defaults', {}],
  ['counting turned off', { consecutive5xxErrors: 0, consecutiveGatewayErrors: 0 }],
  ['the greatest counts', { consecutive5xxErrors: 2 ** 32 - 1, consecutiveGatewayErrors: 2 ** 32 - 1 }],
  ['the greatest percentages', { maxEjectionPercent: 100, minHealthPercent: 100 }],
  ['the least percentages', { maxEjectionPercent: 1, minHealthPercent: 0 }],
  ['no split', { splitExternalLocalOriginErrors: false }],
  ['a split with the default count', { splitExternalLocalOriginErrors: true }],
  ['a split with the least count', { splitExternalLocalOriginErrors: true, consecutiveLocalOriginFailures: 1 }],
])('may be %s', (_, outlier) => {
  expect(specOf(outlier)).toEqual(outlier);
});

describe.each<[keyof OutlierDetection, number]>([
  ['consecutive5xxErrors', 0],
  ['consecutiveGatewayErrors', 0],
  ['consecutiveLocalOriginFailures', 1],
])('%s', (name, least) => {
  test.each([least - 1, 0.5])('fails with %s', (count) => {
    expect(defining({ [name]: count, splitExternalLocalOriginErrors: true }))
      .toThrow(`${name} must be a whole number of at least ${least}, got ${count} [test/rule]`);
  });

  test('fails with more than 32 bits', () => {
    expect(defining({ [name]: 2 ** 32, splitExternalLocalOriginErrors: true }))
      .toThrow(`${name} must be a whole number of at most 4294967295, got 4294967296 [test/rule]`);
  });
});

describe.each<[keyof OutlierDetection, number]>([['maxEjectionPercent', 1], ['minHealthPercent', 0]])('%s', (name, least) => {
  test.each([least - 1, 101, 33.3])('fails with %s', (percent) => {
    expect(defining({ [name]: percent })).toThrow(`${name} must be a whole number from ${least} to 100, got ${percent} [test/rule]`);
  });
});

test('fails with a count of 0 local failures, even without a split', () => {
  expect(defining({ consecutiveLocalOriginFailures: 0 })).toThrow('consecutiveLocalOriginFailures must be a whole number of at least 1, got 0 [test/rule]');
});

test.each([undefined, false])('fails with a count of local failures where splitExternalLocalOriginErrors is %s', (splitExternalLocalOriginErrors) => {
  expect(defining({ consecutiveLocalOriginFailures: 1, splitExternalLocalOriginErrors }))
    .toThrow('consecutiveLocalOriginFailures counts only with splitExternalLocalOriginErrors; set it to true or drop the count [test/rule]');
});

test.each([99, 600, 500.5])('fails with the status %s', (code) => {
  expect(defining({ outlierDetectionHttpErrorCodes: [500, code] }))
    .toThrow(`outlierDetectionHttpErrorCodes must be a whole number from 100 to 599, got ${code} [test/rule]`);
});

test.each([
  ['interval', 'interval of outlierDetection'],
  ['baseEjectionTime', 'baseEjectionTime'],
])('fails when %s is below a millisecond', (name, text) => {
  expect(defining({ [name]: Duration.seconds(0) }))
    .toThrow(`${text} must be at least 1 millisecond, got 0 [test/rule]`);
  expect(defining({ [name]: Duration.millis(0.5) }))
    .toThrow(`${text} must be a whole number of milliseconds, got 0.5 milliseconds [test/rule]`);
});
