import { httpStatus } from '../../core/private/checks';
import { render } from '../../core/private/render';
import type { VirtualServiceHttpDirectResponse } from '../../schema/networking.istio.io.generated';
import { HttpDirectResponse } from '../direct-response';

/** The `directResponse` field of an HTTP route. */
export function directResponseSpec(what: string, response: HttpDirectResponse): VirtualServiceHttpDirectResponse {
  return render<HttpDirectResponse, VirtualServiceHttpDirectResponse>(response, {
    status: (value) => httpStatus(`status of the direct response of ${what}`, value),
    body: (body) => body._toSpec(),
  });
}
