/**
 * Headers to change, in the order: remove, set, add.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#Headers-HeaderOperations
 */
export interface HeaderOperations {
  /**
   * Headers to overwrite, by name.
   *
   * @default - none is overwritten
   */
  readonly set?: Record<string, string>;

  /**
   * Values to append to headers, by name.
   *
   * @default - nothing is appended
   */
  readonly add?: Record<string, string>;

  /**
   * Names of headers to remove.
   *
   * @default - none is removed
   */
  readonly remove?: string[];
}

/**
 * Changes to the headers of a request and of its response.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#Headers
 */
export interface HeaderManipulation {
  /**
   * Changes before the request goes to its destination.
   *
   * `Host` and `:authority` may be set or added, once in all, and not beside a rewritten authority.
   *
   * @default - the request's headers stay as they are
   */
  readonly request?: HeaderOperations;

  /**
   * Changes before the response goes to the caller.
   *
   * @default - the response's headers stay as they are
   */
  readonly response?: HeaderOperations;
}
