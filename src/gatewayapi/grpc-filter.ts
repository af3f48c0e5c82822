import { MeshResource } from '../core';
import type { GRPCRouteRulesFilters } from '../schema/gateway.networking.k8s.io.generated';
import { Backend } from './backend';
import { ExtensionRef } from './extension-ref';
import { HeaderModifier } from './header-modifier';
import { RequestMirrorOptions } from './mirror-share';
import { extensionSpec, mirrorSpec } from './private/filters';
import { headerModifierSpec } from './private/header-modifier';

/**
 * What is done with the calls of a rule, or with the responses to them.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#grpcroutefilter
 */
export class GrpcFilter {
  /**
   * Changes headers before the call goes to a backend.
   *
   * @param headers the changes
   */
  public static requestHeaderModifier(headers: HeaderModifier): GrpcFilter {
    return GrpcFilter.fixed({ type: 'RequestHeaderModifier', requestHeaderModifier: headerModifierSpec('requestHeaderModifier', headers) });
  }

  /**
   * Changes headers before the response goes to the caller.
   *
   * @param headers the changes
   */
  public static responseHeaderModifier(headers: HeaderModifier): GrpcFilter {
    return GrpcFilter.fixed({ type: 'ResponseHeaderModifier', responseHeaderModifier: headerModifierSpec('responseHeaderModifier', headers) });
  }

  /**
   * Sends copies of calls to a further backend, whose responses are dropped. A rule may have several.
   *
   * @param backend where the copies go
   * @param options how many calls are copied
   */
  public static requestMirror(backend: Backend, options: RequestMirrorOptions = {}): GrpcFilter {
    return new GrpcFilter((owner) => ({ type: 'RequestMirror', requestMirror: mirrorSpec(backend, options.share, owner) }));
  }

  /**
   * A filter of another controller. Istio knows none, and takes no rule that has one.
   *
   * @param extension the object that configures it
   */
  public static extensionRef(extension: ExtensionRef): GrpcFilter {
    return GrpcFilter.fixed({ type: 'ExtensionRef', extensionRef: extensionSpec(extension) });
  }

  private static fixed(spec: GRPCRouteRulesFilters): GrpcFilter {
    return new GrpcFilter(() => spec);
  }

  private constructor(private readonly render: (owner: MeshResource) => GRPCRouteRulesFilters) {}

  /** @internal */
  public _toSpec(owner: MeshResource): GRPCRouteRulesFilters {
    return this.render(owner);
  }
}
