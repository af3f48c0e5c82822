import { ObjectPath } from '../../../model/resource';
import type { VirtualServiceHttpMirror, VirtualServiceSpec } from '../../../schema/networking.istio.io.generated';

/** A host that a VirtualService sends requests to, or copies of them. */
export interface RouteDestination {
  readonly destination: VirtualServiceHttpMirror;
  readonly mirror: boolean;
  readonly path: ObjectPath;
}

/** All destinations of a VirtualService. */
export function destinationsOf({ tcp = [], tls = [], http = [] }: VirtualServiceSpec): RouteDestination[] {
  const found: RouteDestination[] = [];
  const add = (destination: VirtualServiceHttpMirror | undefined, mirror: boolean, ...path: ObjectPath) => {
    if (destination) found.push({ destination, mirror, path: ['spec', ...path] });
  };
  const routes = { tcp, tls, http };
  for (const kind of ['tcp', 'tls', 'http'] as const) {
    routes[kind].forEach(({ route = [] }, index) => route.forEach(({ destination }, at) =>
      add(destination, false, kind, index, 'route', at, 'destination')));
  }
  http.forEach(({ mirror, mirrors = [] }, index) => {
    add(mirror, true, 'http', index, 'mirror');
    mirrors.forEach(({ destination }, at) => add(destination, true, 'http', index, 'mirrors', at, 'destination'));
  });
  return found;
}
