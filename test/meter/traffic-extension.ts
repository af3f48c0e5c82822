import { istio } from '../../src';
import { Coverage } from './meter';
import { EXTENSION_LEFT_OUT, placement, wasmRecipes } from './parts/extension';
import { TARGET_NAMESPACE, targetRecipes } from './parts/policy-target';

const { ExtensionFilter, TrafficExtension } = istio;
const LUA = ExtensionFilter.lua('function envoy_on_request(handle) end');

export const trafficExtension: Coverage = {
  apiVersion: 'extensions.istio.io/v1alpha1',
  kind: 'TrafficExtension',
  minimal: (scope, id, props) => new TrafficExtension(scope, id, { ...props, filter: LUA }),
  recipes: {
    ...targetRecipes((target) => (scope) => new TrafficExtension(scope, 'extension', { target, filter: LUA })),
    'placement': (scope, probe) => new TrafficExtension(scope, 'extension', { ...placement(probe), filter: LUA }),
    'a script': (scope, probe) => new TrafficExtension(scope, 'extension', { filter: ExtensionFilter.lua(probe.text('lua.inlineCode')) }),
    ...wasmRecipes((options) => (scope) => new TrafficExtension(scope, 'extension', { filter: ExtensionFilter.wasm(options) }), 'wasm'),
  },
  leftOut: [TARGET_NAMESPACE, ...EXTENSION_LEFT_OUT],
};
