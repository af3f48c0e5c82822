/**
 * How far the upgrade of a mesh is, from first to last. To go back, take the phase before.
 *
 * @see https://istio.io/latest/docs/setup/upgrade/canary/
 */
export enum UpgradePhase {
  /** Before the upgrade: there is only the old control plane. */
  CURRENT = 'current',

  /** The new control plane stands beside the old one, with its CRDs, and has no workloads yet. See that it is healthy. */
  INSTALL = 'install',

  /** The canary tag points to the new control plane. Restart the workloads on that tag, and watch them. */
  CANARY = 'canary',

  /** The stable tag points to it too, and so do the gateways. Restart all other workloads. */
  STABLE = 'stable',

  /** The agents of the nodes are new: CNI and ztunnel, where the mesh has them. */
  NODES = 'nodes',

  /** The old control plane is gone. Only what still names its revision would need it. */
  DONE = 'done',
}
