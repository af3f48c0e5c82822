/** Whether the default control plane injects sidecars. */
export const INJECTION = 'istio-injection';

/** The control plane that injects sidecars, by revision or tag. */
export const REVISION = 'istio.io/rev';

/** Whether ztunnel carries the traffic. */
export const MODE = 'istio.io/dataplane-mode';

/** All labels by which a namespace says how it joins the mesh. */
export const DATA_PLANE_LABELS = [INJECTION, REVISION, MODE];
