import { VirtualServiceHttpRetries } from '../../schema/networking.istio.io.generated';
import { Retries } from '../outcome';

const USUAL: Retries = { attempts: 2, on: 'connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes' };

/** How often a proxy tries again: twice where nothing is said, and never where it is said without attempts. */
export function retriesOf(spec: VirtualServiceHttpRetries | undefined): Retries {
  if (!spec) return USUAL;
  if (!spec.attempts) return { attempts: 0, on: '' };
  return { attempts: spec.attempts, on: spec.retryOn || USUAL.on, ...spec.perTryTimeout && { perTryTimeout: spec.perTryTimeout } };
}
