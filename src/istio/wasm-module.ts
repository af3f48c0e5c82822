import { dnsSubdomain, httpUrl } from '../core/private/checks';
import { invalid, show } from '../core/private/errors';
import type { TrafficExtensionWasm } from '../schema/extensions.istio.io.generated';

const IMAGE = /^[a-zA-Z0-9][\w.-]*(:\d{1,5})?(\/[\w.-]+)+(:[\w.-]+)?(@sha256:[a-f0-9]{64})?$/;

/** When a module is fetched again. */
export enum WasmPullPolicy {
  /** When the proxy does not have it. The default, save for images of the tag `latest`. */
  IF_NOT_PRESENT = 'IfNotPresent',
  /** Whenever the extension changes. The default for images of the tag `latest`. */
  ALWAYS = 'Always',
}

/** How a module is fetched. */
export interface WasmModuleOptions {
  /**
   * SHA-256 hash of the module, or of the image: 64 lowercase hexadecimal digits.
   *
   * @default - it is not compared
   */
  readonly sha256?: string;

  /**
   * When it is fetched again.
   *
   * @default - WasmPullPolicy.IF_NOT_PRESENT, and WasmPullPolicy.ALWAYS for images of the tag `latest`
   */
  readonly imagePullPolicy?: WasmPullPolicy;
}

/** How an image is fetched. */
export interface WasmImageOptions extends WasmModuleOptions {
  /**
   * Name of a Secret in the namespace of the extension, with the registry's credentials.
   *
   * @default - none are sent
   */
  readonly imagePullSecret?: string;
}

/**
 * Where the code of a WebAssembly extension is.
 *
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/#WasmPlugin
 */
export class WasmModule {
  /**
   * An OCI image.
   *
   * @param image the image with its registry: `registry.example.com/filters/limit:1.0`
   * @param options hash, policy and credentials
   */
  public static image(image: string, options: WasmImageOptions = {}): WasmModule {
    if (!IMAGE.test(image)) throw invalid(`image of a wasm module must be written as 'registry.example.com/name:tag', got ${show(image)}`);
    return new WasmModule({ url: `oci://${image}`, ...checked(options) });
  }

  /**
   * A file that is downloaded.
   *
   * @param url an `https` or `http` URL
   * @param options hash and policy
   */
  public static http(url: string, options: WasmModuleOptions = {}): WasmModule {
    return new WasmModule({ url: httpUrl('url of a wasm module', url), ...checked(options) });
  }

  /**
   * A file that is in the proxy's container.
   *
   * @param path absolute path of the file
   */
  public static file(path: string): WasmModule {
    if (!/^(\/[\w.-]+)+$/.test(path)) throw invalid(`path of a wasm module must be absolute, such as '/var/filters/limit.wasm', got ${show(path)}`);
    return new WasmModule({ url: `file://${path}` });
  }

  private constructor(private readonly spec: TrafficExtensionWasm) {}

  /** @internal */
  public _toSpec(): TrafficExtensionWasm {
    return this.spec;
  }
}

function checked({ sha256, imagePullPolicy, imagePullSecret }: WasmImageOptions) {
  if (sha256 !== undefined && !/^[a-f0-9]{64}$/.test(sha256)) {
    throw invalid(`sha256 of a wasm module must be 64 lowercase hexadecimal digits, got ${show(sha256)}`);
  }
  return {
    ...sha256 !== undefined && { sha256 },
    ...imagePullPolicy && { imagePullPolicy },
    ...imagePullSecret !== undefined && { imagePullSecret: dnsSubdomain('imagePullSecret', imagePullSecret) },
  };
}
