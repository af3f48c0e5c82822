import { show } from '../values/show';
import { Place } from './place';

interface TargetRef {
  readonly group?: string;
  readonly kind: string;
}

/** What a policy may be for: workloads by their labels, or one or more targets by name. */
export interface Scope {
  readonly selector?: { readonly matchLabels?: Readonly<Record<string, string>> };
  readonly targetRef?: TargetRef;
  readonly targetRefs?: readonly TargetRef[];
}

/** Kinds that a policy can be attached to, by group. */
const TARGETS: Readonly<Record<string, readonly string[]>> = {
  'core': ['Service'],
  '': ['Service'],
  'networking.istio.io': ['ServiceEntry'],
  'gateway.networking.k8s.io': ['Gateway', 'GatewayClass'],
};

export function scope({ selector, targetRef, targetRefs }: Scope, place: Place): void {
  workloads(selector, place);
  place.one('targetRef', targetRef, target);
  place.each('targetRefs', targetRefs, target);
}

/** The workloads of a resource that has no targets. */
export function workloads(selector: Scope['selector'], place: Place): void {
  place.one('selector', selector, (given, at) => labels(given.matchLabels, at, 'matchLabels'));
}

/** Labels that choose workloads. */
export function labels(map: Readonly<Record<string, string>> | undefined, place: Place, field = 'labels'): void {
  const keys = Object.keys(map ?? {});
  if (keys.length === 0) place.warning('chooses every workload of the namespace, as it has no labels; give it labels or drop it');
  for (const key of keys) {
    if (key === '') place.at(field).error('must not have the empty key');
    if (key.includes('*') || map![key].includes('*')) {
      place.at(field).at(key).error(`must be without wildcard, got ${show(`${key}=${map![key]}`)}; a selector compares whole labels`);
    }
  }
}

function target({ group = '', kind }: TargetRef, place: Place): void {
  if (!TARGETS[group]?.includes(kind)) {
    place.error(`must be a Service, a ServiceEntry of networking.istio.io, or a Gateway or GatewayClass of gateway.networking.k8s.io, got ${show(`${group}/${kind}`)}`);
  }
}
