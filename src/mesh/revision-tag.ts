import { Construct } from 'constructs';
import { dnsLabel } from '../core/private/checks';
import { at, invalid, show } from '../core/private/errors';
import { rememberOrigin } from '../core/private/origin';
import { IControlPlane } from './control-plane';
import { DataPlane } from './data-plane';
import { Mesh } from './mesh';
import { sameCluster } from './private/cluster';
import { DEFAULT_TAG, defineTag, InjectionValues, injectionValues } from './private/revision-tag';

/** What a RevisionTag takes. */
export interface RevisionTagProps {
  /**
   * Name of the tag, such as `prod`, which stands where a revision could stand. The name `default` has a meaning of its own:
   * it makes the control plane the default one.
   */
  readonly name: string;

  /** The control plane that it points to: a Mesh of the app, or a `ControlPlane` that is elsewhere. */
  readonly controlPlane: IControlPlane;
}

/**
 * A name that points to a revision of the control plane, so that namespaces need not change when a new one takes over.
 *
 * It is plain objects that apply as any other: a webhook that has sidecars injected for namespaces with this name, and a
 * Service of istiod. Istiod itself adds the certificate to them. The tag `default` takes what names no revision, and judges
 * Istio's resources. Where the Sail Operator runs the control plane, the tag is an IstioRevisionTag.
 *
 * @see https://istio.io/latest/docs/setup/upgrade/canary/#stable-revision-labels
 */
export class RevisionTag extends Construct {
  /** Name of the tag. */
  public readonly name: string;

  /** The control plane that it points to. */
  public readonly controlPlane: IControlPlane;

  /**
   * Defines a tag.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props name, and what it points to
   */
  public constructor(scope: Construct, id: string, props: RevisionTagProps) {
    super(scope, id);
    rememberOrigin(this);
    this.name = at(this, () => dnsLabel('name', props.name));
    this.controlPlane = props.controlPlane;
    at(this, () => defineTag(this, this.name, this.controlPlane, valuesOf(this.controlPlane)));
    this.node.addValidation({ validate: () => this.problems() });
  }

  /**
   * The data plane of namespaces whose sidecars are injected by what the tag points to.
   *
   * Pods take part in a move of the tag when they are restarted.
   */
  public sidecar(): DataPlane {
    return this.name === DEFAULT_TAG ? DataPlane.sidecar() : DataPlane.sidecar({ revision: this.name });
  }

  /** What a cluster cannot have at once with the tag. */
  private problems(): string[] {
    const others = sameCluster(this);
    const tags = others.filter((one): one is RevisionTag => one instanceof RevisionTag && one.name === this.name);
    const meshes = others.filter((one): one is Mesh => one instanceof Mesh);
    return [
      ...tags.filter((one) => one !== this).map((one) => `the tag ${show(this.name)} is also at ${show(one.node.path)}; drop one`),
      ...meshes.filter(({ revision }) => revision === this.name)
        .map((one) => `the tag ${show(this.name)} has the name of the revision at ${show(one.node.path)}; give one of them another name`),
      ...meshes.filter(({ _plan: { values } }) => values.revisionTags?.includes(this.name))
        .map((one) => `the tag ${show(this.name)} is also in istiod.revisionTags of the mesh at ${show(one.node.path)}; drop one`),
      ...this.name === DEFAULT_TAG ? meshes.flatMap(alsoDefault) : [],
    ];
  }
}

function valuesOf(plane: IControlPlane): InjectionValues {
  if (!(plane instanceof Mesh)) return {};
  if (plane._plan.components.istiod === undefined) {
    throw invalid(`the mesh at ${show(plane.node.path)} has no control plane to point to, because it does not install istiod; give another mesh, or ControlPlane.fromRevision`);
  }
  return injectionValues(plane._plan);
}

/** Why a mesh and the tag `default` would both take what names no revision. */
function alsoDefault({ revision, node: { path }, _plan: { components, releases } }: Mesh): string[] {
  if (components.istiod !== undefined && revision === undefined) {
    return [`the mesh at ${show(path)} is the default one already, because it has no revision; give it one, or drop the tag 'default'`];
  }
  const base = releases.find(({ chart }) => chart === 'base');
  return base !== undefined && base.values.defaultRevision !== ''
    ? [`the mesh at ${show(path)} has Istio's resources judged already; give it base.defaultRevision '', or drop the tag 'default'`]
    : [];
}
