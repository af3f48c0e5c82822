import { Construct } from 'constructs';
import { nonEmpty } from '../core/private/checks';
import { at } from '../core/private/errors';
import type { HTTPRouteRules, HTTPRouteSpec } from '../schema/gateway.networking.k8s.io.generated';
import { HttpRouteRule } from './http-rule';
import { hostnames } from './private/checks';
import { httpRuleSpec } from './private/http-rule';
import { ObjectSpec } from './private/object-spec';
import { rulesProblems, rulesReferences, withRule } from './private/rules';
import { ReferringKind } from './reference-grant';
import { Route, RouteProps } from './route';

/** What an HttpRoute takes. */
export interface HttpRouteProps extends RouteProps {
  /**
   * Hosts of the requests, 1 to 16, in lowercase, whose first label may be a wildcard (`*.example.com`).
   * Only for gateways: within the mesh the hosts are those of the parent.
   *
   * @default - every host that the listeners answer for
   */
  readonly hostnames?: string[];

  /**
   * Which requests go where. More can be added by `addRule`, at most 16 in all.
   *
   * @default - none
   */
  readonly rules?: HttpRouteRule[];
}

/**
 * Where HTTP requests go that come to a gateway or to a Service of the mesh.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httproute
 */
export class HttpRoute extends Route {
  private readonly hostnames?: string[];
  private rules: HTTPRouteRules[] = [];

  /**
   * Defines an HTTPRoute.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props parents, hostnames and rules
   */
  public constructor(scope: Construct, id: string, props: HttpRouteProps = {}) {
    super(scope, id, ReferringKind.HTTP_ROUTE, props);
    this.hostnames = at(this, () => props.hostnames && hostnames(nonEmpty('hostnames', props.hostnames), 16));
    props.rules?.forEach((rule) => this.addRule(rule));
  }

  /**
   * Adds a rule.
   *
   * @param rule the rule
   */
  public addRule(rule: HttpRouteRule): void {
    this.rules = at(this, () => withRule(this.rules, httpRuleSpec(rule, this)));
  }

  /** @internal */
  public _toSpec(): HTTPRouteSpec {
    return { parentRefs: this._parentRefs, hostnames: this.hostnames, rules: this.rules };
  }

  /** @internal */
  public _problems(): string[] {
    return [...super._problems(), ...rulesProblems(this.rules, this.hostnames, this._parentRefs)];
  }

  /** @internal */
  public _references(): ObjectSpec[] {
    return rulesReferences(this.rules);
  }
}
