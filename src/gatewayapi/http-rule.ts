import { Duration } from 'cdk8s';
import { RouteBackend } from './backend';
import { HeaderModifier } from './header-modifier';
import { HttpFilter } from './http-filter';
import { HttpRouteMatch } from './http-match';

/**
 * A backend of HTTP or gRPC, its share, and what is done only with the requests that go to it.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httpbackendref
 */
export interface HttpBackend extends RouteBackend {
  /**
   * Changes headers before the request goes to this backend.
   *
   * @default - no changes but those of the rule
   */
  readonly requestHeaderModifier?: HeaderModifier;

  /**
   * Changes headers of this backend's response before it goes to the caller.
   *
   * @default - no changes but those of the rule
   */
  readonly responseHeaderModifier?: HeaderModifier;
}

/**
 * How long the mesh waits.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httproutetimeouts
 */
export interface HttpTimeouts {
  /**
   * For the whole response, retries included, less than 100,000 hours.
   *
   * @default - without end
   */
  readonly request?: Duration;

  /**
   * For the response of a backend, at most as long as `request`. Holds for each try where the rule has `retry`;
   * without it Istio takes it for the whole response instead of `request`.
   *
   * @default - no limit but that of `request`
   */
  readonly backendRequest?: Duration;
}

/**
 * When a request is tried again. Connections that fail are always tried again.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httprouteretry
 */
export interface HttpRouteRetry {
  /**
   * Statuses of a response upon which the request is tried again, 400 to 599.
   *
   * @default - none
   */
  readonly codes?: number[];

  /**
   * How often a request is tried again, at least once.
   *
   * @default 2
   */
  readonly attempts?: number;

  /**
   * Least time between two tries, less than 100,000 hours. It grows from one to the next.
   *
   * @default - 25 milliseconds
   */
  readonly backoff?: Duration;
}

/**
 * One rule of an HttpRoute: which requests, what is done with them, and where they go.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
 */
export interface HttpRouteRule {
  /**
   * Name of the rule, unique within the route.
   *
   * @default - the rule has no name
   */
  readonly name?: string;

  /**
   * Which requests take this rule: those that fulfil any of the matches, at most 64. Of several rules that match,
   * the one with the more specific match is taken, whatever the order.
   *
   * @default - every request that no other rule takes
   */
  readonly matches?: HttpRouteMatch[];

  /**
   * What is done with the requests and responses, at most 16 filters.
   *
   * @default - nothing
   */
  readonly filters?: HttpFilter[];

  /**
   * Where requests go, at most 16 backends that share them by weight. Needed unless a filter redirects.
   *
   * @default - none
   */
  readonly backends?: HttpBackend[];

  /**
   * How long the mesh waits.
   *
   * @default - without end
   */
  readonly timeouts?: HttpTimeouts;

  /**
   * When a request is tried again. Of the experimental channel of the Gateway API, whose CRD a cluster must have.
   *
   * @default - what the mesh does by default
   */
  readonly retry?: HttpRouteRetry;
}
