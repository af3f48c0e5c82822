import { Construct } from 'constructs';
import { MeshResource, MeshResourceProps } from '../core';
import { at } from '../core/private/errors';
import type { TrafficExtensionSpec } from '../schema/extensions.istio.io.generated';
import { ExtensionFilter } from './extension-filter';
import { ExtensionPlacement } from './extension-placement';
import { PolicyTarget } from './policy-target';
import { placementSpec } from './private/extension-placement';

/** What a TrafficExtension takes. */
export interface TrafficExtensionProps extends MeshResourceProps, ExtensionPlacement {
  /** What it runs. */
  readonly filter: ExtensionFilter;
}

/**
 * An extension of some proxies, in WebAssembly or Lua.
 *
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/traffic_extension/
 */
export class TrafficExtension extends MeshResource {
  private readonly spec: TrafficExtensionSpec;

  /**
   * Defines a TrafficExtension.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props target and filter
   */
  public constructor(scope: Construct, id: string, props: TrafficExtensionProps) {
    const { target = PolicyTarget.namespace() } = props;
    super(scope, id, 'extensions.istio.io/v1alpha1', 'TrafficExtension', { metadata: target._metadata(props.metadata) });
    this.spec = at(this, () => ({ ...target._toSpec(this), ...placementSpec(props), ...props.filter._toSpec() }));
  }

  /** @internal */
  public _toSpec(): TrafficExtensionSpec {
    return this.spec;
  }

  /** @internal */
  public _problems(): string[] {
    return [];
  }
}
