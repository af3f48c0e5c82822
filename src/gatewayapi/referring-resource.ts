import { Construct } from 'constructs';
import { MeshResource, MeshResourceProps } from '../core';
import { at, invalid, show } from '../core/private/errors';
import { ObjectSpec } from './private/object-spec';
import { GATEWAY_API } from './private/reference';
import { ReferenceGrant, ReferenceGrantTo, ReferringKind } from './reference-grant';

/**
 * A resource of the Gateway API that refers to objects, which may be in other namespaces.
 */
export abstract class ReferringResource extends MeshResource {
  /** @internal */
  protected constructor(scope: Construct, id: string, kind: ReferringKind, props: MeshResourceProps) {
    super(scope, id, `${GATEWAY_API}/v1`, kind, props);
  }

  /**
   * Defines the ReferenceGrants that the references to other namespaces need which were made so far: one in each of
   * these namespaces. Without its grant Istio does not follow such a reference.
   *
   * @param scope construct in which the grants are defined
   * @param id beginning of their ids within the scope; the namespace follows
   * @returns the grants, in the order in which their namespaces were first referred to
   */
  public grantReferences(scope: Construct, id: string): ReferenceGrant[] {
    const abroad = this._references().filter((target) => target.namespace !== undefined);
    if (abroad.length === 0) return [];
    const namespace = at(this, () => namespaceOf(this));
    return [...new Set(abroad.map((target) => target.namespace!))].map((place) => new ReferenceGrant(scope, `${id}-${place}`, {
      metadata: { namespace: place },
      from: [{ kind: this.kind as ReferringKind, namespace }],
      to: distinct(abroad.filter((target) => target.namespace === place)),
    }));
  }

  /** @internal */
  public abstract _references(): ObjectSpec[];
}

function namespaceOf({ kind, name, namespace }: MeshResource): string {
  if (namespace === undefined) throw invalid(`${kind} ${show(name)} has no namespace, so no grant can name it; give it or its chart a namespace`);
  return namespace;
}

function distinct(targets: ObjectSpec[]): ReferenceGrantTo[] {
  const named = new Map(targets.map(({ group, kind, name }) => [`${group}/${kind}/${name}`, { group, kind, name }]));
  return [...named.values()].map((target) => ReferenceGrantTo._object(target));
}
