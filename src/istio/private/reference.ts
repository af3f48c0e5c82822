import { MeshResource } from '../../core';
import { dnsLabel } from '../../core/private/checks';
import { located } from '../../core/private/reference';
import { IGateway } from '../reference';

/** The word that stands for all sidecars where a Gateway's name is expected. */
export const MESH = 'mesh';

/** How a resource names a Gateway: `<namespace>/<name>` wherever the namespace is known. */
export function gatewayName(gateway: IGateway, owner: MeshResource): string {
  if (gateway.name === MESH && gateway.namespace === undefined) return MESH;
  const { name, namespace } = located('gateway', gateway, owner);
  dnsLabel('name of a gateway', name);
  return namespace === undefined ? name : `${namespace}/${name}`;
}
