import { integer, notEmpty } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import type { VirtualServiceHttpRedirect } from '../../schema/networking.istio.io.generated';
import { HttpRedirect } from '../http-redirect';

const CODES = [301, 302, 303, 307, 308];

/** The `redirect` field of an HTTP route. */
export function redirectSpec(what: string, redirect: HttpRedirect): VirtualServiceHttpRedirect {
  const { path, authority, scheme, port: toPort, redirectCode } = redirect;
  if (authority !== undefined) notEmpty(`authority of the redirect of ${what}`, authority);
  if (!path && !authority && !scheme && !toPort) {
    throw invalid(`redirect of ${what} changes nothing; give it a path, authority, scheme or port`);
  }
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
    throw invalid(`scheme of the redirect of ${what} must be 'http' or 'https', got ${show(scheme)}`);
  }
  if (redirectCode !== undefined && !CODES.includes(integer(`redirectCode of ${what}`, redirectCode, 300, 399))) {
    throw invalid(`redirectCode of ${what} must be one of ${CODES.join(', ')}, which are all that Envoy answers with, got ${redirectCode}`);
  }
  return { ...path?._toSpec(), authority, scheme, ...toPort?._toSpec(), redirectCode };
}
