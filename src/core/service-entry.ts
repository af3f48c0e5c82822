/** A ServiceEntry, as policies and routes refer to it. */
export interface IServiceEntry {
  /** Name of the ServiceEntry. */
  readonly name: string;

  /**
   * Namespace of the ServiceEntry.
   *
   * @default - the namespace of the resource that refers to it
   */
  readonly namespace?: string;
}
