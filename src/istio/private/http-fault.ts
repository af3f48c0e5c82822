import { invalid } from '../../core/private/errors';
import { render } from '../../core/private/render';
import type { VirtualServiceHttpFault } from '../../schema/networking.istio.io.generated';
import { HttpFault } from '../http-fault';

/** The `fault` field of an HTTP route. */
export function faultSpec(what: string, fault: HttpFault): VirtualServiceHttpFault {
  if (!fault.delay && !fault.abort) {
    throw invalid(`fault of ${what} has neither delay nor abort; give it one or leave it out`);
  }
  return render<HttpFault, VirtualServiceHttpFault>(fault, { delay: (delay) => delay._toSpec(), abort: (abort) => abort._toSpec() });
}
