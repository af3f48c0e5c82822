import { ApiObject, ApiObjectMetadataDefinition } from 'cdk8s';
import { dnsLabel, integer } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import { IWaypoint, WaypointFor, WaypointUse } from '../waypoint-reference';
import { CANARY, CANARY_NAMESPACE, CANARY_WEIGHT, INGRESS_USE_WAYPOINT, USE_WAYPOINT, USE_WAYPOINT_NAMESPACE } from './labels';

/** What a decision puts into the metadata of an object. */
export interface Marks {
  readonly labels: Record<string, string>;
  readonly annotations?: Record<string, string>;
  /** The waypoints that are named. */
  readonly waypoints?: readonly IWaypoint[];
}

/** What is put under a decision. */
export interface Marked {
  /** How errors call it, such as "service 'cart'". */
  readonly what: string;
  /** Where it is, if that is known. */
  readonly namespace?: string;
}

/** What enrols an object in a waypoint. */
export function waypointMarks(waypoint: IWaypoint | undefined, use: WaypointUse, user: Marked): Marks {
  checkUse(waypoint, use);
  const { canary } = use;
  return {
    labels: {
      ...waypoint && reference(waypoint, user, USE_WAYPOINT, USE_WAYPOINT_NAMESPACE),
      ...canary && reference(canary.waypoint, user, CANARY, CANARY_NAMESPACE),
      ...use.ingressUseWaypoint !== undefined && { [INGRESS_USE_WAYPOINT]: `${use.ingressUseWaypoint}` },
    },
    annotations: canary && { [CANARY_WEIGHT]: `${canary.weightPercent}` },
    waypoints: [waypoint, canary?.waypoint].filter((one) => one !== undefined),
  };
}

/** Whether a waypoint can be used so. */
export function checkUse(waypoint: IWaypoint | undefined, { canary }: WaypointUse): void {
  if (!canary) return;
  if (!waypoint) throw invalid('a canary needs a waypoint beside it, with which it shares the connections; name that too');
  if (canary.waypoint.name === waypoint.name && canary.waypoint.namespace === waypoint.namespace) {
    throw invalid(`a canary must be another waypoint than the one beside it, got ${show(waypoint.name)} twice`);
  }
  serving(WaypointFor.SERVICE, canary.waypoint, 'a canary');
  integer('weightPercent of a canary', canary.weightPercent, 0, 100);
}

const PLURAL = { [WaypointFor.SERVICE]: 'services', [WaypointFor.WORKLOAD]: 'workloads' };

/** A waypoint that takes the traffic of what it is for. */
export function serving(traffic: WaypointFor.SERVICE | WaypointFor.WORKLOAD, waypoint: IWaypoint, what: string): IWaypoint {
  const { name, waypointFor } = waypoint;
  if (waypointFor !== traffic && waypointFor !== WaypointFor.ALL) {
    throw invalid(`${what} has no use for waypoint ${show(name)}, which is for ${PLURAL[waypointFor]} alone; make it one for ${PLURAL[traffic]} or WaypointFor.ALL`);
  }
  return waypoint;
}

/** Marks an object that has none of the labels which the decision is about. */
export function mark(metadata: ApiObjectMetadataDefinition, marked: Marked, marks: Marks, decided: readonly string[], decides: string): void {
  const { what, namespace } = marked;
  const there = decided.filter((label) => metadata.getLabel(label) !== undefined);
  if (there.length > 0) {
    throw invalid(`${what} is labelled ${there.map(show).join(' and ')} already, which the ${decides} decides; drop that`);
  }
  for (const [label, value] of Object.entries(marks.labels)) metadata.addLabel(label, value);
  for (const [annotation, value] of Object.entries(marks.annotations ?? {})) metadata.addAnnotation(annotation, value);
  for (const waypoint of marks.waypoints ?? []) waypoint._usedFrom?.(namespace);
}

function reference(waypoint: IWaypoint, { what, namespace }: Marked, label: string, namespaceLabel: string): Record<string, string> {
  const { name, namespace: place } = waypoint;
  if (ApiObject.isApiObject(waypoint) && place === undefined && namespace !== undefined) {
    throw invalid(`waypoint ${show(name)} has no namespace, so ${what} cannot tell where it is; give it or its chart a namespace`);
  }
  return { [label]: name, ...place !== undefined && place !== namespace && { [namespaceLabel]: dnsLabel('namespace of the waypoint', place) } };
}
