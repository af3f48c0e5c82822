import { istio } from '../../../src';
import { Recipe } from '../meter';
import { Probe } from '../probe';

const { ExtensionPhase, WasmEnv, WasmFailStrategy, WasmModule, WasmPullPolicy, WasmType, WorkloadMode } = istio;

export const MODULE = WasmModule.file('/var/filters/filter.wasm');

/** Where an extension runs. */
export const placement = (probe: Probe): istio.ExtensionPlacement => ({
  phase: probe.member('phase', ExtensionPhase),
  priority: probe.number('priority'),
  matches: [{ mode: probe.member('match[].mode', WorkloadMode), ports: [probe.number('match[].ports[].number')] }],
});

/** How the fields of WebAssembly are reached. */
export const wasmRecipes = (define: (options: istio.WasmOptions) => Recipe, prefix = ''): Record<string, Recipe> => {
  const recipe = (options: (probe: Probe) => istio.WasmOptions): Recipe => (scope, probe) =>
    define(options(prefix ? probe.within(prefix) : probe))(scope, probe);
  return {
    'an image': recipe((probe) => ({
      module: WasmModule.image(probe.text('url', (text) => `oci://registry.example.com/${text}:1`).replace('oci://', ''), {
        sha256: probe.text('sha256', (text) => text.replace(/\D/g, '').padStart(64, 'a')),
        imagePullPolicy: WasmPullPolicy.ALWAYS,
        imagePullSecret: probe.text('imagePullSecret'),
      }),
      pluginName: probe.text('pluginName'),
      pluginConfig: probe.of('pluginConfig', { limit: 1 }, { limit: 2 }),
      type: probe.member('type', WasmType),
      failStrategy: probe.member('failStrategy', WasmFailStrategy),
      environment: { [probe.text('vmConfig.env[].name', (text) => text.toUpperCase())]: WasmEnv.value(probe.text('vmConfig.env[].value')) },
    })),
    'when an image is pulled': recipe((probe) => ({
      module: probe.of('imagePullPolicy', ...Object.values(WasmPullPolicy).map((imagePullPolicy) =>
        WasmModule.image('registry.example.com/filter:1', { imagePullPolicy }))),
    })),
    'environment': recipe((probe) => {
      probe.implied('vmConfig.env[].valueFrom', 'INLINE');
      probe.implied('vmConfig.env[].valueFrom', 'HOST');
      return { module: MODULE, environment: { A: WasmEnv.value('a'), B: WasmEnv.HOST } };
    }),
  };
};

/** Fields of an extension that have no property. */
export const EXTENSION_LEFT_OUT: Array<readonly [RegExp, string]> = [
  [/=UNSPECIFIED(_PHASE|_POLICY|_PLUGIN_TYPE)?$|=UNDEFINED$/, 'the same as leaving it out'],
  [/(^|\.)verificationKey$/, 'not implemented by istiod'],
];
