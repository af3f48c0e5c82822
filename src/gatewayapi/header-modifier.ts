/**
 * Headers to change, in the order: set, add, remove. A name may occur once in each, in any case of its letters.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httpheaderfilter
 */
export interface HeaderModifier {
  /**
   * Headers to overwrite, by name, at most 16. The proxy fills in its variables, such as `%HOSTNAME%`.
   *
   * @default - none is overwritten
   */
  readonly set?: Record<string, string>;

  /**
   * Values to append to headers, by name, at most 16. The proxy fills in its variables, such as `%HOSTNAME%`.
   *
   * @default - nothing is appended
   */
  readonly add?: Record<string, string>;

  /**
   * Names of headers to remove, at most 16.
   *
   * @default - none is removed
   */
  readonly remove?: string[];
}
