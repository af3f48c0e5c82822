/** Whether the default control plane injects sidecars into a namespace. */
export const INJECTION = 'istio-injection';

/** Whether a sidecar is injected into a pod. */
export const POD_INJECTION = 'sidecar.istio.io/inject';

/** The control plane that a namespace, a pod or a gateway is of, by revision or tag. */
export const REVISION = 'istio.io/rev';

/** Whether ztunnel carries the traffic. */
export const MODE = 'istio.io/dataplane-mode';

export const USE_WAYPOINT = 'istio.io/use-waypoint';
export const USE_WAYPOINT_NAMESPACE = 'istio.io/use-waypoint-namespace';
export const INGRESS_USE_WAYPOINT = 'istio.io/ingress-use-waypoint';
export const CANARY = 'istio.io/use-waypoint-canary';
export const CANARY_NAMESPACE = 'istio.io/use-waypoint-canary-namespace';
/** An annotation, unlike the others. */
export const CANARY_WEIGHT = 'istio.io/use-waypoint-canary-weight';

const WAYPOINT_LABELS = [USE_WAYPOINT, USE_WAYPOINT_NAMESPACE, INGRESS_USE_WAYPOINT, CANARY, CANARY_NAMESPACE];

/** All labels by which a namespace says how it joins the mesh. */
export const NAMESPACE_LABELS = [INJECTION, REVISION, MODE, ...WAYPOINT_LABELS];

/** All labels by which a pod says it. */
export const POD_LABELS = [POD_INJECTION, REVISION, MODE, USE_WAYPOINT, USE_WAYPOINT_NAMESPACE];

/** All labels by which a Service or ServiceEntry says which waypoint it has. */
export const SERVICE_LABELS = WAYPOINT_LABELS;
