/**
 * An object in the route's namespace by which a filter of another controller is configured.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#localobjectreference
 */
export interface ExtensionRef {
  /** API group of the object; empty for the core group. */
  readonly group: string;

  /** Kind of the object. */
  readonly kind: string;

  /** Name of the object. */
  readonly name: string;
}
