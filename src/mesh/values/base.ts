import { ComponentValues } from './component';

/** Values of the chart `base`: CRDs, the reader of remote clusters and the validation of the default revision. */
export interface BaseValues extends ComponentValues {
  /**
   * Revision or tag that validates what no other revision does.
   *
   * @default - `default`, or none where the mesh has a revision
   */
  readonly defaultRevision?: string;
}
