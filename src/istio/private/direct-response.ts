import { httpStatus } from '../../core/private/checks';
import type { VirtualServiceHttpDirectResponse } from '../../schema/networking.istio.io.generated';
import { HttpDirectResponse } from '../direct-response';

/** The `directResponse` field of an HTTP route. */
export function directResponseSpec(what: string, response: HttpDirectResponse): VirtualServiceHttpDirectResponse {
  return { status: httpStatus(`status of the direct response of ${what}`, response.status), body: response.body?._toSpec() };
}
