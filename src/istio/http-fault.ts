import { Duration } from 'cdk8s';
import { duration, httpStatus, percentage } from '../core/private/checks';
import { invalid, show } from '../core/private/errors';
import type { VirtualServiceHttpFaultAbort, VirtualServiceHttpFaultDelay } from '../schema/networking.istio.io.generated';

/** Status codes of gRPC. */
const GRPC_STATUSES = [
  'OK', 'CANCELLED', 'UNKNOWN', 'INVALID_ARGUMENT', 'DEADLINE_EXCEEDED', 'NOT_FOUND', 'ALREADY_EXISTS', 'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED', 'FAILED_PRECONDITION', 'ABORTED', 'OUT_OF_RANGE', 'UNIMPLEMENTED', 'INTERNAL', 'UNAVAILABLE', 'DATA_LOSS',
  'UNAUTHENTICATED',
];

/** How many requests a fault strikes. */
export interface FaultOptions {
  /**
   * Percentage of the requests, 0 to 100, in steps of 0.0001.
   *
   * Istio injects nothing where it is missing, so it is required here.
   */
  readonly percentage: number;
}

/**
 * An answer given in place of the destination.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPFaultInjection-Abort
 */
export class FaultAbort {
  /**
   * Answers with an HTTP status.
   *
   * @param status 200 to 599
   * @param options percentage of the requests
   */
  public static httpStatus(status: number, options: FaultOptions): FaultAbort {
    return new FaultAbort({ httpStatus: httpStatus('httpStatus of a fault', status), percentage: percentSpec('abort', options) });
  }

  /**
   * Answers with a gRPC status.
   *
   * @param status name of the status, such as `UNAVAILABLE`
   * @param options percentage of the requests
   */
  public static grpcStatus(status: string, options: FaultOptions): FaultAbort {
    if (!GRPC_STATUSES.includes(status)) {
      throw invalid(`grpcStatus of a fault must be one of ${GRPC_STATUSES.join(', ')}, got ${show(status)}`);
    }
    return new FaultAbort({ grpcStatus: status, percentage: percentSpec('abort', options) });
  }

  private constructor(private readonly spec: VirtualServiceHttpFaultAbort) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

/**
 * A wait before the request goes on.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPFaultInjection-Delay
 */
export class FaultDelay {
  /**
   * Waits for a fixed time.
   *
   * @param delay at least one millisecond
   * @param options percentage of the requests
   */
  public static fixedDelay(delay: Duration, options: FaultOptions): FaultDelay {
    return new FaultDelay({ fixedDelay: duration('fixedDelay of a fault', delay), percentage: percentSpec('delay', options) });
  }

  private constructor(private readonly spec: VirtualServiceHttpFaultDelay) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

/**
 * Faults that are injected to test how callers bear them: a delay, an abort or both.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPFaultInjection
 */
export interface HttpFault {
  /**
   * The wait before a request goes on.
   *
   * @default - no request is delayed
   */
  readonly delay?: FaultDelay;

  /**
   * The answer given in place of the destination, after the delay.
   *
   * @default - no request is aborted
   */
  readonly abort?: FaultAbort;
}

function percentSpec(what: string, options: FaultOptions) {
  const value = percentage(`percentage of a fault's ${what}`, options.percentage);
  if (value > 0 && value < 0.0001) {
    throw invalid(`percentage of a fault's ${what} must be 0 or at least 0.0001, got ${value}`);
  }
  return { value };
}
