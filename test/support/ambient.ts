import { BASE, service } from './simulator';

type Fields = Record<string, any>;

export const namespace = (name: string, labels: Fields = {}, annotations: Fields = {}) =>
  ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels, annotations } });

export const AMBIENT = { 'istio.io/dataplane-mode': 'ambient' };
export const ENROLLED = { ...AMBIENT, 'istio.io/use-waypoint': 'waypoint' };

/** A Gateway that is a waypoint, in `shop` or in the namespace of 'namespace/name'. */
export function waypoint(name = 'waypoint', { labels = {}, listener = {}, ...spec }: Fields = {}): object {
  const [own, scope = 'shop'] = name.split('/').reverse();
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: own, namespace: scope, labels },
    spec: { gatewayClassName: 'istio-waypoint', listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE', ...listener }], ...spec },
  };
}

export const fromAll = { allowedRoutes: { namespaces: { from: 'All' } } };

/** The namespace `shop` in ambient mode, without a waypoint. */
export const TUNNELLED = [...BASE, namespace('shop', AMBIENT), namespace('apps', AMBIENT)];

/** The same with a waypoint for its Services, and `cart` beside `web`. */
export const WAYPOINT = [...BASE, ...service('cart'), namespace('shop', ENROLLED), namespace('apps', AMBIENT), waypoint()];

/** An HTTPRoute for a Service of `shop`. */
export function httpRoute(name: string, rules: Fields[], parent: Fields = {}): object {
  const [own, scope = 'shop'] = name.split('/').reverse();
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: own, namespace: scope },
    spec: { parentRefs: [{ group: '', kind: 'Service', name: 'web', ...parent }], rules },
  };
}
