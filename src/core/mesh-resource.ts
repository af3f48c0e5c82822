import { ApiObject, ApiObjectMetadata, JsonPatch, Lazy, Names } from 'cdk8s';
import { Construct } from 'constructs';
import { asGiven } from './private/metadata';
import { refusals } from './private/refusals';

/** What every resource takes. */
export interface MeshResourceProps {
  /**
   * Name, namespace, labels and annotations of the resource.
   *
   * @default - named after the construct's path, without a hash, so that others can refer to it;
   * in the namespace of the chart
   */
  readonly metadata?: ApiObjectMetadata;
}

/**
 * A resource of the mesh, which is the Kubernetes object itself.
 *
 * Its spec is produced at synthesis, so what is added after construction counts, and JSON patches
 * (`addJsonPatch`) change whatever has no property.
 */
export abstract class MeshResource extends ApiObject {
  private isPatched = false;

  protected constructor(scope: Construct, id: string, apiVersion: string, kind: string, props: MeshResourceProps) {
    let resource: MeshResource | undefined = undefined;
    super(scope, id, {
      apiVersion,
      kind,
      metadata: { ...props.metadata, name: props.metadata?.name ?? Names.toDnsLabel(scope, { extra: [id], includeHash: false }) },
      spec: Lazy.any({ produce: () => resource!._toSpec() }),
    });
    resource = this;
    this.node.addValidation(this);
  }

  /** Namespace of the object, if the metadata or the chart name one. */
  public get namespace(): string | undefined {
    return this.metadata.namespace;
  }

  /**
   * Changes the synthesized object. The changes come last, in their order, and what they give is validated as well.
   *
   * @param ops Operations of JSON Patch (RFC 6902), such as `JsonPatch.add('/spec/http/0/timeout', '1s')`
   */
  public addJsonPatch(...ops: JsonPatch[]): void {
    super.addJsonPatch(...ops);
    this.isPatched = true;
  }

  /**
   * Everything that keeps the resource from being valid as a whole, each with its remedy. Asked at synthesis.
   */
  public validate(): string[] {
    const problems = this._problems();
    if (problems.length > 0) return problems;
    const isFine = !this.isPatched && refusals(this.asGiven()).length === 0;
    return isFine ? [] : refusals(this.toJson());
  }

  /** The object as it will be, unless it is patched or has values that cdk8s resolves. */
  private asGiven() {
    return { apiVersion: this.apiVersion, kind: this.kind, metadata: asGiven(this.metadata), spec: this._toSpec() };
  }

  /** @internal */
  public abstract _toSpec(): object;

  /** @internal */
  public abstract _problems(): string[];
}
