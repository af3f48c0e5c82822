import { StringMatch } from '../core';
import { IGateway } from './reference';

/**
 * Conditions on a request, all of which must hold.
 *
 * A route with several matches takes a request that fulfils any one of them.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest
 */
export interface HttpMatch {
  /**
   * Name of the match, joined to that of its route in access logs.
   *
   * @default - the match has no name
   */
  readonly name?: string;

  /**
   * The path, without the query.
   *
   * @default - any path
   */
  readonly uri?: StringMatch;

  /**
   * Whether `uri` ignores case. Has no effect on a regular expression.
   *
   * @default false
   */
  readonly ignoreUriCase?: boolean;

  /**
   * The scheme, `http` or `https`.
   *
   * @default - any scheme
   */
  readonly scheme?: StringMatch;

  /**
   * The method, such as `GET`.
   *
   * @default - any method
   */
  readonly method?: StringMatch;

  /**
   * The authority, which is the host and, where the client sends one, the port.
   *
   * @default - any authority
   */
  readonly authority?: StringMatch;

  /**
   * Headers by name, all of which must match. `StringMatch.present()` asks only that a header is there.
   *
   * At a gateway a name of the form `@request.auth.claims.<claim>` compares a claim of the request's JWT.
   *
   * @default - any headers
   */
  readonly headers?: Record<string, StringMatch>;

  /**
   * Headers by name, none of which may match.
   *
   * @default - no header is ruled out
   */
  readonly withoutHeaders?: Record<string, StringMatch>;

  /**
   * Query parameters by name, all of which must match.
   *
   * @default - any query
   */
  readonly queryParams?: Record<string, StringMatch>;

  /**
   * Port on which the proxy received the request, 1 to 65535.
   *
   * @default - any port
   */
  readonly port?: number;

  /**
   * Labels that the calling workload must have. Not applied at gateways, nor where `gateways` is given.
   *
   * @default - any caller
   */
  readonly sourceLabels?: Record<string, string>;

  /**
   * Namespace of the calling workload. Not applied where `gateways` is given.
   *
   * @default - any namespace
   */
  readonly sourceNamespace?: string;

  /**
   * Gateways to which this match applies; replaces those of the VirtualService.
   *
   * @default - the gateways of the VirtualService
   */
  readonly gateways?: IGateway[];

  /**
   * Prefix of the statistics that the proxy keeps for the route.
   *
   * @default - no statistics of its own
   */
  readonly statPrefix?: string;
}
