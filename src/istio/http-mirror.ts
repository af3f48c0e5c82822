import { Destination } from './destination';

/**
 * A copy of the traffic, whose answers are thrown away.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMirrorPolicy
 */
export interface HttpMirror {
  /** Where the copies go. */
  readonly destination: Destination;

  /**
   * Percentage of the requests that are copied, 0 to 100.
   *
   * @default 100
   */
  readonly percentage?: number;
}
