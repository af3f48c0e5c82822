/*
 * Names of Kubernetes objects: in lower case, where istiod takes upper case as well (values/dns).
 */

const LABEL = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const NAME = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const LABEL_NAME = new RegExp(`^${LABEL}$`);
const SUBDOMAIN_NAME = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);

/** A name without dots, as that of a namespace. */
export const isLabelName = (value: string) => value.length <= 63 && LABEL_NAME.test(value);

/** A name that may have dots. */
export const isSubdomainName = (value: string) => value.length <= 253 && SUBDOMAIN_NAME.test(value);

/** A name that may stand in the path of a request, which all names do. */
export const isPathSegment = (value: string) => !['.', '..'].includes(value) && !/[/%]/.test(value);

/** The key of a label or an annotation: a name, optionally after a DNS name and a slash. */
export function isQualifiedName(key: string): boolean {
  const slash = key.indexOf('/');
  const name = key.slice(slash + 1);
  return name.length <= 63 && NAME.test(name) && (slash < 0 || isSubdomainName(key.slice(0, slash)));
}

/** The value of a label. */
export const isLabelValue = (value: string) => value === '' || (value.length <= 63 && NAME.test(value));
