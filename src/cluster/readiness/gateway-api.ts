import { LiveObject } from '../cluster';
import { Condition, conditionOf, conditionsOf, failed, Readiness, ready, sayCondition, waiting } from './readiness';

/** The first of some conditions that does not hold. */
function unmet(status: { conditions?: readonly Condition[] } | undefined, types: readonly string[]): Condition | undefined {
  return conditionsOf(status).find(({ type, status: holds }) => types.includes(type) && holds !== 'True');
}

const isBehind = ({ metadata }: LiveObject, { observedGeneration = 0 }: Condition) =>
  observedGeneration !== 0 && observedGeneration < (metadata.generation ?? 0);

/** Whether a controller has taken an object up, and what it says of it. */
function judged(live: LiveObject, status: { conditions?: readonly Condition[] } | undefined, types: readonly string[], whose = ''): Readiness {
  const accepted = conditionOf(status, 'Accepted');
  if (!accepted || accepted.reason === 'Pending') return waiting(`no controller has taken it up yet${whose && ` ${whose}`}`);
  if (isBehind(live, accepted)) return waiting('its controller has not seen the last change yet');
  const wrong = unmet(status, types);
  return wrong ? waiting(sayCondition(wrong)) : ready();
}

export const gatewayClass = (live: LiveObject) => judged(live, live.status, ['Accepted']);

/** A Gateway or a ListenerSet. */
export function listeners(live: LiveObject): Readiness {
  const { spec, status } = live;
  const whole = judged(live, status, ['Accepted', 'Programmed'], spec.gatewayClassName && `(of the class ${spec.gatewayClassName})`);
  if (whole.state !== 'ready') return whole;
  for (const listener of status.listeners ?? []) {
    const conflict = conditionOf(listener, 'Conflicted');
    const wrong = conflict?.status === 'True' ? conflict : unmet(listener, ['Accepted', 'ResolvedRefs', 'Programmed']);
    if (wrong) return waiting(`listener ${listener.name} ${sayCondition(wrong)}`);
  }
  return ready((status.addresses ?? []).map(({ value }: any) => value).join(', ') || undefined);
}

/** A route, at each of its parents. */
export function route(live: LiveObject): Readiness {
  const { spec, status } = live;
  const parents: any[] = status?.parents ?? [];
  for (const ref of spec.parentRefs ?? []) {
    const parent = parents.find(({ parentRef }) => isSameParent(ref, parentRef));
    const whose = `${kindOf(ref)} ${ref.name}`;
    const found = judged(live, parent, ['Accepted', 'ResolvedRefs'], `for ${whose}`);
    if (found.state !== 'ready') return parent ? waiting(`${whose}: ${found.detail}`) : found;
  }
  return ready();
}

const PARENT_FIELDS = ['name', 'namespace', 'sectionName', 'port'];

const kindOf = ({ kind = 'Gateway' }: { kind?: string }) => kind;

const isSameParent = (ref: any, other: any) =>
  kindOf(ref) === kindOf(other) && PARENT_FIELDS.every((field) => ref[field] === undefined || ref[field] === other[field]);

/** A policy, at each of what it is attached to. */
export function attached(live: LiveObject): Readiness {
  const ancestors: any[] = live.status?.ancestors ?? [];
  if (ancestors.length === 0) return waiting('no controller has taken it up yet');
  return ancestors.map((ancestor) => judged(live, ancestor, ['Accepted', 'ResolvedRefs'])).find(({ state }) => state !== 'ready') ?? ready();
}

/** What istiod says of its own kinds, when it is asked to. */
export function istio({ status }: LiveObject): Readiness {
  const messages: any[] = status?.validationMessages ?? [];
  const error = messages.find(({ level }) => String(level).toUpperCase() === 'ERROR');
  if (error) return failed(`${error.type?.code ?? 'istiod'}: ${error.message ?? error.type?.name ?? 'it is invalid'}`);
  const negative = conditionsOf(status).find((condition) => condition.status === 'False');
  return negative ? waiting(sayCondition(negative)) : ready();
}

/** Kinds of others tell it by a condition, if at all. */
export function anyOther({ status }: LiveObject): Readiness {
  if (!Array.isArray(status?.conditions)) return ready();
  const condition = conditionOf(status, 'Ready') ?? conditionOf(status, 'Available');
  return condition && condition.status !== 'True' ? waiting(sayCondition(condition)) : ready();
}
