import { Duration } from 'cdk8s';
import { Destination, HttpRetry, HttpRoute, RetryOn } from '../../src/istio';
import { definingHttpRoute, httpRouteOf, WWW } from '../support/istio';

const route = (retries: HttpRetry) => HttpRoute.route({ name: 'api', retries, destinations: [{ destination: Destination.host(WWW) }] });
const retriesOf = (retries: HttpRetry) => httpRouteOf(route(retries)).retries;

test('all fields', () => {
  expect(retriesOf({
    attempts: 3,
    perTryTimeout: Duration.seconds(2),
    retryOn: [RetryOn.CONNECT_FAILURE, RetryOn.status(503)],
    retryRemoteLocalities: true,
    retryIgnorePreviousHosts: false,
    backoff: Duration.millis(50),
  })).toEqual({
    attempts: 3,
    perTryTimeout: '2s',
    retryOn: 'connect-failure,503',
    retryRemoteLocalities: true,
    retryIgnorePreviousHosts: false,
    backoff: '50ms',
  });
});

test('retries are turned off by 0 attempts', () => {
  expect(retriesOf({ attempts: 0, retryOn: undefined })).toEqual({ attempts: 0 });
});

test.each([
  ['5xx', RetryOn.SERVER_ERROR],
  ['gateway-error', RetryOn.GATEWAY_ERROR],
  ['reset', RetryOn.RESET],
  ['reset-before-request', RetryOn.RESET_BEFORE_REQUEST],
  ['connect-failure', RetryOn.CONNECT_FAILURE],
  ['retriable-4xx', RetryOn.RETRIABLE_4XX],
  ['refused-stream', RetryOn.REFUSED_STREAM],
  ['retriable-headers', RetryOn.RETRIABLE_HEADERS],
  ['envoy-ratelimited', RetryOn.ENVOY_RATELIMITED],
  ['http3-post-connect-failure', RetryOn.HTTP3_POST_CONNECT_FAILURE],
  ['cancelled', RetryOn.GRPC_CANCELLED],
  ['deadline-exceeded', RetryOn.GRPC_DEADLINE_EXCEEDED],
  ['internal', RetryOn.GRPC_INTERNAL],
  ['resource-exhausted', RetryOn.GRPC_RESOURCE_EXHAUSTED],
  ['unavailable', RetryOn.GRPC_UNAVAILABLE],
  ['100', RetryOn.status(100)],
  ['429', RetryOn.status(429)],
  ['503', RetryOn.status(503)],
  ['511', RetryOn.status(511)],
])('a request can be tried again on %s', (value, outcome) => {
  expect(retriesOf({ attempts: 1, retryOn: [outcome] })).toEqual({ attempts: 1, retryOn: value });
});

test.each<[string, HttpRetry, string]>([
  ['negative attempts', { attempts: -1 }, "attempts of the retries of http route 'api' must be a whole number of at least 0, got -1 [test/routes]"],
  ['more settings beside 0 attempts', { attempts: 0, perTryTimeout: Duration.seconds(1), retryOn: [RetryOn.RESET] },
    "retries of http route 'api' have attempts 0, which turns them off, but also 'perTryTimeout', 'retryOn'; drop those or raise attempts [test/routes]"],
  ['a timeout of 0', { attempts: 1, perTryTimeout: Duration.seconds(0) },
    "perTryTimeout of http route 'api' must be at least 1 millisecond, got 0 [test/routes]"],
  ['no outcome', { attempts: 1, retryOn: [] }, "retryOn of http route 'api' must have at least one entry, got none [test/routes]"],
  ['a backoff below a millisecond', { attempts: 1, backoff: Duration.millis(0.1) },
    "backoff of http route 'api' must be a whole number of milliseconds, got 0.1 milliseconds [test/routes]"],
])('fails with %s', (_, retries, message) => {
  expect(definingHttpRoute(route(retries))).toThrow(message);
});

test.each([99, 299, 420, 509, 599, 600, 503.5, NaN])('fails with the status %d', (code) => {
  expect(() => RetryOn.status(code)).toThrow(`status to retry on must be a registered HTTP status such as 503, got ${code}`);
});
