import { MeshResource } from '../core';
import type { HTTPRouteRulesFilters } from '../schema/gateway.networking.k8s.io.generated';
import { Backend } from './backend';
import { ExtensionRef } from './extension-ref';
import { HeaderModifier } from './header-modifier';
import { HttpCors } from './http-cors';
import { HttpRequestRedirect, HttpUrlRewrite } from './http-redirect';
import { RequestMirrorOptions } from './mirror-share';
import { extensionSpec, mirrorSpec, redirectSpec, rewriteSpec } from './private/filters';
import { headerModifierSpec } from './private/header-modifier';
import { corsSpec } from './private/http-cors';

/**
 * What is done with the requests of a rule, or with the responses to them.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httproutefilter
 */
export class HttpFilter {
  /**
   * Changes headers before the request goes to a backend.
   *
   * @param headers the changes
   */
  public static requestHeaderModifier(headers: HeaderModifier): HttpFilter {
    return HttpFilter.fixed({ type: 'RequestHeaderModifier', requestHeaderModifier: headerModifierSpec('requestHeaderModifier', headers) });
  }

  /**
   * Changes headers before the response goes to the caller.
   *
   * @param headers the changes
   */
  public static responseHeaderModifier(headers: HeaderModifier): HttpFilter {
    return HttpFilter.fixed({ type: 'ResponseHeaderModifier', responseHeaderModifier: headerModifierSpec('responseHeaderModifier', headers) });
  }

  /**
   * Sends copies of requests to a further backend, whose responses are dropped. A rule may have several.
   *
   * @param backend where the copies go
   * @param options how many requests are copied
   */
  public static requestMirror(backend: Backend, options: RequestMirrorOptions = {}): HttpFilter {
    return new HttpFilter((owner) => ({ type: 'RequestMirror', requestMirror: mirrorSpec(backend, options.share, owner) }));
  }

  /**
   * Tells the caller to go elsewhere. The rule then has no backends.
   *
   * @param redirect where to
   */
  public static requestRedirect(redirect: HttpRequestRedirect): HttpFilter {
    return HttpFilter.fixed({ type: 'RequestRedirect', requestRedirect: redirectSpec(redirect) });
  }

  /**
   * Changes host or path before the request goes to a backend.
   *
   * @param rewrite the changes
   */
  public static urlRewrite(rewrite: HttpUrlRewrite): HttpFilter {
    return HttpFilter.fixed({ type: 'URLRewrite', urlRewrite: rewriteSpec(rewrite) });
  }

  /**
   * Answers the questions of browsers about other origins.
   *
   * @param cors what pages of other origins may do
   */
  public static cors(cors: HttpCors): HttpFilter {
    return HttpFilter.fixed({ type: 'CORS', cors: corsSpec(cors) });
  }

  /**
   * A filter of another controller. Istio knows none, and takes no rule that has one.
   *
   * @param extension the object that configures it
   */
  public static extensionRef(extension: ExtensionRef): HttpFilter {
    return HttpFilter.fixed({ type: 'ExtensionRef', extensionRef: extensionSpec(extension) });
  }

  private static fixed(spec: HTTPRouteRulesFilters): HttpFilter {
    return new HttpFilter(() => spec);
  }

  private constructor(private readonly render: (owner: MeshResource) => HTTPRouteRulesFilters) {}

  /** @internal */
  public _toSpec(owner: MeshResource): HTTPRouteRulesFilters {
    return this.render(owner);
  }
}
