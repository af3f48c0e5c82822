import { field, listOf } from '../../model/loose';
import { ObjectPath, Resource, titleOf } from '../../model/resource';
import { RouteRef } from '../outcome';

/** A match of a route, or a route without one, at the place where it is written. */
export interface WrittenRoute {
  readonly ref: RouteRef;
  readonly resource: Resource;
  readonly path: ObjectPath;
}

/** Where routes of a kind are written. */
interface Form {
  readonly group: string;
  readonly kind: string;
  readonly routes: string;
  readonly matches: string;
  /** A route that says nothing of matches has one that matches everything. */
  readonly matchByDefault: boolean;
}

const FORMS: readonly Form[] = [
  { group: 'networking.istio.io', kind: 'VirtualService', routes: 'http', matches: 'match', matchByDefault: false },
  { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', routes: 'rules', matches: 'matches', matchByDefault: true },
  { group: 'gateway.networking.k8s.io', kind: 'GRPCRoute', routes: 'rules', matches: 'matches', matchByDefault: false },
];

/** All routes of manifests that something can be forwarded, answered or redirected by. What only delegates is none. */
export const writtenRoutes = (resources: readonly Resource[]): WrittenRoute[] => FORMS.flatMap((form) =>
  resources.filter(({ group, kind }) => group === form.group && kind === form.kind).flatMap((one) => routesOf(one, form)));

function routesOf(resource: Resource, { routes, matches, matchByDefault }: Form): WrittenRoute[] {
  const written = field(resource.object, 'spec', routes);
  return listOf(written ?? (matchByDefault ? [{}] : [])).flatMap((route, index) => {
    if (field(route, 'delegate')) return [];
    const name = field(route, 'name');
    const ref: RouteRef = { resource: titleOf(resource), index, ...typeof name === 'string' && name !== '' && { name } };
    const path = ['spec', routes, index];
    const given = field(route, matches);
    const count = given === undefined && matchByDefault ? 1 : listOf(given).length;
    if (count === 0) return [{ ref, resource, path }];
    return Array.from({ length: count }, (_, match) => ({ ref: { ...ref, match }, resource, path: [...path, matches, match] }));
  });
}

/** What tells routes apart, whatever a delegate is called by what delegates to it. */
export const keyOf = ({ resource, list, index, match }: RouteRef) => `${resource} ${list ?? ''} ${index} ${match ?? ''}`;
