import { ApiObject } from 'cdk8s';
import { MeshResource } from '../../core';
import { dnsLabel } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import { IGateway } from '../reference';

interface Reference {
  readonly name: string;
  readonly namespace?: string;
}

/** The word that stands for all sidecars where a Gateway's name is expected. */
export const MESH = 'mesh';

/** How a resource names a Gateway: `<namespace>/<name>` wherever the namespace is known. */
export function gatewayName(gateway: IGateway, owner: MeshResource): string {
  if (gateway.name === MESH && gateway.namespace === undefined) return MESH;
  const { name, namespace } = located('gateway', gateway, owner);
  dnsLabel('name of a gateway', name);
  return namespace === undefined ? name : `${namespace}/${name}`;
}

/** Name and namespace of what a resource refers to; without a namespace it is in that of the resource. */
export function located(what: string, target: Reference, owner: MeshResource): Reference {
  if (target.namespace === undefined && owner.namespace !== undefined && ApiObject.isApiObject(target)) {
    throw invalid(`${what} ${show(target.name)} has no namespace, but ${owner.kind} ${show(owner.name)} is in ${show(owner.namespace)}, so it cannot be named from there; give the ${what} a namespace`);
  }
  const namespace = target.namespace ?? owner.namespace;
  return namespace === undefined ? { name: target.name } : { name: target.name, namespace: dnsLabel(`namespace of the ${what}`, namespace) };
}

/** Reads `<namespace>/<name>` or `<name>`. */
export function parseReference(what: string, text: string, checkName: (what: string, name: string) => string): Reference {
  const parts = text.split('/');
  if (parts.length > 2) throw invalid(`${what} must be given as '<namespace>/<name>' or '<name>', got ${show(text)}`);
  const [name, namespace] = parts.reverse();
  checkName(`name of the ${what}`, name);
  return namespace === undefined ? { name } : { name, namespace: dnsLabel(`namespace of the ${what}`, namespace) };
}
