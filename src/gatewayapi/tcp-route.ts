import { Construct } from 'constructs';
import { at } from '../core/private/errors';
import type { TCPRouteRules, TCPRouteSpec } from '../schema/gateway.networking.k8s.io.generated';
import { RouteBackend } from './backend';
import { l4RuleSpec } from './private/l4-rule';
import { ObjectSpec, objectSpec } from './private/object-spec';
import { ReferringKind } from './reference-grant';
import { Route, RouteProps } from './route';

/** What a TcpRoute takes. */
export interface TcpRouteProps extends RouteProps {
  /** Where connections go, 1 to 16 backends that share them by weight. */
  readonly backends: RouteBackend[];

  /**
   * Name of the rule.
   *
   * @default - the rule has no name
   */
  readonly ruleName?: string;
}

/**
 * Where TCP connections go.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#tcproute
 */
export class TcpRoute extends Route {
  private readonly rule: TCPRouteRules;

  /**
   * Defines a TCPRoute.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props parents and backends
   */
  public constructor(scope: Construct, id: string, props: TcpRouteProps) {
    super(scope, id, ReferringKind.TCP_ROUTE, props);
    this.rule = at(this, () => l4RuleSpec(props.backends, props.ruleName, this));
  }

  /** @internal */
  public _toSpec(): TCPRouteSpec {
    return { parentRefs: this._parentRefs, rules: [this.rule] };
  }

  /** @internal */
  public _references(): ObjectSpec[] {
    return this.rule.backendRefs.map((ref) => objectSpec('Service', ref));
  }
}
