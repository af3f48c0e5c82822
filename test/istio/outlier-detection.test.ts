import { Duration } from 'cdk8s';
import { Host } from '../../src';
import { DestinationRule, OutlierDetection } from '../../src/istio';
import { chart, only } from '../support/synth';

const host = Host.dns('reviews.example.com');

const specOf = (outlierDetection: OutlierDetection) =>
  only((scope) => new DestinationRule(scope, 'rule', { host, trafficPolicy: { outlierDetection } })).spec.trafficPolicy.outlierDetection;
const defining = (outlierDetection: OutlierDetection) => () => new DestinationRule(chart(), 'rule', { host, trafficPolicy: { outlierDetection } });

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
  ['percentages at both ends', { maxEjectionPercent: 100, minHealthPercent: 0 }],
  ['no local failures without a split', { splitExternalLocalOriginErrors: false, consecutiveLocalOriginFailures: 0 }],
  ['a split with the default count', { splitExternalLocalOriginErrors: true }],
])('may be %s', (_, outlier) => {
  expect(specOf(outlier)).toEqual(outlier);
});

describe.each(['consecutive5xxErrors', 'consecutiveGatewayErrors', 'consecutiveLocalOriginFailures'])('%s', (name) => {
  test.each([-1, 1.5, 2 ** 32])('fails with %s', (count) => {
    expect(defining({ [name]: count, splitExternalLocalOriginErrors: true }))
      .toThrow(`${name} must be a whole number of at least 0, got ${count} [test/rule]`);
  });
});

describe.each(['maxEjectionPercent', 'minHealthPercent'])('%s', (name) => {
  test.each([-1, 101, 33.3])('fails with %s', (percent) => {
    expect(defining({ [name]: percent })).toThrow(`${name} must be a whole number from 0 to 100, got ${percent} [test/rule]`);
  });
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
    .toThrow(`${text} must be at least 1 millisecond, got 0; leave it out for the default [test/rule]`);
  expect(defining({ [name]: Duration.millis(0.5) }))
    .toThrow(`${text} must be a whole number of milliseconds, got 0.5 milliseconds [test/rule]`);
});
