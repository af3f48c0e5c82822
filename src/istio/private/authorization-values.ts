import { nonEmpty, notEmpty } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';

/*
 * The values that authorization policies compare: each check takes the name that the caller wrote and one value.
 */

const METHOD = /^[A-Z*][A-Z_-]*\*?$/;
const NAMESPACE = /^[a-z0-9*]([-a-z0-9*]*[a-z0-9*])?$/;
const PATH_SEGMENT = /^[a-zA-Z0-9\-._~%!$&'()+,;:@=]+$/;
const TEMPLATES = ['{*}', '{**}'];

/** A text that is compared whole, or, with `*` at one end, by its other end; `*` alone is anything. */
export function wildcard(what: string, value: string): string {
  if (inner(notEmpty(what, value)).includes('*')) throw invalid(`${what} may have '*' once, at its beginning or end, got ${show(value)}`);
  return value;
}

/** The value without the `*` that it may have at one end. */
const inner = (value: string) => value.replace(/^\*|\*$/, '');

/** The trust domain of an identity, such as `cluster.local`. */
export function trustDomain(what: string, value: string): string {
  if (wildcard(what, value).includes('/')) throw invalid(`${what} must be a name such as 'cluster.local', without '/', got ${show(value)}`);
  return value;
}

/** The name of a namespace, with `*` for any letters in it. */
export function namespacePattern(what: string, value: string): string {
  if (!NAMESPACE.test(value)) {
    throw invalid(`${what} must be a name such as 'shop', with '*' for any letters in it, got ${show(value)}`);
  }
  return value;
}

/** Issuer and subject of a token, one of which may be open. */
export function requestPrincipal(what: string, value: string): string {
  if (!wildcard(what, value).includes('*') && !value.includes('/')) {
    throw invalid(`${what} must be '<issuer>/<subject>', of which one may be '*', got ${show(value)}`);
  }
  return value;
}

/** An HTTP method, which is compared letter by letter. */
export function method(what: string, value: string): string {
  if (!METHOD.test(wildcard(what, value))) throw invalid(`${what} must be an HTTP method in capitals such as 'GET', got ${show(value)}`);
  return value;
}

/** The host of a request, with its port if that is in the request. */
export function authority(what: string, value: string): string {
  if (wildcard(what, value).includes('/')) throw invalid(`${what} must be a host such as 'www.example.com' or '*.example.com', got ${show(value)}`);
  return value;
}

/** The path of a request: as a text of which one end may be open, or as a template with `{*}` and `{**}` for segments. */
export function path(what: string, value: string): string {
  notEmpty(what, value);
  if (!/^[/*]/.test(value)) throw invalid(`${what} must begin with '/' or '*', got ${show(value)}`);
  if (/[?#]/.test(value)) throw invalid(`${what} is compared without the query, got ${show(value)}; drop what begins with '?' or '#'`);
  return /[{}]/.test(value) ? template(what, value) : plainPath(what, value);
}

function plainPath(what: string, value: string) {
  if (inner(value).includes('*')) {
    throw invalid(`${what} may have '*' once, at its beginning or end, got ${show(value)}; write '{*}' for a whole segment`);
  }
  return value;
}

function template(what: string, value: string) {
  const segments = value.replace(/^\/|\/$/g, '').split('/');
  const wrong = segments.find((segment) => !TEMPLATES.includes(segment) && !PATH_SEGMENT.test(segment));
  if (wrong !== undefined) {
    throw invalid(`${what} is a template, whose segments are '{*}', '{**}' or plain text, got the segment ${show(wrong)} in ${show(value)}`);
  }
  const rest = segments.indexOf('{**}') + 1;
  if (rest > 0 && segments.slice(rest).some((segment) => TEMPLATES.includes(segment))) {
    throw invalid(`${what} may have no '{*}' or '{**}' after '{**}', got ${show(value)}`);
  }
  return value;
}

/** A service account, with its namespace. */
export function serviceAccount(what: string, value: string): string {
  if (!/^[^/*]{1,63}\/[^/*]{1,253}$/.test(value)) throw invalid(`${what} must be '<namespace>/<service account>', got ${show(value)}`);
  return value;
}

/** A principal, of which one end may be open. */
export function principal(what: string, value: string): string {
  if (value.startsWith('spiffe:')) throw invalid(`${what} is written without 'spiffe://', which Istio adds, got ${show(value)}`);
  return wildcard(what, value);
}

/** A check of one value, which returns it as the API has it. */
export type Check<T> = (what: string, value: T) => string;

/** Checks each value of a list. An empty one is refused, as Istio would ignore it. */
export const each = <T>(what: string, check: Check<T>) => (list: T[]) => nonEmpty(what, list).map((value) => check(what, value));

/** Istio refuses a source or operation that asks for nothing, which would hold always. */
export function notNothing<Spec extends object>(what: string, spec: Spec): Spec {
  if (Object.keys(spec).length === 0) throw invalid(`${what} asks for nothing; give it a field, or leave it out`);
  return spec;
}
