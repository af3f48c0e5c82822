import { notEmpty } from '../core/private/checks';

/**
 * A kind of image of the proxy.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/proxy-config/#ProxyImage
 */
export class ProxyImage {
  /** The usual image. */
  public static readonly DEFAULT = new ProxyImage('default');

  /** One with tools to look into the proxy. */
  public static readonly DEBUG = new ProxyImage('debug');

  /** One without a shell or anything else that the proxy does not need. */
  public static readonly DISTROLESS = new ProxyImage('distroless');

  /**
   * One of your own, in the registry that the installation names.
   *
   * @param imageType what follows the tag of the image after a dash
   */
  public static of(imageType: string): ProxyImage {
    return new ProxyImage(notEmpty('type of a proxy image', imageType));
  }

  /** The type as it stands in a manifest. */
  public readonly imageType: string;

  private constructor(imageType: string) {
    this.imageType = imageType;
  }
}
