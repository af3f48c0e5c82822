import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ApiObject, App, Chart } from 'cdk8s';
import { istio, mesh, ServiceHost } from '../../../src';
import { firstOf, originOf, traceOrigins } from '../../../src/core/private/origin';

const HERE = 'test/core/private/origin.test.ts';
const HOST = ServiceHost.fromName('cart', { namespace: 'shop' });

/** The line of this file that runs. */
const lineHere = () => Number(/origin\.test\.ts:(\d+)/.exec(new Error().stack!.split('\n')[2])![1]);

function traced(): Chart {
  const app = new App();
  traceOrigins(app);
  return new Chart(app, 'shop', { namespace: 'shop' });
}

test('a construct is made where the program says so, not in this package', () => {
  const rule = new istio.DestinationRule(traced(), 'rule', { host: HOST });
  expect(originOf(rule)).toEqual({ file: HERE, line: lineHere() - 1 });
});

test('what a construct makes is made where it is', () => {
  const ingress = new mesh.IngressGateway(traced(), 'ingress');
  const line = lineHere() - 1;
  expect(originOf(ingress.deployment)).toEqual({ file: HERE, line });
});

test('nothing is known of other apps, of what was there before, and of constructs of others', () => {
  const chart = traced();
  const untraced = new Chart(new App(), 'shop');
  expect(originOf(new istio.DestinationRule(untraced, 'rule', { host: HOST }))).toBeUndefined();
  expect(originOf(new ApiObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap' }))).toBeUndefined();

  const app = new App();
  const early = new istio.DestinationRule(new Chart(app, 'shop'), 'rule', { host: HOST });
  traceOrigins(app);
  expect(originOf(early)).toBeUndefined();
});

test('nothing is known of a program in another language', () => {
  process.env.JSII_AGENT = 'Python/3.13';
  try {
    expect(originOf(new istio.DestinationRule(traced(), 'rule', { host: HOST }))).toBeUndefined();
  } finally {
    delete process.env.JSII_AGENT;
  }
});

test('the limit of other stacks stays', () => {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    const rule = new istio.DestinationRule(traced(), 'rule', { host: HOST });
    expect(originOf(rule)?.file).toBe(HERE);
    expect(Error.stackTraceLimit).toBe(0);
  } finally {
    Error.stackTraceLimit = limit;
  }
});

describe('the first line of a stack', () => {
  const OWN = '/app/cdk8s-istio/lib/src/';
  const first = (...frames: string[]) => firstOf(['Error', ...frames.map((frame) => `    at ${frame}`)].join('\n'), OWN);

  test.each([
    ['of a function', 'main (/app/main.ts:12:3)'],
    ['of none', '/app/main.ts:12:3'],
    ['of a constructor', 'new Shop (/app/main.ts:12:3)'],
    ['of a promise', 'async Promise.all (/app/main.ts:12:3)'],
    ['of a module', 'file:///app/main.ts:12:3'],
  ])('%s', (_, frame) => {
    expect(first(frame)).toEqual({ file: '/app/main.ts', line: 12 });
  });

  test.each([
    ['of this package', `new VirtualService (${OWN}istio/virtual-service.js:9:1)`],
    ['of another package', 'new Shop (/app/node_modules/shop/index.js:9:1)'],
    ['of node', 'Module._compile (node:internal/modules/cjs/loader:1554:14)'],
    ['of no file', 'new Promise (<anonymous>)'],
    ['of what is evaluated', 'eval (eval at run (/app/docs.ts:9:1), <anonymous>:5:3)'],
  ])('that is not %s', (_, frame) => {
    expect(first(frame, 'main (/app/main.ts:12:3)')).toEqual({ file: '/app/main.ts', line: 12 });
  });

  test('is relative to the working directory where it is below it', () => {
    expect(first(`main (${pathToFileURL(join(process.cwd(), 'src', 'main.ts'))}:3:1)`)).toEqual({ file: 'src/main.ts', line: 3 });
  });

  test('is missing where there is none', () => {
    expect(first()).toBeUndefined();
    expect(first('Module._compile (node:internal/modules/cjs/loader:1554:14)')).toBeUndefined();
  });
});
