import type { VirtualServiceHttpRetries } from '../networking.istio.io.generated';
import { duration } from '../values/duration';
import { isNamedStatus } from '../values/http-status';
import { notNegative } from '../values/number';
import { show } from '../values/show';
import { Place } from './place';

/** What Envoy retries on, over HTTP and gRPC. */
const CONDITIONS = new Set(('5xx gateway-error reset reset-before-request connect-failure retriable-4xx refused-stream retriable-status-codes '
  + 'retriable-headers envoy-ratelimited http3-post-connect-failure cancelled deadline-exceeded internal resource-exhausted unavailable').split(' '));

/** How a request that failed is sent again. */
export function retries(policy: VirtualServiceHttpRetries, place: Place): void {
  const { attempts = 0, perTryTimeout, retryOn, retryRemoteLocalities, backoff } = policy;
  place.at('attempts').error(notNegative(attempts));
  if (attempts === 0 && (perTryTimeout !== undefined || retryOn || (retryRemoteLocalities ?? undefined) !== undefined)) {
    place.error('must have attempts above 0, as without them nothing is retried; raise attempts or drop the other fields');
  }
  place.check('perTryTimeout', perTryTimeout, duration);
  place.check('backoff', backoff, duration);
  place.check('retryOn', retryOn || undefined, (text) => {
    const unknown = text.split(',').find((condition) => !CONDITIONS.has(condition) && !isStatus(condition));
    return unknown === undefined ? undefined
      : `must list, with ',' and no space between, conditions of Envoy such as 'connect-failure' or HTTP statuses, got ${show(unknown)}`;
  });
}

const isStatus = (text: string) => /^\+?\d+$/.test(text) && isNamedStatus(Number(text));
