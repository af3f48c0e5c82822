import { invalid, show } from '../../core/private/errors';
import type { HTTPRouteParentRefs } from '../../schema/gateway.networking.k8s.io.generated';
import { listAtMost } from './checks';
import { checkTotal } from './matches';
import { ObjectSpec, objectSpec } from './object-spec';
import { isMesh } from './parents';

interface Rule {
  readonly name?: string;
  readonly matches?: readonly unknown[];
}

/** The rules of a route, with one more. */
export function withRule<T extends Rule>(rules: readonly T[], added: T): T[] {
  if (added.name !== undefined && rules.some(({ name }) => name === added.name)) {
    throw invalid(`two rules have the name ${show(added.name)}; give one of them another name`);
  }
  const all = [...rules, added];
  listAtMost('rules', all, 16);
  checkTotal(all);
  return all;
}

/** What is wrong with a route of rules as a whole. */
export function rulesProblems(rules: readonly Rule[], hostnames: readonly string[] | undefined, parents: readonly HTTPRouteParentRefs[]): string[] {
  return [
    ...rules.length > 0 ? [] : ['a route needs at least one rule; add one by addRule'],
    ...hostnames && parents.length > 0 && parents.every(isMesh)
      ? ['hostnames are compared only at gateways, but all parents are of the mesh; drop the hostnames, or add a parent by ParentRef.gateway'] : [],
  ];
}

interface BackendRef {
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
}

interface ForwardingRule {
  readonly backendRefs?: readonly BackendRef[];
  readonly filters?: ReadonlyArray<{ readonly requestMirror?: { readonly backendRef: BackendRef } }>;
}

/** All backends of a route, those of mirrors included. */
export function rulesReferences(rules: readonly ForwardingRule[]): ObjectSpec[] {
  return rules
    .flatMap(({ backendRefs = [], filters = [] }) => [...backendRefs, ...filters.flatMap((filter) => filter.requestMirror?.backendRef ?? [])])
    .map((ref) => objectSpec('Service', ref));
}
