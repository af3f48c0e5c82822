import { Mesh } from '../model/mesh';
import { Code } from './codes';
import { Finding } from './finding';
import { Target } from './target';

/** One thing to look for in a mesh. */
export interface Rule {
  /** Its file below `rules/`, without the ending. */
  readonly id: string;

  /** What its findings may have. */
  readonly codes: readonly Code[];

  /**
   * A pure function: it changes nothing, and throws for nothing that a user may write.
   *
   * @param target the version of Istio that the mesh is for, if it is known
   */
  readonly check: (mesh: Mesh, target?: Target) => Iterable<Finding>;
}
