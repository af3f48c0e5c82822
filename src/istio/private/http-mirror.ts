import { percentage } from '../../core/private/checks';
import type { VirtualServiceHttpMirrors } from '../../schema/networking.istio.io.generated';
import { HttpMirror } from '../http-mirror';

/** An entry of the `mirrors` field of an HTTP route. */
export function mirrorSpec(what: string, mirror: HttpMirror): VirtualServiceHttpMirrors {
  return {
    destination: mirror.destination._toSpec(),
    percentage: mirror.percentage === undefined ? undefined : { value: percentage(`percentage of a mirror of ${what}`, mirror.percentage) },
  };
}
