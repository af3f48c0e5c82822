import { regex } from '../core/private/checks';
import { invalid, show } from '../core/private/errors';
import type { GRPCRouteRulesMatchesMethod } from '../schema/gateway.networking.k8s.io.generated';
import { atMost } from './private/checks';
import { ValueMatch } from './value-match';

/** Service and method of a call, of which at least one must be given. */
export interface GrpcMethod {
  /**
   * Service with its package, such as `shop.v1.Cart`.
   *
   * @default - any service
   */
  readonly service?: string;

  /**
   * Method of the service.
   *
   * @default - any method
   */
  readonly method?: string;
}

/**
 * How service and method of a call are compared. Case-sensitive.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#grpcmethodmatch
 */
export class GrpcMethodMatch {
  /**
   * Both are the same.
   *
   * @param call service and method
   */
  public static exact(call: GrpcMethod): GrpcMethodMatch {
    if (call.service !== undefined && !SERVICE.test(call.service)) {
      throw invalid(`service of a gRPC match must be a name such as 'shop.v1.Cart', got ${show(call.service)}`);
    }
    if (call.method !== undefined && !METHOD.test(call.method)) {
      throw invalid(`method of a gRPC match must be a name such as 'AddItem', got ${show(call.method)}`);
    }
    return new GrpcMethodMatch('Exact', call);
  }

  /**
   * Both match regular expressions in RE2 syntax, at most 1024 bytes each in UTF-8.
   *
   * @param call expressions for service and method
   * @see https://github.com/google/re2/wiki/Syntax
   */
  public static regularExpression(call: GrpcMethod): GrpcMethodMatch {
    if (call.service !== undefined) regex('service of a gRPC match', call.service);
    if (call.method !== undefined) regex('method of a gRPC match', call.method);
    return new GrpcMethodMatch('RegularExpression', call);
  }

  private readonly spec: GRPCRouteRulesMatchesMethod;

  private constructor(type: 'Exact' | 'RegularExpression', { service, method }: GrpcMethod) {
    if (service === undefined && method === undefined) throw invalid('a gRPC match needs a service or a method; name one, or leave the match out');
    atMost('service of a gRPC match', service ?? '', 1024);
    atMost('method of a gRPC match', method ?? '', 1024);
    this.spec = { type, service, method };
  }

  /** @internal */
  public _toSpec(): GRPCRouteRulesMatchesMethod {
    return this.spec;
  }
}

/**
 * Conditions on a call, all of which must hold.
 *
 * A rule with several matches takes a call that fulfils any one of them.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#grpcroutematch
 */
export interface GrpcRouteMatch {
  /**
   * Service and method.
   *
   * @default - any
   */
  readonly method?: GrpcMethodMatch;

  /**
   * Headers (metadata) by name, at most 16, all of which must match.
   *
   * @default - any headers
   */
  readonly headers?: Record<string, ValueMatch>;
}

const SERVICE = /^[A-Za-z_][A-Za-z_0-9]*(\.[A-Za-z_][A-Za-z_0-9]*)*$/;
const METHOD = /^[A-Za-z_][A-Za-z_0-9]*$/;
