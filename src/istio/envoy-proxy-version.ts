import { regex } from '../core/private/checks';
import { invalid, show } from '../core/private/errors';

/**
 * Versions of Istio's proxy, so that a patch is not applied to one that it was not written for.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-ProxyMatch
 */
export class EnvoyProxyVersion {
  /**
   * A release with all its patches, or one patch of it.
   *
   * @param version such as `1.31` or `1.31.2`
   */
  public static release(version: string): EnvoyProxyVersion {
    if (!/^\d+\.\d+(\.\d+)?$/.test(version)) throw invalid(`release of the proxy must be such as '1.31' or '1.31.2', got ${show(version)}`);
    return new EnvoyProxyVersion(`^${version.replaceAll('.', '\\.')}([.-]|$)`);
  }

  /**
   * Versions in which a regular expression in RE2 syntax occurs. It is not anchored.
   *
   * @param value the expression, at most 1024 bytes
   */
  public static regex(value: string): EnvoyProxyVersion {
    return new EnvoyProxyVersion(regex('version of the proxy', value));
  }

  /** The regular expression as it stands in a manifest. */
  public readonly expression: string;

  private constructor(expression: string) {
    this.expression = expression;
  }
}
