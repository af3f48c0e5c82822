import { duration, integer, nonEmpty } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import { render } from '../../core/private/render';
import type { VirtualServiceHttpRetries } from '../../schema/networking.istio.io.generated';
import { HttpRetry } from '../http-retry';

/** The `retries` field of an HTTP route. */
export function retrySpec(what: string, retry: HttpRetry): VirtualServiceHttpRetries {
  const spec = render<HttpRetry, VirtualServiceHttpRetries>(retry, {
    attempts: (value) => integer(`attempts of the retries of ${what}`, value, 0),
    perTryTimeout: (value) => duration(`perTryTimeout of ${what}`, value),
    retryOn: (list) => nonEmpty(`retryOn of ${what}`, list).map((on) => on._toSpec()).join(','),
    backoff: (value) => duration(`backoff of ${what}`, value),
  });
  const others = Object.keys(spec).filter((name) => name !== 'attempts');
  if (retry.attempts === 0 && others.length > 0) {
    throw invalid(`retries of ${what} have attempts 0, which turns them off, but also ${others.map(show).join(', ')}; drop those or raise attempts`);
  }
  return spec;
}
