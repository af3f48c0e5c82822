import { field, textOf } from './loose';
import { Labels, textsOf } from './match/labels';
import { isAmbientPod, namespaceLabels } from './membership';
import { GATEWAY_API, Mesh } from './mesh';
import { containersOf, Pod, PodIndex } from './pods';
import { Resource } from './resource';

export const USE_WAYPOINT = 'istio.io/use-waypoint';
const USE_WAYPOINT_NAMESPACE = 'istio.io/use-waypoint-namespace';
const WAYPOINT_FOR = 'istio.io/waypoint-for';

const INGRESS_USE_WAYPOINT = 'istio.io/ingress-use-waypoint';

/** The class of the Gateways that are waypoints. */
export const WAYPOINT_CLASS = 'istio-waypoint';

/** By which a resource says that it wants no waypoint. */
const NONE = 'none';

export interface WaypointName {
  readonly namespace: string;
  readonly name: string;
}

export const labelsOf = ({ object }: Resource): Labels => textsOf(field(object, 'metadata', 'labels'));

/** The waypoint that labels ask for, `none` where they ask for there to be none, and undefined where they do not say. */
export function wantedWaypoint(labels: Labels, namespace: string): WaypointName | 'none' | undefined {
  const name = labels[USE_WAYPOINT];
  if (name === undefined) return undefined;
  return name === NONE ? NONE : { namespace: labels[USE_WAYPOINT_NAMESPACE] ?? namespace, name };
}

/** The waypoint of a Service or a ServiceEntry, by its own label or else by that of its namespace. */
export function waypointOf(service: Resource, mesh: Mesh): WaypointName | undefined {
  const wanted = wantedWaypoint(labelsOf(service), service.namespace)
    ?? wantedWaypoint(namespaceLabels(mesh, service.namespace) ?? {}, service.namespace);
  return wanted === NONE ? undefined : wanted;
}

export const isWithoutWaypoint = (service: Resource, mesh: Mesh): boolean => waypointOf(service, mesh) === undefined;

/** Whether gateways, too, send by the waypoint: what Go reads as true, at the Service or else at its namespace. */
export function takesIngress(service: Resource, namespace: string, mesh: Mesh): boolean {
  const value = labelsOf(service)[INGRESS_USE_WAYPOINT] ?? namespaceLabels(mesh, namespace)?.[INGRESS_USE_WAYPOINT];
  return value !== undefined && ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(value);
}

export const findWaypoint = (mesh: Mesh, { namespace, name }: WaypointName): Resource | undefined =>
  mesh.find(GATEWAY_API, 'Gateway', namespace, name);

/** For which traffic a waypoint is: that to Services, unless it or its class says otherwise. */
export function trafficOf(waypoint: Resource, mesh: Mesh): string {
  const own = labelsOf(waypoint)[WAYPOINT_FOR];
  if (own !== undefined) return own;
  const gatewayClass = mesh.find(GATEWAY_API, 'GatewayClass', '', textOf(field(waypoint.object, 'spec', 'gatewayClassName')));
  return (gatewayClass && labelsOf(gatewayClass)[WAYPOINT_FOR]) ?? 'service';
}

/** The pods before which ztunnel stands, and no proxy. */
export const ztunnelPods = (mesh: Mesh): PodIndex =>
  new PodIndex(mesh.pods.all.filter((pod) => isAmbientPod(pod, mesh) && !isProxy(pod)));

/** Gateways and waypoints are proxies themselves. */
const isProxy = (pod: Pod) => containersOf(pod, 'containers', 'initContainers').some((container) => field(container, 'name') === 'istio-proxy');
