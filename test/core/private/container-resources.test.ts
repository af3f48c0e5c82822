import { Size } from 'cdk8s';
import { resourcesSpec } from '../../../src/core/private/container-resources';

test('resources as Kubernetes has them', () => {
  const resources = { cpuRequestMillis: 250, cpuLimitMillis: 1000, memoryRequest: Size.mebibytes(64), memoryLimit: Size.gibibytes(1) };
  expect(resourcesSpec(resources)).toStrictEqual({ requests: { cpu: '250m', memory: '64Mi' }, limits: { cpu: '1000m', memory: '1024Mi' } });
  expect(resourcesSpec({ memoryLimit: Size.mebibytes(64) })).toStrictEqual({ limits: { memory: '64Mi' } });
  expect(resourcesSpec({ cpuRequestMillis: undefined })).toStrictEqual({});
});

test('what has no property is left to whom it is for', () => {
  expect(resourcesSpec({ requests: { cpu: '1' } } as any)).toEqual({ requests: { cpu: '1' } });
});

test.each([
  ['cpuRequestMillis must be at most cpuLimitMillis, got 200 and 100; give both where one of them is a default', { cpuRequestMillis: 200 }, { cpuLimitMillis: 100 }],
  ['memoryRequest must be at most memoryLimit, got 200 and 100; give both', { memoryLimit: Size.mebibytes(100) }, { memoryRequest: Size.mebibytes(200) }],
  ['cpuLimitMillis must be a whole number of at least 1, got 0.5', { cpuLimitMillis: 0.5 }, {}],
  ['memoryRequest in mebibytes must be a whole number of at least 1, got 0', { memoryRequest: Size.mebibytes(0) }, {}],
])('fails: %s', (message, resources, usual) => {
  expect(() => resourcesSpec(resources, usual)).toThrow(message);
});
