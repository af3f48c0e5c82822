import type { VirtualServiceHttpMatch, VirtualServiceHttpRedirect } from '../networking.istio.io.generated';
import { port } from '../values/number';
import { show } from '../values/show';
import { Place } from './place';

/** A redirect of the requests that some matches take. */
export function redirect(to: VirtualServiceHttpRedirect, place: Place, matches: readonly VirtualServiceHttpMatch[] = []): void {
  if (to.uri && to.prefixRewrite) place.error('must have one of uri and prefixRewrite');
  if (to.prefixRewrite && matches.some(({ uri }) => uri && uri.prefix === undefined)) {
    place.at('prefixRewrite').error('is for matches of the uri by prefix only; match by prefix, or give the whole uri');
  }
  if (!to.uri && !to.prefixRewrite && !to.authority && !to.scheme && to.port === undefined && to.derivePort === undefined) {
    place.error('must change something: uri, prefixRewrite, authority, scheme, port or derivePort');
  }
  place.check('redirectCode', to.redirectCode || undefined, (code) =>
    code >= 300 && code <= 399 ? undefined : `must be an HTTP status from 300 to 399, got ${code}`);
  place.check('scheme', to.scheme || undefined, (scheme) =>
    scheme === 'http' || scheme === 'https' ? undefined : `must be 'http' or 'https', got ${show(scheme)}`);
  place.check('port', to.port || undefined, port);
}
