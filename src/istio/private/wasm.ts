import { atMost } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import type { TrafficExtensionWasm } from '../../schema/extensions.istio.io.generated';
import { WasmEnv, WasmOptions } from '../wasm-options';

const MAX_NAME = 256;
const MAX_VARIABLES = 256;

/** The `wasm` of a TrafficExtension, whose fields a WasmPlugin has as its own. */
export function wasmSpec({ module, pluginName, pluginConfig, type, failStrategy, environment }: WasmOptions): TrafficExtensionWasm {
  return {
    ...module._toSpec(),
    ...pluginName !== undefined && { pluginName: shortName('pluginName', pluginName) },
    ...pluginConfig && { pluginConfig: { ...pluginConfig } },
    ...type && { type },
    ...failStrategy && { failStrategy },
    ...environment && { vmConfig: { env: environmentSpec(environment) } },
  };
}

function environmentSpec(environment: Record<string, WasmEnv>) {
  return atMost('environment', Object.entries(environment), MAX_VARIABLES)
    .map(([name, value]) => value._toSpec(shortName('name of an environment variable', name)));
}

function shortName(what: string, name: string) {
  if (name.length === 0 || name.length > MAX_NAME) throw invalid(`${what} must have 1 to ${MAX_NAME} characters, got ${show(name)}`);
  return name;
}
