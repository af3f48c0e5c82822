import { VirtualServiceHttpFault } from '../../schema/networking.istio.io.generated';
import { Faults } from '../outcome';

export const NO_FAULTS: Faults = {};

/** What of a fault a proxy does. Without a percentage it does nothing. */
export function faultsOf({ delay, abort }: VirtualServiceHttpFault = {}): Faults {
  const delayed = delay?.percentage?.value ?? delay?.percent ?? 0;
  const aborted = abort?.percentage?.value ?? 0;
  if (delayed === 0 && aborted === 0) return NO_FAULTS;
  return {
    ...delayed > 0 && delay?.fixedDelay && { delay: { delay: delay.fixedDelay, percent: delayed } },
    ...aborted > 0 && abort && { abort: { status: abort.httpStatus, grpcStatus: abort.grpcStatus, percent: aborted } },
  };
}
