import { ObjectPath } from '../../../model/resource';
import type { VirtualServiceHttpMirror, VirtualServiceSpec } from '../../../schema/networking.istio.io.generated';

/** A host that a VirtualService sends requests to, or copies of them. */
export interface RouteDestination {
  readonly destination: VirtualServiceHttpMirror;
  readonly mirror: boolean;
  readonly path: ObjectPath;
}

const known = new WeakMap<VirtualServiceSpec, readonly RouteDestination[]>();

/** All destinations of a VirtualService, gathered once for all rules. */
export function destinationsOf(spec: VirtualServiceSpec): readonly RouteDestination[] {
  let destinations = known.get(spec);
  if (!destinations) known.set(spec, destinations = gather(spec));
  return destinations;
}

function gather({ tcp = [], tls = [], http = [] }: VirtualServiceSpec): RouteDestination[] {
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
