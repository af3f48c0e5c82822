import { show } from './show';

/** Codes that have a name. */
const NAMED = '100 101 102 103 200 201 202 203 204 205 206 207 208 226 300 301 302 303 304 305 307 308 '
  + '400 401 402 403 404 405 406 407 408 409 410 411 412 413 414 415 416 417 418 421 422 423 424 425 426 428 429 431 451 '
  + '500 501 502 503 504 505 506 507 508 510 511';
const GRPC = 'OK CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED RESOURCE_EXHAUSTED '
  + 'FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS UNAUTHENTICATED';
const NAMED_CODES = new Set(NAMED.split(' ').map(Number));
const GRPC_NAMES = new Set(GRPC.split(' '));

export const isNamedStatus = (code: number) => NAMED_CODES.has(code);

/** A status that a proxy may answer with; istiod lets 600 through. */
export function httpStatus(value: number): string | undefined {
  return value >= 200 && value <= 600 ? undefined : `must be an HTTP status from 200 to 599, got ${value}`;
}

export function grpcStatus(value: string): string | undefined {
  return GRPC_NAMES.has(value) ? undefined : `must be the name of a gRPC status such as 'UNAVAILABLE', got ${show(value)}`;
}
