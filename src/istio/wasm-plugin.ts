import { Construct } from 'constructs';
import { MeshResource, MeshResourceProps } from '../core';
import { at } from '../core/private/errors';
import type { WasmPluginSpec } from '../schema/extensions.istio.io.generated';
import { ExtensionPlacement } from './extension-placement';
import { PolicyTarget } from './policy-target';
import { placementSpec } from './private/extension-placement';
import { wasmSpec } from './private/wasm';
import { WasmOptions } from './wasm-options';

/** What a WasmPlugin takes. */
export interface WasmPluginProps extends MeshResourceProps, ExtensionPlacement, WasmOptions {}

/**
 * A WebAssembly extension of some proxies. `TrafficExtension` is its successor, which Istio makes of it inside.
 *
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/wasm-plugin/
 */
export class WasmPlugin extends MeshResource {
  private readonly spec: WasmPluginSpec;

  /**
   * Defines a WasmPlugin.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props target, module and configuration
   */
  public constructor(scope: Construct, id: string, props: WasmPluginProps) {
    const { target = PolicyTarget.namespace() } = props;
    super(scope, id, 'extensions.istio.io/v1alpha1', 'WasmPlugin', { metadata: target._metadata(props.metadata) });
    this.spec = at(this, () => ({ ...target._toSpec(this), ...placementSpec(props), ...wasmSpec(props) }));
  }

  /** @internal */
  public _toSpec(): WasmPluginSpec {
    return this.spec;
  }

  /** @internal */
  public _problems(): string[] {
    return [];
  }
}
