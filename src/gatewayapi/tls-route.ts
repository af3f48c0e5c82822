import { Construct } from 'constructs';
import { nonEmpty } from '../core/private/checks';
import { at } from '../core/private/errors';
import type { TLSRouteRules, TLSRouteSpec } from '../schema/gateway.networking.k8s.io.generated';
import { RouteBackend } from './backend';
import { hostnames } from './private/checks';
import { l4RuleSpec } from './private/l4-rule';
import { ObjectSpec, objectSpec } from './private/object-spec';
import { ReferringKind } from './reference-grant';
import { Route, RouteProps } from './route';

/** What a TlsRoute takes. */
export interface TlsRouteProps extends RouteProps {
  /**
   * Names (SNI) that a client may ask for, 1 to 1024, in lowercase, whose first label may be a wildcard (`*.example.com`).
   */
  readonly hostnames: string[];

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
 * Where TLS connections go, by the name that the client asks for (SNI).
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#tlsroute
 */
export class TlsRoute extends Route {
  private readonly hostnames: string[];
  private readonly rule: TLSRouteRules;

  /**
   * Defines a TLSRoute.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props parents, hostnames and backends
   */
  public constructor(scope: Construct, id: string, props: TlsRouteProps) {
    super(scope, id, ReferringKind.TLS_ROUTE, props);
    this.hostnames = at(this, () => hostnames(nonEmpty('hostnames', props.hostnames), 1024));
    this.rule = at(this, () => l4RuleSpec(props.backends, props.ruleName, this));
  }

  /** @internal */
  public _toSpec(): TLSRouteSpec {
    return { parentRefs: this._parentRefs, hostnames: this.hostnames, rules: [this.rule] };
  }

  /** @internal */
  public _references(): ObjectSpec[] {
    return this.rule.backendRefs.map((ref) => objectSpec('Service', ref));
  }
}
