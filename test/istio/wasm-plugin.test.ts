import { WorkloadSelector } from '../../src';
import { ExtensionPhase, PolicyTarget, WasmEnv, WasmFailStrategy, WasmModule, WasmPlugin, WasmPluginProps, WasmType, WorkloadMode } from '../../src/istio';
import { chart, only } from '../support/synth';

const MODULE = WasmModule.image('registry.example.com/filters/limit:1.0');

const plugin = (props: Partial<WasmPluginProps> = {}) => only((scope) => new WasmPlugin(scope, 'limit', { module: MODULE, ...props }));
const defining = (props: Partial<WasmPluginProps>) => () => new WasmPlugin(chart(), 'limit', { module: MODULE, ...props });

test('a plugin is for its namespace', () => {
  expect(plugin()).toEqual({
    apiVersion: 'extensions.istio.io/v1alpha1',
    kind: 'WasmPlugin',
    metadata: { name: 'test-limit', namespace: 'shop' },
    spec: { url: 'oci://registry.example.com/filters/limit:1.0' },
  });
});

test('all fields come out', () => {
  const pluginConfig = { rate: 5, nested: { list: ['a', 0.5], on: true } };

  expect(plugin({
    target: PolicyTarget.workloads(WorkloadSelector.labels({ app: 'cart' })),
    pluginName: 'limit',
    pluginConfig,
    type: WasmType.NETWORK,
    failStrategy: WasmFailStrategy.FAIL_OPEN,
    environment: { ZONE: WasmEnv.HOST, MODE: WasmEnv.value('fast'), EMPTY: WasmEnv.value('') },
    phase: ExtensionPhase.AUTHZ,
    priority: -5,
    matches: [{ mode: WorkloadMode.SERVER, ports: [80, 8080] }],
  }).spec).toEqual({
    selector: { matchLabels: { app: 'cart' } },
    url: 'oci://registry.example.com/filters/limit:1.0',
    pluginName: 'limit',
    pluginConfig,
    type: 'NETWORK',
    failStrategy: 'FAIL_OPEN',
    vmConfig: { env: [{ name: 'ZONE', valueFrom: 'HOST' }, { name: 'MODE', valueFrom: 'INLINE', value: 'fast' }, { name: 'EMPTY', valueFrom: 'INLINE', value: '' }] },
    phase: 'AUTHZ',
    priority: -5,
    match: [{ mode: 'SERVER', ports: [{ number: 80 }, { number: 8080 }] }],
  });
});

test.each(Object.values(WasmType))('the type may be %s', (type) => {
  expect(plugin({ type }).spec.type).toBe(type);
});

test.each(Object.values(WasmFailStrategy))('the fail strategy may be %s', (failStrategy) => {
  expect(plugin({ failStrategy }).spec.failStrategy).toBe(failStrategy);
});

test('it may be attached to something, or to the mesh', () => {
  expect(plugin({ target: PolicyTarget.serviceEntry({ name: 'a' }) }).spec.targetRefs).toHaveLength(1);
  expect(plugin({ target: PolicyTarget.mesh() }).metadata.namespace).toBe('istio-system');
});

test('it may have up to 256 environment variables', () => {
  const variables = (count: number) => Object.fromEntries([...Array(count).keys()].map((index) => [`V${index}`, WasmEnv.HOST]));

  expect(plugin({ environment: variables(256) }).spec.vmConfig.env).toHaveLength(256);
  expect(defining({ environment: variables(257) })).toThrow('environment must have at most 256 entries, got 257; divide them [test/limit]');
});

const LONG = 'a'.repeat(257);

test.each<[string, Partial<WasmPluginProps>, string]>([
  ['an empty name', { pluginName: '' }, "pluginName must have 1 to 256 characters, got ''"],
  ['a long name', { pluginName: LONG }, `pluginName must have 1 to 256 characters, got '${LONG}'`],
  ['an empty environment', { environment: {} }, 'environment must have at least one entry, got none'],
  ['a variable without name', { environment: { '': WasmEnv.HOST } }, "name of an environment variable must have 1 to 256 characters, got ''"],
])('fails with %s', (_, props, message) => {
  expect(defining(props)).toThrow(`${message} [test/limit]`);
});

test('fails with a long value of an environment variable', () => {
  expect(WasmEnv.value('a'.repeat(2048))._toSpec('A').value).toHaveLength(2048);
  expect(() => WasmEnv.value('a'.repeat(2049))).toThrow('value of an environment variable must have at most 2048 characters, got 2049');
});
