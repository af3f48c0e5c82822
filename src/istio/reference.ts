/** An Istio Gateway, as routes refer to it. */
export interface IGateway {
  /** Name of the Gateway. */
  readonly name: string;

  /**
   * Namespace of the Gateway.
   *
   * @default - the namespace of the resource that refers to it
   */
  readonly namespace?: string;
}

/** A VirtualService, as another one delegates to it. */
export interface IVirtualService {
  /** Name of the VirtualService. */
  readonly name: string;

  /**
   * Namespace of the VirtualService.
   *
   * @default - the namespace of the VirtualService that delegates to it
   */
  readonly namespace?: string;
}
