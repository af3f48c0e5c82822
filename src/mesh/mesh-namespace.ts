import { ApiObject, ApiObjectMetadata, ApiObjectMetadataDefinition, Chart, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { at, invalid, show } from '../core/private/errors';
import { rememberOrigin } from '../core/private/origin';
import { DataPlane } from './data-plane';
import { NAMESPACE_LABELS } from './private/labels';
import { mark } from './private/waypoint-use';

/** A Kubernetes Namespace, such as that of any version of cdk8s-plus. */
export interface INamespace {
  /** Name of the Namespace. */
  readonly name: string;

  /** Metadata of the Namespace, which takes the labels. */
  readonly metadata: ApiObjectMetadataDefinition;
}

/** What a MeshNamespace takes. */
export interface MeshNamespaceProps {
  /** How its workloads join the mesh. */
  readonly dataPlane: DataPlane;

  /**
   * Name, further labels and annotations of the Namespace. The labels that the data plane decides may not be among them.
   *
   * @default - named as the namespace of the chart
   */
  readonly metadata?: ApiObjectMetadata;
}

/**
 * A Namespace whose workloads join the mesh, or stay outside it.
 *
 * Applied to a cluster that has the Namespace already, it adds the labels to that one.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
 */
export class MeshNamespace extends ApiObject implements INamespace {
  /**
   * Puts a Namespace that the app defines elsewhere, by cdk8s-plus for instance, into the mesh.
   *
   * @param namespace the Namespace, which gets the labels
   * @param dataPlane how its workloads join the mesh
   */
  public static enroll(namespace: INamespace, dataPlane: DataPlane): void {
    const { name, metadata } = namespace;
    mark(metadata, { what: `namespace ${show(name)}`, namespace: name }, dataPlane._namespaceMarks(name), NAMESPACE_LABELS, 'data plane');
  }

  /**
   * Defines a Namespace.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props data plane and metadata
   */
  public constructor(scope: Construct, id: string, props: MeshNamespaceProps) {
    super(scope, id, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { ...props.metadata, name: at(scope, () => nameOf(scope, id, props)) },
    });
    rememberOrigin(this);
    // A chart gives its namespace to everything in it, but a Namespace is in none.
    if (this.metadata.namespace) this.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
    at(this, () => MeshNamespace.enroll(this, props.dataPlane));
    this.node.addValidation({ validate: () => this.conflicts(props.dataPlane) });
  }

  /** Labels that were added later and say something else than the data plane. */
  private conflicts(dataPlane: DataPlane): string[] {
    const labels = dataPlane.namespaceLabels(this.name);
    return NAMESPACE_LABELS
      .filter((label) => this.metadata.getLabel(label) !== labels[label])
      .map((label) => `the label ${show(label)} of namespace ${show(this.name)} is decided by its data plane, but was changed to ${show(this.metadata.getLabel(label))}; change the data plane instead`);
  }
}

function nameOf(scope: Construct, id: string, { metadata }: MeshNamespaceProps): string {
  const name = metadata?.name ?? Chart.of(scope).namespace;
  if (!name) throw invalid(`namespace ${show(id)} needs a name; give it metadata.name, or its chart a namespace`);
  return name;
}
