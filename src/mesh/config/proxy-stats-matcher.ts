/**
 * Statistics of Envoy that proxies have besides those of Istio. What fits any of the lists is there.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#ProxyConfig-ProxyStatsMatcher
 */
export interface ProxyStatsMatcher {
  /**
   * How names begin.
   *
   * @default - none
   */
  readonly inclusionPrefixes?: string[];

  /**
   * How names end.
   *
   * @default - none
   */
  readonly inclusionSuffixes?: string[];

  /**
   * Regular expressions of RE2 that whole names match.
   *
   * @default - none
   */
  readonly inclusionRegexps?: string[];
}
