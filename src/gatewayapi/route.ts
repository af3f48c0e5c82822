import { Construct } from 'constructs';
import { MeshResourceProps } from '../core';
import { at } from '../core/private/errors';
import type { HTTPRouteParentRefs } from '../schema/gateway.networking.k8s.io.generated';
import { ParentRef } from './parent-ref';
import { withParent } from './private/parents';
import { ReferringKind } from './reference-grant';
import { ReferringResource } from './referring-resource';

/** What every route takes. */
export interface RouteProps extends MeshResourceProps {
  /**
   * What the route joins. More can be added by `addParent`, at most 32 in all.
   *
   * @default - none
   */
  readonly parents?: ParentRef[];
}

/**
 * Where traffic goes that comes to the parents which the route joins.
 */
export abstract class Route extends ReferringResource {
  /** @internal */
  protected _parentRefs: HTTPRouteParentRefs[] = [];

  /** @internal */
  protected constructor(scope: Construct, id: string, kind: ReferringKind, props: RouteProps) {
    super(scope, id, kind, props);
    props.parents?.forEach((parent) => this.addParent(parent));
  }

  /**
   * Joins one more parent.
   *
   * @param parent the parent
   */
  public addParent(parent: ParentRef): void {
    this._parentRefs = at(this, () => withParent(this._parentRefs, parent._toSpec(this)));
  }

  /** @internal */
  public _problems(): string[] {
    return this._parentRefs.length > 0 ? [] : ['a route without a parent gets no traffic; add one by addParent'];
  }
}
