import { notEmpty } from '../core/private/checks';
import { invalid } from '../core/private/errors';
import type { TrafficExtensionSpec } from '../schema/extensions.istio.io.generated';
import { wasmSpec } from './private/wasm';
import { WasmOptions } from './wasm-options';

const MAX_CODE = 65536;

/**
 * What an extension runs.
 *
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/traffic_extension/
 */
export class ExtensionFilter {
  /**
   * WebAssembly.
   *
   * @param options module and configuration
   */
  public static wasm(options: WasmOptions): ExtensionFilter {
    return new ExtensionFilter({ wasm: wasmSpec(options) });
  }

  /**
   * A script in Lua, which sees HTTP requests and responses by `envoy_on_request` and `envoy_on_response`.
   *
   * @param inlineCode the script, at most 65536 bytes in UTF-8
   * @see https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/lua_filter
   */
  public static lua(inlineCode: string): ExtensionFilter {
    const bytes = Buffer.byteLength(notEmpty('script in Lua', inlineCode));
    if (bytes > MAX_CODE) throw invalid(`script in Lua must have at most ${MAX_CODE} bytes in UTF-8, got ${bytes}`);
    return new ExtensionFilter({ lua: { inlineCode } });
  }

  private constructor(private readonly spec: Pick<TrafficExtensionSpec, 'wasm' | 'lua'>) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}
