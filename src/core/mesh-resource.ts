import { ApiObject, ApiObjectMetadata, Lazy, Names } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { rememberOrigin } from './private/origin';
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
    rememberOrigin(this);
  }

  /** Namespace of the object, if the metadata or the chart name one. */
  public get namespace(): string | undefined {
    return this.metadata.namespace;
  }

  /**
   * Everything that keeps the resource from being valid as a whole, each with its remedy. Asked at synthesis.
   */
  public validate(): string[] {
    return this._problems();
  }

  /**
   * The object as it is applied, patches included.
   *
   * Fails with everything that a cluster would refuse, of this and of all other resources of the app.
   */
  public toJson(): any {
    const object = super.toJson();
    if (refusals(object).length > 0) throw refused(this.node.root);
    return object;
  }

  /** @internal */
  public abstract _toSpec(): object;

  /** @internal */
  public abstract _problems(): string[];
}

/** As cdk8s tells of validations: all that is wrong, and where. */
function refused(app: IConstruct): Error {
  const resources = app.node.findAll().filter((one): one is MeshResource => ApiObject.isApiObject(one) && '_problems' in one);
  const problems = resources.flatMap((one) => refusals(ApiObject.prototype.toJson.call(one)).map((problem) => `[${one.node.path}] ${problem}`));
  return new Error(`Validation failed with the following errors:\n  ${problems.join('\n  ')}`);
}
