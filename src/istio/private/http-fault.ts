import { invalid } from '../../core/private/errors';
import type { VirtualServiceHttpFault } from '../../schema/networking.istio.io.generated';
import { HttpFault } from '../http-fault';

/** The `fault` field of an HTTP route. */
export function faultSpec(what: string, fault: HttpFault): VirtualServiceHttpFault {
  if (!fault.delay && !fault.abort) {
    throw invalid(`fault of ${what} has neither delay nor abort; give it one or leave it out`);
  }
  return { delay: fault.delay?._toSpec(), abort: fault.abort?._toSpec() };
}
