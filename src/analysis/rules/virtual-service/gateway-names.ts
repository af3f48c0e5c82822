import { Mesh } from '../../../model/mesh';
import { Typed } from '../../../model/resource';
import { GatewaySpec } from '../../../schema/networking.istio.io.generated';

/** The name by which a VirtualService means all sidecars. */
export const MESH = 'mesh';

/** The Gateway that a VirtualService names, as `name` or as `namespace/name`. */
export function gatewayName(name: string, namespace: string): { readonly namespace: string; readonly name: string } {
  const slash = name.indexOf('/');
  return slash < 0 ? { namespace, name } : { namespace: name.slice(0, slash), name: name.slice(slash + 1) };
}

/** Gateways by `namespace/name`, broken ones left out. */
export const gatewaysByName = (mesh: Mesh): ReadonlyMap<string, Typed<GatewaySpec>> =>
  new Map(mesh.istio('Gateway').map((gateway) => [`${gateway.namespace}/${gateway.name}`, gateway]));
