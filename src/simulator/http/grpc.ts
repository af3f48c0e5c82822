import { Destination, Outcome } from '../outcome';

/*
 * Errors of proxies as calls of gRPC get them: an answer with status 200 that has no body, and a status of gRPC.
 */

const UNKNOWN = 2;

const OF_HTTP: Readonly<Record<number, number>> = { 400: 13, 401: 16, 403: 7, 404: 12, 429: 14, 502: 14, 503: 14, 504: 14 };

/** What a call of gRPC gets where HTTP would get that status. */
export const grpcStatusOf = (status: number): number => OF_HTTP[status] ?? UNKNOWN;

const CODES = [
  'OK', 'CANCELLED', 'UNKNOWN', 'INVALID_ARGUMENT', 'DEADLINE_EXCEEDED', 'NOT_FOUND', 'ALREADY_EXISTS', 'PERMISSION_DENIED', 'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION', 'ABORTED', 'OUT_OF_RANGE', 'UNIMPLEMENTED', 'INTERNAL', 'UNAVAILABLE', 'DATA_LOSS', 'UNAUTHENTICATED',
];

const AS_HTTP = [200, 499, 500, 400, 504, 404, 409, 403, 429, 400, 409, 400, 501, 500, 503, 500, 401];

/** The number of a status by its name. */
export const grpcCode = (name: string): number => CODES.indexOf(name);

/** What HTTP gets where a status of gRPC is given. */
export const httpStatusOf = (grpcStatus: number): number => AS_HTTP[grpcStatus] ?? 500;

/** An outcome as a call of gRPC has it. */
export function asGrpc(outcome: Outcome): Outcome {
  switch (outcome.kind) {
    case 'answered': return { ...outcome, status: 200, grpcStatus: outcome.grpcStatus ?? grpcStatusOf(outcome.status) };
    case 'forwarded': return { ...outcome, destinations: outcome.destinations.map(failing) };
    default: return outcome;
  }
}

const failing = ({ failure, ...destination }: Destination): Destination => ({
  ...destination,
  ...failure && { failure: { ...failure, status: 200, grpcStatus: grpcStatusOf(failure.status!) } },
  ...destination.isHttp1 && { unsure: `port ${destination.port} of '${destination.host}' is asked by HTTP/1.1, by which calls of gRPC do not come through` },
});
