import { WorkloadSelector } from '../../src';
import {
  ExtensionFilter, ExtensionPhase, PolicyTarget, TrafficExtension, TrafficExtensionProps, WasmEnv, WasmFailStrategy, WasmModule, WasmType,
  WorkloadMode,
} from '../../src/istio';
import { chart, only } from '../support/synth';

const LUA = 'function envoy_on_request(handle) end';
const FILTER = ExtensionFilter.lua(LUA);

const extension = (props: Partial<TrafficExtensionProps> = {}) => only((scope) => new TrafficExtension(scope, 'script', { filter: FILTER, ...props }));
const defining = (props: Partial<TrafficExtensionProps>) => () => new TrafficExtension(chart(), 'script', { filter: FILTER, ...props });

test('an extension is for its namespace', () => {
  expect(extension()).toEqual({
    apiVersion: 'extensions.istio.io/v1alpha1',
    kind: 'TrafficExtension',
    metadata: { name: 'test-script', namespace: 'shop' },
    spec: { lua: { inlineCode: LUA } },
  });
});

test('all fields come out', () => {
  expect(extension({
    metadata: { name: 'limit' },
    target: PolicyTarget.workloads(WorkloadSelector.labels({ app: 'cart' })),
    filter: ExtensionFilter.wasm({
      module: WasmModule.file('/limit.wasm'),
      pluginName: 'limit',
      pluginConfig: { rate: 5 },
      type: WasmType.HTTP,
      failStrategy: WasmFailStrategy.FAIL_RELOAD,
      environment: { MODE: WasmEnv.value('fast') },
    }),
    phase: ExtensionPhase.AUTHN,
    priority: 10,
    matches: [{ mode: WorkloadMode.CLIENT }, { ports: [1, 65535] }],
  })).toMatchObject({
    metadata: { name: 'limit' },
    spec: {
      selector: { matchLabels: { app: 'cart' } },
      wasm: {
        url: 'file:///limit.wasm',
        pluginName: 'limit',
        pluginConfig: { rate: 5 },
        type: 'HTTP',
        failStrategy: 'FAIL_RELOAD',
        vmConfig: { env: [{ name: 'MODE', valueFrom: 'INLINE', value: 'fast' }] },
      },
      phase: 'AUTHN',
      priority: 10,
      match: [{ mode: 'CLIENT' }, { ports: [{ number: 1 }, { number: 65535 }] }],
    },
  });
});

test.each(Object.values(ExtensionPhase))('the phase may be %s', (phase) => {
  expect(extension({ phase }).spec.phase).toBe(phase);
});

test.each([0, -(2 ** 31), 2 ** 31 - 1])('the priority may be %d', (priority) => {
  expect(extension({ priority }).spec.priority).toBe(priority);
});

test('it may be attached to something, or to the mesh', () => {
  expect(extension({ target: PolicyTarget.serviceEntry({ name: 'a' }) }).spec.targetRefs).toHaveLength(1);
  expect(extension({ target: PolicyTarget.mesh() }).metadata.namespace).toBe('istio-system');
});

test.each<[string, Partial<TrafficExtensionProps>, string]>([
  ['too low a priority', { priority: -(2 ** 31) - 1 }, 'priority must be a whole number of at least -2147483648, got -2147483649'],
  ['too high a priority', { priority: 2 ** 31 }, 'priority must be a whole number of at most 2147483647, got 2147483648'],
  ['no matches in their list', { matches: [] }, 'matches must have at least one entry, got none'],
  ['a match that selects everything', { matches: [{}] }, 'an entry of matches selects everything; give it a mode or ports, or leave matches out'],
  ['no ports in their list', { matches: [{ ports: [] }] }, 'ports of matches must have at least one entry, got none'],
  ['a port twice', { matches: [{ ports: [80, 80] }] }, "list of ports of matches has '80' twice; drop one"],
  ['port 0', { matches: [{ ports: [0] }] }, 'port of matches must be a whole number from 1 to 65535, got 0'],
])('fails with %s', (_, props, message) => {
  expect(defining(props)).toThrow(`${message} [test/script]`);
});

test('fails with an empty script', () => {
  expect(() => ExtensionFilter.lua('')).toThrow('script in Lua must not be empty');
});

test('fails with a script that is too long in UTF-8', () => {
  expect(extension({ filter: ExtensionFilter.lua('é'.repeat(32768)) }).spec.lua.inlineCode).toHaveLength(32768);
  expect(() => ExtensionFilter.lua('é'.repeat(32769))).toThrow('script in Lua must have at most 65536 bytes in UTF-8, got 65538');
});
