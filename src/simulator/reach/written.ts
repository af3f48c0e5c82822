import { field, listOf } from '../../model/loose';
import { ObjectPath, Resource, titleOf } from '../../model/resource';
import { RouteRef } from '../outcome';

/** A match of a route, or a route without one, or a rule of a policy, at the place where it is written. */
export interface Written {
  readonly ref: RouteRef;
  readonly resource: Resource;
  readonly path: ObjectPath;
}

/** Where routes or rules of a kind are written. */
interface Form {
  readonly group: string;
  readonly kind: string;
  readonly routes: string;
  /** What routes are told apart by from others of the kind. */
  readonly list?: RouteRef['list'];
  /** @default a route is one as a whole */
  readonly matches?: string;
  /** A route that says nothing of matches has one that matches everything. */
  readonly matchByDefault: boolean;
}

const ROUTES: readonly Form[] = [
  { group: 'networking.istio.io', kind: 'VirtualService', routes: 'http', matches: 'match', matchByDefault: false },
  { group: 'networking.istio.io', kind: 'VirtualService', routes: 'tls', list: 'tls', matches: 'match', matchByDefault: false },
  // A sidecar makes one of the matches of a route, and a gateway looks only whether there is one that fits.
  { group: 'networking.istio.io', kind: 'VirtualService', routes: 'tcp', list: 'tcp', matchByDefault: false },
  { group: 'gateway.networking.k8s.io', kind: 'TLSRoute', routes: 'rules', matchByDefault: false },
  { group: 'gateway.networking.k8s.io', kind: 'TCPRoute', routes: 'rules', matchByDefault: false },
  { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', routes: 'rules', matches: 'matches', matchByDefault: true },
  { group: 'gateway.networking.k8s.io', kind: 'GRPCRoute', routes: 'rules', matches: 'matches', matchByDefault: false },
];

const RULES: readonly Form[] = [
  { group: 'security.istio.io', kind: 'AuthorizationPolicy', routes: 'rules', matchByDefault: false },
];

/** All routes of manifests that something can be forwarded, answered, redirected or handed on by. What only delegates is none. */
export const writtenRoutes = (resources: readonly Resource[]): Written[] => writtenIn(resources, ROUTES);

/** All rules by which policies of manifests say who may do what. */
export const writtenRules = (resources: readonly Resource[]): Written[] => writtenIn(resources, RULES);

const writtenIn = (resources: readonly Resource[], forms: readonly Form[]): Written[] => forms.flatMap((form) =>
  resources.filter(({ group, kind }) => group === form.group && kind === form.kind).flatMap((one) => partsOf(one, form)));

function partsOf(resource: Resource, { routes, list, matches, matchByDefault }: Form): Written[] {
  const written = field(resource.object, 'spec', routes);
  return listOf(written ?? (matchByDefault ? [{}] : [])).flatMap((route, index) => {
    if (field(route, 'delegate')) return [];
    const name = field(route, 'name');
    const ref: RouteRef = { resource: titleOf(resource), ...list && { list }, index, ...typeof name === 'string' && name !== '' && { name } };
    const path = ['spec', routes, index];
    if (!matches) return [{ ref, resource, path }];
    const given = field(route, matches);
    const count = given === undefined && matchByDefault ? 1 : listOf(given).length;
    if (count === 0) return [{ ref, resource, path }];
    return Array.from({ length: count }, (_, match) => ({ ref: { ...ref, match }, resource, path: [...path, matches, match] }));
  });
}

/** What tells routes and rules apart, whatever a delegate is called by what delegates to it. A route of `tcp` is one as a whole. */
export const keyOf = ({ resource, list, index, match }: RouteRef) => `${resource} ${list ?? ''} ${index} ${list === 'tcp' ? '' : match ?? ''}`;
