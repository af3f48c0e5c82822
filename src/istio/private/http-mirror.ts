import { percentage } from '../../core/private/checks';
import { render } from '../../core/private/render';
import type { VirtualServiceHttpMirrors } from '../../schema/networking.istio.io.generated';
import { HttpMirror } from '../http-mirror';

/** An entry of the `mirrors` field of an HTTP route. */
export function mirrorSpec(what: string, mirror: HttpMirror): VirtualServiceHttpMirrors {
  return render<HttpMirror, VirtualServiceHttpMirrors>(mirror, {
    destination: (destination) => destination._toSpec(),
    percentage: (value) => ({ value: percentage(`percentage of a mirror of ${what}`, value) }),
  });
}
