import { notEmpty, port } from '../core/private/checks';
import type { VirtualServiceHttpRedirect } from '../schema/networking.istio.io.generated';

/**
 * The path that a redirect sends the caller to.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRedirect
 */
export class RedirectPath {
  /**
   * Replaces the whole path.
   *
   * @param value the new path
   */
  public static uri(value: string): RedirectPath {
    return new RedirectPath({ uri: notEmpty('uri of a redirect', value) });
  }

  /**
   * Replaces the part of the path that the route matched by prefix. Every match with a uri must then be by prefix.
   *
   * @param value the new beginning of the path
   */
  public static prefixRewrite(value: string): RedirectPath {
    return new RedirectPath({ prefixRewrite: notEmpty('prefixRewrite of a redirect', value) });
  }

  private constructor(private readonly spec: VirtualServiceHttpRedirect) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

/**
 * The port that a redirect sends the caller to.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRedirect-RedirectPortSelection
 */
export class RedirectPort {
  /** 80 for http and 443 for https. */
  public static readonly FROM_PROTOCOL_DEFAULT = new RedirectPort({ derivePort: 'FROM_PROTOCOL_DEFAULT' });

  /** The port that the request came to. */
  public static readonly FROM_REQUEST_PORT = new RedirectPort({ derivePort: 'FROM_REQUEST_PORT' });

  /**
   * This port.
   *
   * @param value 1 to 65535
   */
  public static number(value: number): RedirectPort {
    return new RedirectPort({ port: port('port of a redirect', value) });
  }

  private constructor(private readonly spec: VirtualServiceHttpRedirect) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

/**
 * Where the caller is told to go instead. At least one of path, authority, scheme and port must be given.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRedirect
 */
export interface HttpRedirect {
  /**
   * The new path.
   *
   * @default - the path of the request
   */
  readonly path?: RedirectPath;

  /**
   * The new authority, which is the host of the new address.
   *
   * @default - the authority of the request
   */
  readonly authority?: string;

  /**
   * The new scheme, `http` or `https`.
   *
   * @default - the scheme of the request
   */
  readonly scheme?: string;

  /**
   * The new port.
   *
   * @default - the port of the request
   */
  readonly port?: RedirectPort;

  /**
   * Status of the answer: 301, 302, 303, 307 or 308.
   *
   * @default 301
   */
  readonly redirectCode?: number;
}
