import { ApiObject, ApiObjectMetadata, ApiObjectMetadataDefinition, JsonPatch, Lazy, Names } from 'cdk8s';
import { Construct } from 'constructs';

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
 * A resource of the mesh: a construct with one Kubernetes object.
 *
 * The object is produced at synthesis, so what is added after construction counts.
 */
export abstract class MeshResource extends Construct {
  /** The Kubernetes object itself, for dependencies and for patches. */
  public readonly apiObject: ApiObject;

  /** Group and version of the API, such as `networking.istio.io/v1`. */
  public readonly apiVersion: string;

  /** Kind of the object, such as `VirtualService`. */
  public readonly kind: string;

  protected constructor(scope: Construct, id: string, apiVersion: string, kind: string, props: MeshResourceProps) {
    super(scope, id);
    this.apiVersion = apiVersion;
    this.kind = kind;
    this.apiObject = new ApiObject(this, 'Resource', {
      apiVersion,
      kind,
      metadata: { ...props.metadata, name: props.metadata?.name ?? Names.toDnsLabel(this, { includeHash: false }) },
      spec: Lazy.any({ produce: () => this._toSpec() }),
    });
    this.node.addValidation({ validate: () => this._problems() });
  }

  /** Name of the object. */
  public get name(): string {
    return this.apiObject.name;
  }

  /** Namespace of the object, if the metadata or the chart name one. */
  public get namespace(): string | undefined {
    return this.apiObject.metadata.namespace;
  }

  /** Metadata of the object, to which labels and annotations can be added. */
  public get metadata(): ApiObjectMetadataDefinition {
    return this.apiObject.metadata;
  }

  /**
   * Changes the synthesized object by JSON patches, the way out for whatever has no property here.
   *
   * @param ops patches whose paths begin at the object's root, such as `/spec/http/0/timeout`
   * @see https://cdk8s.io/docs/latest/basics/escape-hatches/
   */
  public addJsonPatch(...ops: JsonPatch[]): void {
    this.apiObject.addJsonPatch(...ops);
  }

  /** @internal */
  public abstract _toSpec(): object;

  /**
   * Everything that keeps the resource from being valid as a whole, each with its remedy.
   *
   * @internal
   */
  public abstract _problems(): string[];
}
