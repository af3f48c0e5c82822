import { VirtualServiceHttpRedirect } from '../../schema/networking.istio.io.generated';
import { Call, withoutPort } from './call';
import { PathMatch } from './match';
import { replacing } from './rewrite';

/** An answer that sends the client elsewhere. */
export interface Redirect {
  readonly status: number;
  location(call: Call): string;
}

const USUAL_CODE = 301;
const CODES = new Set([USUAL_CODE, 302, 303, 307, 308]);

/** Istio makes no action of other codes. */
export const isRedirectCode = ({ redirectCode }: VirtualServiceHttpRedirect) => CODES.has(redirectCode || USUAL_CODE);

/** The redirect of a route. */
export function redirectOf(spec: VirtualServiceHttpRedirect, match: PathMatch, listenerPort: number): Redirect {
  const scheme = spec.scheme || 'http';
  const given = spec.port ?? (spec.derivePort === 'FROM_REQUEST_PORT' ? listenerPort : 0);
  const port = given === 0 || isUsual(scheme, given) ? '' : `:${given}`;
  const path = pathOf(spec, match);
  return {
    status: spec.redirectCode || USUAL_CODE,
    location: (call) => `${spec.scheme || call.scheme}://${spec.authority || hostOf(call, spec.scheme || call.scheme, port)}${port}${path(call)}`,
  };
}

/** To the same place by HTTPS, whatever the path. */
export const HTTPS_REDIRECT: Redirect = { status: 301, location: (call) => `https://${hostOf(call, 'https', '')}${call.path}${call.query}` };

const isUsual = (scheme: string, port: number) => (scheme === 'http' && port === 80) || (scheme === 'https' && port === 443);

function pathOf({ uri, prefixRewrite }: VirtualServiceHttpRedirect, match: PathMatch): (call: Call) => string {
  if (prefixRewrite) {
    const change = replacing(match, prefixRewrite);
    return ({ path, query }) => change(path) + query;
  }
  if (!uri) return ({ path, query }) => path + query;
  return uri.includes('?') ? () => uri : ({ query }) => uri + query;
}

/** A port in the authority stays, unless there is another or it was the usual one of another scheme. */
function hostOf({ authority, scheme }: Call, next: string, port: string): string {
  const given = /:(\d+)$/.exec(authority);
  if (!given) return authority;
  return port !== '' || (next !== scheme && isUsual(scheme, Number(given[1]))) ? withoutPort(authority) : authority;
}
