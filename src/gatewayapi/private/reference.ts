import { IKubernetesGateway, MeshResource } from '../../core';
import { dnsSubdomain } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import { located, Reference } from '../../core/private/reference';

export const GATEWAY_API = 'gateway.networking.k8s.io';

/** Name of an object, and its namespace where that is not the owner's. */
export function nearby(what: string, target: Reference, owner: MeshResource): Reference {
  const { name, namespace } = located(what, target, owner);
  dnsSubdomain(`name of a ${what}`, name);
  return namespace === undefined || namespace === owner.namespace ? { name } : { name, namespace };
}

/** Name of a Gateway, and its namespace where that is not the owner's. */
export function gatewayReference(gateway: IKubernetesGateway, owner: MeshResource): Reference {
  const { apiGroup, kind, name } = gateway;
  if (apiGroup !== GATEWAY_API || kind !== 'Gateway') {
    throw invalid(`${owner.kind} takes a Gateway of ${GATEWAY_API}, got the ${kind} ${show(name)} of ${show(apiGroup)}; use gatewayapi.Gateway`);
  }
  return nearby('gateway', gateway, owner);
}
