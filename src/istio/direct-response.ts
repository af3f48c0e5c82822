import { notEmpty } from '../core/private/checks';
import { invalid } from '../core/private/errors';
import type { VirtualServiceHttpDirectResponseBody } from '../schema/networking.istio.io.generated';

const MAX_BYTES = 1024 * 1024;

/**
 * What a direct response says.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPBody
 */
export class HttpBody {
  /**
   * A text.
   *
   * @param text at most 1 MiB in UTF-8; istiod warns above 100 KiB
   */
  public static text(text: string): HttpBody {
    return new HttpBody({ string: text }, Buffer.byteLength(text));
  }

  /**
   * Bytes.
   *
   * @param base64 the bytes in base64, at most 1 MiB decoded; istiod warns above 100 KiB
   */
  public static bytes(base64: string): HttpBody {
    notEmpty('bytes of a direct response', base64);
    if (!/^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(base64)) {
      throw invalid('bytes of a direct response must be base64 with padding, as Buffer.toString(\'base64\') gives it');
    }
    return new HttpBody({ bytes: base64 }, Buffer.byteLength(base64, 'base64'));
  }

  private constructor(private readonly spec: VirtualServiceHttpDirectResponseBody, size: number) {
    if (size > MAX_BYTES) {
      throw invalid(`body of a direct response has ${size} bytes, at most ${MAX_BYTES} are allowed; serve it from a workload`);
    }
  }

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

/**
 * An answer that the proxy gives itself.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPDirectResponse
 */
export interface HttpDirectResponse {
  /** HTTP status, 200 to 599. */
  readonly status: number;

  /**
   * The body of the answer.
   *
   * @default - no body
   */
  readonly body?: HttpBody;
}
