import { GrpcFilter } from './grpc-filter';
import { GrpcRouteMatch } from './grpc-match';
import { HttpBackend } from './http-rule';

/**
 * One rule of a GrpcRoute: which calls, what is done with them, and where they go.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#grpcrouterule
 */
export interface GrpcRouteRule {
  /**
   * Name of the rule, unique within the route.
   *
   * @default - the rule has no name
   */
  readonly name?: string;

  /**
   * Which calls take this rule: those that fulfil any of the matches, at most 64. Of several rules that match,
   * the one with the more specific match is taken, whatever the order.
   *
   * @default - every call that no other rule takes
   */
  readonly matches?: GrpcRouteMatch[];

  /**
   * What is done with the calls and responses, at most 16 filters.
   *
   * @default - nothing
   */
  readonly filters?: GrpcFilter[];

  /** Where calls go, 1 to 16 backends that share them by weight. */
  readonly backends: HttpBackend[];
}
