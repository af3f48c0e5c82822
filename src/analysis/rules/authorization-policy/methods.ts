import { Rule } from '../../rule';
import { valuesOf } from './values';

/** The methods that Envoy takes in HTTP/1. */
const METHODS: ReadonlySet<string> = new Set([
  'ACL', 'BIND', 'CHECKOUT', 'CONNECT', 'COPY', 'DELETE', 'GET', 'HEAD', 'LINK', 'LOCK', 'MERGE', 'MKACTIVITY', 'MKCALENDAR', 'MKCOL', 'MOVE',
  'MSEARCH', 'NOTIFY', 'OPTIONS', 'PATCH', 'POST', 'PROPFIND', 'PROPPATCH', 'PURGE', 'PUT', 'REBIND', 'REPORT', 'SEARCH', 'SOURCE', 'SUBSCRIBE',
  'TRACE', 'UNBIND', 'UNLINK', 'UNLOCK', 'UNSUBSCRIBE',
]);

/** A policy compares methods as they are written. */
export const methods: Rule = {
  id: 'authorization-policy/methods',
  codes: ['CDI0148'],
  *check(mesh) {
    for (const resource of mesh.istio('AuthorizationPolicy')) {
      for (const { value, path } of valuesOf(resource.spec, 'operation', ['methods', 'notMethods'])) {
        if (isMethod(value)) continue;
        const hint = isMethod(value.toUpperCase()) ? `write '${value.toUpperCase()}'` : hintFor(value);
        yield { code: 'CDI0148', message: `no request has the method '${value}': ${hint}`, resource, path };
      }
    }
  },
};

const hintFor = (value: string) => (value.includes('/') ? 'gRPC is POST, and the name of its method is in paths' : 'it is none that a proxy takes');

/** Whether it is a method, or the beginning or end of one beside `*`. */
function isMethod(value: string): boolean {
  if (value.endsWith('*')) return [...METHODS].some((method) => method.startsWith(value.slice(0, -1)));
  if (value.startsWith('*')) return [...METHODS].some((method) => method.endsWith(value.slice(1)));
  return METHODS.has(value);
}
