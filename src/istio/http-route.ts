import { Duration } from 'cdk8s';
import { MeshResource } from '../core';
import { dnsSubdomain, duration } from '../core/private/checks';
import { invalid } from '../core/private/errors';
import { located } from '../core/private/reference';
import { render } from '../core/private/render';
import type { VirtualServiceHttp, VirtualServiceHttpRoute } from '../schema/networking.istio.io.generated';
import { isAuthority } from '../schema/values/header';
import { CorsPolicy } from './cors-policy';
import { Destination } from './destination';
import { HttpDirectResponse } from './direct-response';
import { HeaderManipulation, HeaderOperations } from './headers';
import { HttpFault } from './http-fault';
import { HttpMatch } from './http-match';
import { HttpMirror } from './http-mirror';
import { HttpRedirect } from './http-redirect';
import { HttpRetry } from './http-retry';
import { HttpRewrite } from './http-rewrite';
import { corsSpec } from './private/cors-policy';
import { checkWeights } from './private/destination';
import { directResponseSpec } from './private/direct-response';
import { headersSpec } from './private/headers';
import { faultSpec } from './private/http-fault';
import { httpMatchSpec } from './private/http-match';
import { mirrorSpec } from './private/http-mirror';
import { redirectSpec } from './private/http-redirect';
import { retrySpec } from './private/http-retry';
import { IVirtualService } from './reference';

/** What every HTTP route takes. */
export interface HttpRouteOptions {
  /**
   * Name of the route, shown in access logs and in error messages.
   *
   * @default - the route has no name
   */
  readonly name?: string;

  /**
   * Which requests take this route: those that fulfil any of the matches.
   *
   * @default - every request that no earlier route took
   */
  readonly matches?: HttpMatch[];

  /**
   * Changes to the headers of requests and responses.
   *
   * @default - headers stay as they are
   */
  readonly headers?: HeaderManipulation;

  /**
   * Which pages of other origins may call the route from a browser.
   *
   * @default - the proxy adds no CORS headers
   */
  readonly corsPolicy?: CorsPolicy;
}

/** What a route takes that forwards requests. */
export interface ForwardingHttpRouteOptions extends HttpRouteOptions {
  /**
   * Changes to path and authority before the request goes on.
   *
   * @default - both stay as they are
   */
  readonly rewrite?: HttpRewrite;

  /**
   * Time that a request may take, all tries included.
   *
   * @default - no limit
   */
  readonly timeout?: Duration;

  /**
   * How often and when a failed request is tried again.
   *
   * @default - the retries of the mesh configuration, else two more tries after a failed connection
   */
  readonly retries?: HttpRetry;

  /**
   * Faults that are injected.
   *
   * @default - none
   */
  readonly fault?: HttpFault;

  /**
   * Copies of the traffic.
   *
   * @default - no copies
   */
  readonly mirrors?: HttpMirror[];
}

/**
 * A destination of HTTP traffic and its share.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRouteDestination
 */
export interface HttpRouteDestination {
  /** Where the requests go. */
  readonly destination: Destination;

  /**
   * Share of the requests in proportion to the sum of all weights, a whole number of at least 0.
   *
   * @default - everything, where there is one destination; with several each needs a weight
   */
  readonly weight?: number;

  /**
   * Changes to the headers of what goes to this destination and comes from it.
   *
   * @default - only those of the route
   */
  readonly headers?: HeaderManipulation;
}

/** A route to destinations. */
export interface HttpRouteRouteOptions extends ForwardingHttpRouteOptions {
  /** Where requests go, at least one destination. */
  readonly destinations: HttpRouteDestination[];
}

/** A route that tells the caller to go elsewhere. */
export interface HttpRouteRedirectOptions extends HttpRouteOptions {
  /** Where the caller is told to go. */
  readonly redirect: HttpRedirect;
}

/** A route that the proxy answers itself. */
export interface HttpRouteDirectResponseOptions extends HttpRouteOptions {
  /** The answer. */
  readonly directResponse: HttpDirectResponse;
}

/** A route whose requests another VirtualService routes. */
export interface HttpRouteDelegateOptions extends ForwardingHttpRouteOptions {
  /** The VirtualService that decides: one without hosts and gateways. */
  readonly delegate: IVirtualService;
}

/**
 * One rule of a VirtualService for HTTP: which requests, and what becomes of them.
 *
 * The first route that matches a request takes it, so the order of routes is their precedence.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute
 */
export abstract class HttpRoute {
  /**
   * Requests go to one destination, or are divided by weight.
   *
   * @param options matches, destinations and what happens on the way
   */
  public static route(options: HttpRouteRouteOptions): HttpRoute {
    return new DestinationsRoute(options);
  }

  /**
   * The caller is told to go elsewhere.
   *
   * @param options matches and the new address
   */
  public static redirect(options: HttpRouteRedirectOptions): HttpRoute {
    return new RedirectRoute(options);
  }

  /**
   * The proxy answers itself.
   *
   * @param options matches and the answer
   */
  public static directResponse(options: HttpRouteDirectResponseOptions): HttpRoute {
    return new DirectResponseRoute(options);
  }

