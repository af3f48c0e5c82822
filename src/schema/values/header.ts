import { show } from './show';

const NAME = /^[!#$%&'*+\-.^_`|~A-Za-z0-9]+$/;
const PSEUDO_HEADERS: readonly string[] = [':method', ':scheme', ':authority', ':path', ':status'];
const CONTROL = /[\x00-\x08\x0a-\x1f\x7f]/;

/** A claim of a request's JWT where a header's name stands: @request.auth.claims.a.b or @request.auth.claims[a][b]. */
const CLAIM = /^@request\.auth\.claims(?:\..+|\[.+\])$/is;

/*
 * Envoy's variables: %NAME%, or %NAME(argument)% where the argument is JSON or not. A backslash takes the meaning from
 * the sign after it.
 */
const TEXT = '(?:[^\\\\)"]|\\\\.)*';
const ARGUMENT = ` *(?:\\[ *"|[^ [])(?:${TEXT}" *, *")*${TEXT}(?:\\)|" *\\] *\\))`;
const VALUE = new RegExp(`^(?:[^%]|%%|%(?:[^%(]+|[^%(]*\\(${ARGUMENT} *)%)*$`, 's');

export const isClaim = (name: string) => CLAIM.test(name);

/** `host` and its name in HTTP/2. */
export const isAuthority = (name: string) => /^(?::authority|host)$/i.test(name);

/** What a proxy does not change as a header. */
export const isFixed = (name: string) => name.startsWith(':') || name.toLowerCase() === 'host';

export function headerName(name: string): string | undefined {
  return NAME.test(name) ? undefined : `must be an HTTP header name such as 'end-user', got ${show(name)}`;
}

/** What a request is matched by: a header, a pseudo header or a claim. */
export function matchedName(name: string): string | undefined {
  return PSEUDO_HEADERS.includes(name) || isClaim(name) ? undefined : headerName(name);
}

/** A header that a proxy may write: any but the pseudo headers. */
export function writableName(name: string): string | undefined {
  if (name === '') return 'must not have the empty name';
  return isFixed(name)
    ? `must not name ${show(name)}, which cannot be changed here; only a request's authority can be set or added, or rewritten`
    : undefined;
}

/** As `writableName`, for a request's headers that are set or added, the authority among them. */
export function writableRequestName(name: string): string | undefined {
  return isAuthority(name) ? undefined : writableName(name);
}

export function headerValue(value: string): string | undefined {
  if (CONTROL.test(value)) return `must not have control characters, got ${JSON.stringify(value)}`;
  if (!value.includes('%') || VALUE.test(value)) return undefined;
  return `must have '%' only around a variable such as %HOSTNAME% or %REQ(name)%, got ${show(value)}; write '%%' for a percent sign`;
}
