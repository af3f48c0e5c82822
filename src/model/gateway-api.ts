import type * as api from '../schema/gateway.networking.k8s.io.generated';
import { Labels } from './match/labels';
import { namespaceLabels } from './membership';
import { GATEWAY_API, Mesh } from './mesh';
import { push } from './pods';
import { Resource, Typed } from './resource';

/** What all kinds of routes have in common. */
export interface RouteSpec {
  readonly parentRefs?: api.HTTPRouteParentRefs[];
  readonly hostnames?: string[];
  readonly rules?: RouteRule[];
}

export interface RouteRule {
  readonly backendRefs?: api.HTTPRouteRulesBackendRefs[];
  readonly filters?: api.HTTPRouteRulesFilters[];
}

export type Route = Typed<RouteSpec>;

const ROUTES = ['GRPCRoute', 'HTTPRoute', 'TCPRoute', 'TLSRoute'] as const;

/** All routes, whatever their kind. */
export const routesOf = (mesh: Mesh): Route[] => ROUTES.flatMap((kind) => mesh.gatewayApi(kind) as readonly Route[]);

interface AllowedNamespaces {
  readonly from?: string;
  readonly selector?: api.GatewayAllowedListenersNamespacesSelector;
}

interface NamedNamespace {
  readonly name: string;
  readonly labels: Labels;
}

/** Whether a listener of a namespace takes what is in another. */
export function isNamespaceAllowed(allowed: AllowedNamespaces | undefined, own: string, other: NamedNamespace): boolean {
  switch (allowed?.from ?? 'Same') {
    case 'All': return true;
    case 'Selector': return isSelected(allowed!.selector, { 'kubernetes.io/metadata.name': other.name, ...other.labels });
    default: return own === other.name;
  }
}

function isSelected(selector: AllowedNamespaces['selector'], labels: Labels): boolean {
  const { matchLabels = {}, matchExpressions = [] } = selector ?? {};
  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value)
    && matchExpressions.every(({ key, operator, values = [] }) => EXPRESSIONS[operator]?.(labels[key], values));
}

const EXPRESSIONS: Readonly<Record<string, (label: string | undefined, values: readonly string[]) => boolean>> = {
  In: (label, values) => label !== undefined && values.includes(label),
  NotIn: (label, values) => label === undefined || !values.includes(label),
  Exists: (label) => label !== undefined,
  DoesNotExist: (label) => label === undefined,
};

/** A listener of a Gateway or of a ListenerSet. */
export type Listener = Pick<api.GatewayListeners, 'allowedRoutes' | 'hostname' | 'name' | 'port' | 'protocol' | 'tls'>;

/** The listeners of a Gateway or a ListenerSet, if it is there and sound. */
export function listenersOf(mesh: Mesh, kind: 'Gateway' | 'ListenerSet', namespace: string, name: string): readonly Listener[] | undefined {
  const parent = mesh.find(GATEWAY_API, kind, namespace, name);
  if (!parent || mesh.problemsOf(parent).some(({ severity }) => severity === 'error')) return undefined;
  return (parent.object.spec as { readonly listeners: Listener[] }).listeners;
}

const KINDS_OF_PROTOCOLS: Readonly<Record<string, readonly string[]>> = {
  HTTP: ['HTTPRoute', 'GRPCRoute'],
  HTTPS: ['HTTPRoute', 'GRPCRoute'],
  TLS: ['TLSRoute', 'TCPRoute'],
  TCP: ['TCPRoute'],
};

/** Why a listener takes no routes such as one, or undefined where it takes it. */
export function refusalOf(listener: Listener, gatewayNamespace: string, route: Route, mesh: Mesh): string | undefined {
  const labels = namespaceLabels(mesh, route.namespace) ?? {};
  const { kinds, namespaces } = listener.allowedRoutes ?? {};
  const allowed = kinds?.map(({ kind }) => kind) ?? KINDS_OF_PROTOCOLS[listener.protocol];
  if (allowed && !allowed.includes(route.kind)) return `takes no ${route.kind}`;
  if (!isNamespaceAllowed(namespaces, gatewayNamespace, { name: route.namespace, labels })) return `takes no routes of the namespace '${route.namespace}'`;
  const { hostnames = [] } = route.spec;
  if (listener.hostname && hostnames.length > 0 && !hostnames.some((name) => hostnamesIntersect(name, listener.hostname!))) {
    return `has the hostname '${listener.hostname}', which none of the route's has to do with`;
  }
  return undefined;
}

/** Whether some name is covered by both, where a wildcard stands for one label or more. */
export function hostnamesIntersect(a: string, b: string): boolean {
  if (a.startsWith('*.') && b.startsWith('*.')) return a.endsWith(b.slice(1)) || b.endsWith(a.slice(1));
  if (a.startsWith('*.')) return b.endsWith(a.slice(1));
  return b.startsWith('*.') ? a.endsWith(b.slice(1)) : a === b;
}

/** What one resource of the Gateway API refers to in another namespace. */
export interface ReferenceTarget {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** The ReferenceGrants of a mesh, by their namespaces. */
export class Grants {
  private readonly byNamespace = new Map<string, Array<Typed<api.ReferenceGrantSpec>>>();

  public constructor(mesh: Mesh) {
    for (const grant of mesh.gatewayApi('ReferenceGrant')) push(this.byNamespace, grant.namespace, grant);
  }

  /** Whether one of them lets a resource refer to another. */
  public allow(source: Pick<Resource, 'kind' | 'namespace'>, target: ReferenceTarget): boolean {
    return this.allowing(source, target).length > 0;
  }

  /** Those that let a resource refer to another. */
  public allowing(source: Pick<Resource, 'kind' | 'namespace'>, target: ReferenceTarget): readonly Resource[] {
    return (this.byNamespace.get(target.namespace) ?? []).filter(({ spec: { from = [], to = [] } }) =>
      from.some((one) => one.group === GATEWAY_API && one.kind === source.kind && one.namespace === source.namespace)
      && to.some((one) => one.group === target.group && one.kind === target.kind && (one.name === undefined || one.name === target.name)));
  }
}
