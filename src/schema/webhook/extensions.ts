import type { TrafficExtensionSpec } from '../extensions.istio.io.generated';
import { Place } from './place';
import { scope } from './selector';

const MAX_LUA_BYTES = 65536;

/** Of a WasmPlugin its CRD checks all but what every policy has. */
export const wasmPlugin = scope;

export function trafficExtension(spec: TrafficExtensionSpec, place: Place): void {
  scope(spec, place);
  place.one('lua', spec.lua, ({ inlineCode }, at) => at.check('inlineCode', inlineCode, (code) => {
    const bytes = Buffer.byteLength(code);
    return bytes > MAX_LUA_BYTES ? `must have at most ${MAX_LUA_BYTES} bytes in UTF-8, got ${bytes}` : undefined;
  }));
}
