/** Findings of the analyzer that are meant to be as they are. */
export interface FindingSuppression {
  /** Code of the findings, such as `IST0102`. */
  readonly code: string;

  /**
   * The resource as `Kind name.namespace`, such as `Namespace legacy` or `VirtualService *.shop`, where `*` is any text.
   *
   * @default - all resources
   */
  readonly resource?: string;

  /** Why they are left out. It must not be empty. */
  readonly reason: string;
}
