import { invalid, show } from '../../core/private/errors';
import type { HTTPRouteParentRefs } from '../../schema/gateway.networking.k8s.io.generated';
import { listAtMost } from './checks';

/** The parents of a route, with one more. */
export function withParent(parents: readonly HTTPRouteParentRefs[], added: HTTPRouteParentRefs): HTTPRouteParentRefs[] {
  for (const other of parents.filter((one) => same(one, added))) {
    const name = `${added.kind ?? 'Gateway'} ${show(added.name)}`;
    if (other.sectionName === undefined || added.sectionName === undefined) {
      throw invalid(`parents have the ${name} twice, which is allowed only with a sectionName for each; drop one, or put it into a route of its own`);
    }
    if (other.sectionName === added.sectionName) {
      throw invalid(`parents have the listener ${show(added.sectionName)} of the ${name} twice; drop one`);
    }
  }
  const all = [...parents, added];
  listAtMost('parents', all, 32);
  return all;
}

const same = (one: HTTPRouteParentRefs, other: HTTPRouteParentRefs) =>
  one.group === other.group && one.kind === other.kind && one.name === other.name && one.namespace === other.namespace;

/** Whether a parent stands for traffic within the mesh, where its own hosts count and not those of the route. */
export const isMesh = ({ kind }: HTTPRouteParentRefs) => kind === 'Service' || kind === 'ServiceEntry';
