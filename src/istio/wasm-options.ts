import { invalid } from '../core/private/errors';
import type { TrafficExtensionWasmVmConfigEnv } from '../schema/extensions.istio.io.generated';
import { WasmModule } from './wasm-module';

const MAX_VALUE = 2048;

/** What kind of filter a WebAssembly extension is. */
export enum WasmType {
  /** A filter of HTTP requests. */
  HTTP = 'HTTP',
  /** A filter of TCP connections. */
  NETWORK = 'NETWORK',
}

/**
 * What becomes of traffic when an extension cannot be fetched or crashes.
 *
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/#FailStrategy
 */
export enum WasmFailStrategy {
  /** It is refused. */
  FAIL_CLOSE = 'FAIL_CLOSE',
  /** It passes without the extension. Not for one that guards something. */
  FAIL_OPEN = 'FAIL_OPEN',
  /** After a crash the extension is started anew; else as FAIL_CLOSE. */
  FAIL_RELOAD = 'FAIL_RELOAD',
}

/**
 * The value of an environment variable that an extension sees.
 *
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/#EnvVar
 */
export class WasmEnv {
  /** That of the same variable in the proxy's container. */
  public static readonly HOST = new WasmEnv({ valueFrom: 'HOST' });

  /**
   * A text.
   *
   * @param text the text, at most 2048 characters
   */
  public static value(text: string): WasmEnv {
    if (text.length > MAX_VALUE) throw invalid(`value of an environment variable must have at most ${MAX_VALUE} characters, got ${text.length}`);
    return new WasmEnv({ valueFrom: 'INLINE', value: text });
  }

  private constructor(private readonly spec: Omit<TrafficExtensionWasmVmConfigEnv, 'name'>) {}

  /** @internal */
  public _toSpec(name: string): TrafficExtensionWasmVmConfigEnv {
    return { name, ...this.spec };
  }
}

/** What a WebAssembly extension takes. */
export interface WasmOptions {
  /** Where its code is. */
  readonly module: WasmModule;

  /**
   * Name of the plugin among those in the module, at most 256 characters.
   *
   * @default - the module has one plugin only
   */
  readonly pluginName?: string;

  /**
   * What the plugin is configured with: an object that becomes JSON. A null in it is left out.
   *
   * @default - nothing
   */
  readonly pluginConfig?: { [key: string]: any };

  /**
   * What kind of filter it is.
   *
   * @default WasmType.HTTP
   */
  readonly type?: WasmType;

  /**
   * What becomes of traffic when it fails.
   *
   * @default WasmFailStrategy.FAIL_CLOSE
   */
  readonly failStrategy?: WasmFailStrategy;

  /**
   * Environment variables that it sees, by name, at most 256.
   *
   * @default - none
   */
  readonly environment?: Record<string, WasmEnv>;
}
