import { MeshResource } from '../../core';
import { dnsLabel } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import { IGateway } from '../reference';

/** The word that stands for all sidecars where a Gateway's name is expected. */
export const MESH = 'mesh';

/** How a resource names a Gateway: `<namespace>/<name>` wherever the namespace is known. */
export function gatewayName(gateway: IGateway, owner: MeshResource): string {
  if (gateway.name === MESH) return MESH;
  if (gateway.namespace) return `${gateway.namespace}/${gateway.name}`;
  if (owner.namespace) {
    throw invalid(`gateway ${show(gateway.name)} has no namespace, but ${owner.kind} ${show(owner.name)} is in ${show(owner.namespace)}, so it cannot be named from there; give the gateway a namespace`);
  }
  return gateway.name;
}

/** Reads `<namespace>/<name>` or `<name>`. */
export function parseReference(what: string, text: string): { name: string; namespace?: string } {
  const parts = text.split('/');
  if (parts.length > 2) throw invalid(`${what} must be given as '<namespace>/<name>' or '<name>', got ${show(text)}`);
  const [name, namespace] = parts.reverse();
  dnsLabel(`name of the ${what}`, name);
  return namespace === undefined ? { name } : { name, namespace: dnsLabel(`namespace of the ${what}`, namespace) };
}
