import { duration, integer, nonEmpty } from '../../core/private/checks';
import { invalid, show } from '../../core/private/errors';
import type { VirtualServiceHttpRetries } from '../../schema/networking.istio.io.generated';
import { HttpRetry } from '../http-retry';

/** The `retries` field of an HTTP route. */
export function retrySpec(what: string, retry: HttpRetry): VirtualServiceHttpRetries {
  integer(`attempts of the retries of ${what}`, retry.attempts, 0);
  if (retry.attempts === 0) {
    const useless = Object.entries(retry).filter(([name, value]) => name !== 'attempts' && value !== undefined).map(([name]) => show(name));
    if (useless.length > 0) {
      throw invalid(`retries of ${what} have attempts 0, which turns them off, but also ${useless.join(', ')}; drop those or raise attempts`);
    }
  }
  return {
    ...retry,
    perTryTimeout: retry.perTryTimeout && duration(`perTryTimeout of ${what}`, retry.perTryTimeout),
    retryOn: retry.retryOn && nonEmpty(`retryOn of ${what}`, retry.retryOn).map((on) => on._toSpec()).join(','),
    backoff: retry.backoff && duration(`backoff of ${what}`, retry.backoff),
  };
}
