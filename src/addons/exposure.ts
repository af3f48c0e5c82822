import { IKubernetesGateway } from '../core';
import { Gateway, RootNamespaceOptions } from '../istio';
import { Access } from './access';

/**
 * At which kind of gateway an addon is exposed.
 */
export class ExposureGateway {
  /**
   * A Gateway of Istio, which a VirtualService routes. The policy stands in the root namespace, and holds for all proxies
   * that the Gateway selects.
   *
   * @param gateway the Gateway, which must have a server for the host
   * @param options the root namespace
   */
  public static istio(gateway: Gateway, options: RootNamespaceOptions = {}): ExposureGateway {
    return new ExposureGateway({ gateway, rootNamespace: options.rootNamespace ?? 'istio-system' });
  }

  /**
   * A Gateway of the Kubernetes Gateway API, which an HTTPRoute routes. The policy is attached to it, in its namespace.
   *
   * @param gateway the Gateway, which must have a listener that takes the host and routes of the addon's namespace
   */
  public static kubernetes(gateway: IKubernetesGateway): ExposureGateway {
    return new ExposureGateway(undefined, gateway);
  }

  private constructor(
    /** @internal */
    public readonly _istio?: { readonly gateway: Gateway; readonly rootNamespace: string },
    /** @internal */
    public readonly _kubernetes?: IKubernetesGateway,
  ) {}
}

/** How an addon is reached from outside the cluster, and by whom. */
export interface Exposure {
  /** The gateway. */
  readonly gateway: ExposureGateway;

  /** Host by which it is reached, a full DNS name without a wildcard. Nothing else may be routed by this host. */
  readonly host: string;

  /** Who has access. Everybody else is refused. */
  readonly access: Access;

  /**
   * Where people reach it, which other addons link to.
   *
   * @default - `https://<host>`
   */
  readonly url?: string;
}
