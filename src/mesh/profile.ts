/**
 * What an installation consists of, and the values that it begins with.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/config-profiles/
 */
export enum Profile {
  /** Control plane and an ingress gateway, for production. */
  DEFAULT = 'default',
  /** As DEFAULT with an egress gateway, every request traced and small requests of resources, to show what Istio does. */
  DEMO = 'demo',
  /** The control plane alone. */
  MINIMAL = 'minimal',
  /** Control plane, CNI node agent and ztunnel: the mesh without sidecars. */
  AMBIENT = 'ambient',
  /** As DEFAULT, with features that are tried out. */
  PREVIEW = 'preview',
  /** As DEFAULT, where only stable features of the API may be used. */
  STABLE = 'stable',
  /** What a cluster needs whose control plane runs in another one. */
  REMOTE = 'remote',
  /** As DEFAULT with the CNI node agent, for OpenShift. */
  OPENSHIFT = 'openshift',
  /** As AMBIENT, for OpenShift. */
  OPENSHIFT_AMBIENT = 'openshift-ambient',
  /** Nothing but what is enabled. */
  EMPTY = 'empty',
}
