import { Duration } from 'cdk8s';
import { Destination, FaultAbort, FaultDelay, HttpFault, HttpRoute } from '../../src/istio';
import { definingHttpRoute, httpRouteOf, WWW } from '../support/istio';

const route = (fault: HttpFault) => HttpRoute.route({ name: 'api', fault, destinations: [{ destination: Destination.host(WWW) }] });
const faultOf = (fault: HttpFault) => httpRouteOf(route(fault)).fault;

test('all fields', () => {
  expect(faultOf({
    delay: FaultDelay.fixedDelay(Duration.seconds(5), { percentage: 0.1 }),
    abort: FaultAbort.httpStatus(503, { percentage: 100 }),
  })).toEqual({
    delay: { fixedDelay: '5s', percentage: { value: 0.1 } },
    abort: { httpStatus: 503, percentage: { value: 100 } },
  });
});

test.each<[string, HttpFault, object]>([
  ['delay', { delay: FaultDelay.fixedDelay(Duration.millis(1), { percentage: 0.0001 }) }, { delay: { fixedDelay: '1ms', percentage: { value: 0.0001 } } }],
  ['abort', { abort: FaultAbort.httpStatus(200, { percentage: 0 }) }, { abort: { httpStatus: 200, percentage: { value: 0 } } }],
])('may have only a %s', (_, fault, spec) => {
  expect(faultOf(fault)).toEqual(spec);
});

const GRPC_STATUSES = [
  'OK', 'CANCELLED', 'UNKNOWN', 'INVALID_ARGUMENT', 'DEADLINE_EXCEEDED', 'NOT_FOUND', 'ALREADY_EXISTS', 'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED', 'FAILED_PRECONDITION', 'ABORTED', 'OUT_OF_RANGE', 'UNIMPLEMENTED', 'INTERNAL', 'UNAVAILABLE', 'DATA_LOSS',
  'UNAUTHENTICATED',
];

test.each(GRPC_STATUSES)('may abort with the gRPC status %s', (status) => {
  expect(faultOf({ abort: FaultAbort.grpcStatus(status, { percentage: 1 }) })).toEqual({ abort: { grpcStatus: status, percentage: { value: 1 } } });
});

test('fails without delay and abort', () => {
  expect(definingHttpRoute(route({})))
    .toThrow("fault of http route 'api' has neither delay nor abort; give it one or leave it out [test/routes]");
});

const all = { percentage: 100 };

test.each<[string, () => unknown, string]>([
  ['an HTTP status below 200', () => FaultAbort.httpStatus(199, all), 'httpStatus of a fault must be a whole number from 200 to 599, got 199'],
  ['an HTTP status above 599', () => FaultAbort.httpStatus(600, all), 'httpStatus of a fault must be a whole number from 200 to 599, got 600'],
  ['an unknown gRPC status', () => FaultAbort.grpcStatus('unavailable', all),
    `grpcStatus of a fault must be one of ${GRPC_STATUSES.join(', ')}, got 'unavailable'`],
  ['no delay', () => FaultDelay.fixedDelay(Duration.seconds(0), all), 'fixedDelay of a fault must be at least 1 millisecond, got 0'],
  ['more than all requests', () => FaultAbort.httpStatus(500, { percentage: 101 }), "percentage of a fault's abort must be a number from 0 to 100, got 101"],
  ['fewer than no requests', () => FaultAbort.grpcStatus('OK', { percentage: -1 }), "percentage of a fault's abort must be a number from 0 to 100, got -1"],
  ['less than Envoy can count', () => FaultDelay.fixedDelay(Duration.seconds(1), { percentage: 0.00001 }),
    "percentage of a fault's delay must be 0 or at least 0.0001, got 0.00001"],
])('fails with %s', (_, make, message) => expect(make).toThrow(message));
