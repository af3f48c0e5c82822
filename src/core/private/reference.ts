import { ApiObject } from 'cdk8s';
import { MeshResource } from '../mesh-resource';
import { dnsLabel } from './checks';
import { invalid, show } from './errors';

/** A resource by its name and, where it is known, its namespace. */
export interface Reference {
  readonly name: string;
  readonly namespace?: string;
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