  /**
   * Another VirtualService decides, within what this route matches.
   *
   * What is set here (timeout, retries and so on) applies where the delegate sets nothing.
   *
   * @param options matches and the VirtualService
   */
  public static delegate(options: HttpRouteDelegateOptions): HttpRoute {
    return new DelegateRoute(options);
  }

  /**
   * What messages call this route.
   *
   * @internal
   */
  protected readonly _label: string;

  protected constructor(private readonly common: HttpRouteOptions) {
    this._label = common.name ? `http route '${common.name}'` : 'http route';
  }

  /** @internal */
  public abstract _toSpec(owner: MeshResource): VirtualServiceHttp;

  /** @internal */
  protected _commonSpec(owner: MeshResource, rewrite?: HttpRewrite): VirtualServiceHttp {
    const { name, matches, headers, corsPolicy } = this.common;
    if (matches?.length === 0) {
      throw invalid(`${this._label} has an empty list of matches; leave matches out to take every request`);
    }
    if (headers?.request) this.checkAuthority(headers.request, rewrite);
    const match = matches?.map((one) => httpMatchSpec(`a match of ${this._label}`, one, owner));
    return {
      ...match && { match },
      ...render<CommonFields, VirtualServiceHttp>({ name, headers, corsPolicy }, {
        headers: (value) => headersSpec(this._label, value),
        corsPolicy: (policy) => corsSpec(this._label, policy),
      }),
    };
  }

  private checkAuthority({ set = {}, add = {} }: HeaderOperations, rewrite?: HttpRewrite) {
    const named = [...Object.keys(set), ...Object.keys(add)].filter(isAuthority);
    const places = [...named.map((name) => `header '${name}'`), ...(rewrite?._toSpec().authority ? ['rewrite'] : [])];
    if (places.length > 1) {
      throw invalid(`${this._label} changes the authority in ${places.join(' and ')}; keep one of them`);
    }
  }
}

type CommonFields = Omit<HttpRouteOptions, 'matches'>;
type ForwardingFields = Omit<ForwardingHttpRouteOptions, keyof HttpRouteOptions>;

abstract class ForwardingRoute extends HttpRoute {
  protected constructor(private readonly options: ForwardingHttpRouteOptions) {
    super(options);
  }

  protected _forwardingSpec(owner: MeshResource): VirtualServiceHttp {
    const { rewrite, timeout, retries, fault, mirrors } = this.options;
    return {
      ...this._commonSpec(owner, rewrite),
      ...render<ForwardingFields, VirtualServiceHttp>({ rewrite, timeout, retries, fault, mirrors }, {
        rewrite: (value) => value._toSpec(),
        timeout: (value) => duration(`timeout of ${this._label}`, value),
        retries: (value) => retrySpec(this._label, value),
        fault: (value) => faultSpec(this._label, value),
        mirrors: (list) => list.map((mirror) => mirrorSpec(this._label, mirror)),
      }),
    };
  }
}

class DestinationsRoute extends ForwardingRoute {
  public constructor(private readonly route: HttpRouteRouteOptions) {
    super(route);
  }

  public _toSpec(owner: MeshResource): VirtualServiceHttp {
    const { destinations } = this.route;
    checkWeights(this._label, destinations.map(({ weight }) => weight));
    return {
      ...this._forwardingSpec(owner),
      route: destinations.map((one) => render<HttpRouteDestination, VirtualServiceHttpRoute>(one, {
        destination: (destination) => destination._toSpec(),
        headers: (value) => headersSpec(`a destination of ${this._label}`, value),
      })),
    };
  }
}

class RedirectRoute extends HttpRoute {
  public constructor(private readonly route: HttpRouteRedirectOptions) {
    super(route);
  }

  public _toSpec(owner: MeshResource): VirtualServiceHttp {
    const redirect = redirectSpec(this._label, this.route.redirect);
    const spec = this._commonSpec(owner);
    if (redirect.prefixRewrite && spec.match?.some(({ uri }) => uri && uri.prefix === undefined)) {
      throw invalid(`${this._label} redirects by prefixRewrite, but has a match whose uri is not compared by prefix; use StringMatch.prefix or RedirectPath.uri`);
    }
    return { ...spec, redirect };
  }
}

class DirectResponseRoute extends HttpRoute {
  public constructor(private readonly route: HttpRouteDirectResponseOptions) {
    super(route);
  }

  public _toSpec(owner: MeshResource): VirtualServiceHttp {
    return { ...this._commonSpec(owner), directResponse: directResponseSpec(this._label, this.route.directResponse) };
  }
}

class DelegateRoute extends ForwardingRoute {
  public constructor(private readonly route: HttpRouteDelegateOptions) {
    super(route);
  }

  public _toSpec(owner: MeshResource): VirtualServiceHttp {
    const delegate = located('virtual service', this.route.delegate, owner);
    dnsSubdomain(`delegate of ${this._label}`, delegate.name);
    return { ...this._forwardingSpec(owner), delegate };
  }
}
