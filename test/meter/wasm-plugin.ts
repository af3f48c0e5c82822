import { istio } from '../../src';
import { Coverage } from './meter';
import { EXTENSION_LEFT_OUT, MODULE, placement, wasmRecipes } from './parts/extension';
import { TARGET_LEFT_OUT, targetRecipes } from './parts/policy-target';

const { WasmPlugin } = istio;

export const wasmPlugin: Coverage = {
  apiVersion: 'extensions.istio.io/v1alpha1',
  kind: 'WasmPlugin',
  minimal: (scope, id, props) => new WasmPlugin(scope, id, { ...props, module: MODULE }),
  recipes: {
    ...targetRecipes((target) => (scope) => new WasmPlugin(scope, 'plugin', { target, module: MODULE })),
    placement: (scope, probe) => new WasmPlugin(scope, 'plugin', { ...placement(probe), module: MODULE }),
    ...wasmRecipes((options) => (scope) => new WasmPlugin(scope, 'plugin', options)),
  },
  leftOut: [...TARGET_LEFT_OUT, ...EXTENSION_LEFT_OUT],
};
