import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { at, show } from '../core/private/errors';
import { Mesh } from './mesh';
import { MeshProps } from './mesh-props';
import { sameCluster } from './private/cluster';
import { namedRevisions } from './private/named-revisions';
import { DEFAULT_TAG } from './private/revision-tag';
import { checkTags, checkUpgrade, partsOf, revisionOf, revisionsIn, since } from './private/upgrade';
import { RevisionTag } from './revision-tag';
import { UpgradePhase } from './upgrade-phase';

/** What an Upgrade takes. */
export interface UpgradeProps {
  /** The mesh as it was. Its revision is its version with dashes for dots, if it names none. */
  readonly from: MeshProps;

  /**
   * The mesh as it is to be: a later version, by at most two minor versions, or the same with another configuration and a
   * revision of its own.
   */
  readonly to: MeshProps;

  /** How far it is. Each phase is applied, and looked at, before the next one. */
  readonly phase: UpgradePhase;

  /**
   * The tag of what moves last. Namespaces are on it by `upgrade.stable.sidecar()`. What names no revision moves with it,
   * by the tag `default`.
   *
   * @default 'default'
   */
  readonly stableTag?: string;

  /**
   * The tag of what moves first. Namespaces are on it by `upgrade.canary.sidecar()`.
   *
   * @default 'canary'
   */
  readonly canaryTag?: string;
}

/**
 * A mesh whose control plane is replaced by a newer one, which stands beside it until all workloads have moved.
 *
 * It stands in place of a Mesh, also between upgrades: the last phase of one is the same as the first phase of the next. Moving
 * on, or back, is one changed word, and what that changes is to be applied as a whole. A namespace that names a revision
 * which the phase does not have fails.
 *
 * @see https://istio.io/latest/docs/setup/upgrade/canary/
 */
export class Upgrade extends Construct {
  /** The tag of what moves last. */
  public readonly stable: RevisionTag;

  /** The tag of what moves first. */
  public readonly canary: RevisionTag;

  /**
   * Defines what is installed in a phase.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props both meshes, and the phase
   */
  public constructor(scope: Construct, id: string, props: UpgradeProps) {
    super(scope, id);
    const { from, to, phase, stableTag = DEFAULT_TAG, canaryTag = 'canary' } = props;
    at(this, () => checkUpgrade(from, to));
    at(this, () => checkTags(stableTag, canaryTag));
    const meshes = this.install(props);
    const pointedTo = (first: UpgradePhase) => meshes.get(revisionOf(since(first, phase, from, to)))!;
    const tag = (name: string, first: UpgradePhase) => {
      const made = new RevisionTag(this, `tag-${name}`, { name, controlPlane: pointedTo(first) });
      made.node.addDependency(pointedTo(first));
      return made;
    };
    this.canary = tag(canaryTag, UpgradePhase.CANARY);
    this.stable = tag(stableTag, UpgradePhase.STABLE);
    if (stableTag !== DEFAULT_TAG) tag(DEFAULT_TAG, UpgradePhase.STABLE);
    this.node.addValidation({ validate: () => this.stranded(props) });
  }

  /** Installs the parts one after the other, and returns them by their ids. */
  private install({ from, to, phase }: UpgradeProps): Map<string, Mesh> {
    const meshes = new Map<string, Mesh>();
    for (const { id, props, after } of at(this, () => partsOf(phase, from, to))) {
      const mesh = new Mesh(this, id, props);
      mesh.node.addDependency(...after.map((other) => meshes.get(other)!));
      meshes.set(id, mesh);
    }
    return meshes;
  }

  /** What names a revision that the phase does not have. */
  private stranded({ from, to, phase }: UpgradeProps): string[] {
    const there = revisionsIn(phase, from, to);
    const absent = [from, to].map(revisionOf).filter((revision) => !there.includes(revision));
    return sameCluster(this)
      .filter((one): one is ApiObject => ApiObject.isApiObject(one) && !one.node.path.startsWith(`${this.node.path}/`))
      .flatMap((one) => namedRevisions(one).filter((revision) => absent.includes(revision)).map((revision) =>
        `${show(one.node.path)} is on the revision ${show(revision)}, which the phase ${show(phase)} does not have; put it on ${there.map(show).join(' or ')}, or on a tag`));
  }
}
