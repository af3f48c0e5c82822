import { WorkloadSelector } from '../../src';
import { ProxyConfig, ProxyConfigProps, ProxyImage } from '../../src/istio';
import { chart, only } from '../support/synth';

const specOf = (props: ProxyConfigProps) => only((scope) => new ProxyConfig(scope, 'proxy', props)).spec;

test('a proxy config may be for a whole namespace', () => {
  expect(only((scope) => new ProxyConfig(scope, 'proxy', { concurrency: 0 }))).toEqual({
    apiVersion: 'networking.istio.io/v1beta1',
    kind: 'ProxyConfig',
    metadata: { name: 'test-proxy', namespace: 'shop' },
    spec: { concurrency: 0 },
  });
});

test('all fields come out', () => {
  expect(specOf({
    selector: WorkloadSelector.labels({ app: 'cart' }),
    concurrency: 4,
    environmentVariables: { ISTIO_META_DNS_CAPTURE: 'true' },
    image: ProxyImage.DISTROLESS,
  })).toEqual({
    selector: { matchLabels: { app: 'cart' } },
    concurrency: 4,
    environmentVariables: { ISTIO_META_DNS_CAPTURE: 'true' },
    image: { imageType: 'distroless' },
  });
});

test.each<[string, ProxyImage]>([
  ['default', ProxyImage.DEFAULT],
  ['debug', ProxyImage.DEBUG],
  ['distroless', ProxyImage.DISTROLESS],
  ['fips', ProxyImage.of('fips')],
])('the image may be %s', (imageType, image) => {
  expect(specOf({ image })).toEqual({ image: { imageType } });
});

test('fails with an image of no type', () => {
  expect(() => ProxyImage.of('')).toThrow('type of a proxy image must not be empty');
});

test.each<[string, ProxyConfigProps, string]>([
  ['nothing', {}, 'a proxy config sets nothing; give it a concurrency, environmentVariables or an image [test/proxy]'],
  ['workloads of no label', { concurrency: 1, selector: WorkloadSelector.labels({}) },
    'a proxy config selects workloads by no label, which would be none; name a label of them, or leave the selector out for all [test/proxy]'],
  ['less than no thread', { concurrency: -1 }, 'concurrency must be a whole number of at least 0, got -1 [test/proxy]'],
  ['no variable', { environmentVariables: {} }, 'environmentVariables must have at least one entry, got none [test/proxy]'],
  ['a malformed name', { environmentVariables: { '1A': '' } },
    "name of an environment variable must consist of letters, digits and '_' and not begin with a digit, got '1A' [test/proxy]"],
  ['a long value', { environmentVariables: { A: 'a'.repeat(2049) } },
    "value of the environment variable 'A' must have at most 2048 characters, got 2049 [test/proxy]"],
])('fails with %s', (_, props, message) => {
  expect(() => new ProxyConfig(chart(), 'proxy', props)).toThrow(message);
});
