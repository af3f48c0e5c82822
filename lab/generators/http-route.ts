import { istio, StringMatch } from 'cdk8s-istio';
import { destination, shared, weight } from './destination';
import { delegate, httpMatch } from './match';
import { call, dictionary, either, Gen, list, maybe, mostly, pick, someOf, struct } from './recipe';
import {
  duration, flag, headerName, headerValue, host, httpStatus, int32, percent, port, regex, text, uri, wholeSeconds, writtenHeader,
} from './values';

const plainHeader = mostly(pick('x-a', 'X-B', 'x-c'), writtenHeader);
const operations = (name: Gen<string>): Gen<istio.HeaderOperations> => struct<istio.HeaderOperations>({
  set: maybe(dictionary(name, headerValue), 0.5),
  add: maybe(dictionary(name, headerValue), 0.5),
  remove: maybe(list(mostly(plainHeader, writtenHeader), 0), 0.5),
});

export const headers: Gen<istio.HeaderManipulation> = struct<istio.HeaderManipulation>({
  request: maybe(operations(mostly(plainHeader, writtenHeader)), 0.6),
  response: maybe(operations(plainHeader), 0.6),
});

const origin = mostly(
  either(call(StringMatch.exact, pick('https://www.example.com')), call(StringMatch.prefix, pick('https://')), call(StringMatch.regex, regex)),
  either(call(StringMatch.exact, text), call(StringMatch.present)),
);

const corsPolicy: Gen<istio.CorsPolicy> = struct<istio.CorsPolicy>({
  allowOrigins: maybe(list(origin, 0)),
  allowMethods: maybe(list(mostly(pick('GET', 'POST', '*', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE'), either(pick('get', 'FOO'), text)), 0)),
  allowHeaders: maybe(list(mostly(headerName, pick('*')), 0)),
  exposeHeaders: maybe(list(mostly(headerName, pick('*')), 0)),
  maxAge: maybe(wholeSeconds),
  allowCredentials: maybe(flag),
  unmatchedPreflights: maybe(pick(...Object.values(istio.UnmatchedPreflights))),
});

const authority = mostly(host, text);
const rewriteOptions = struct<istio.HttpRewriteOptions>({ authority: maybe(authority) });
const rewrite: Gen<istio.HttpRewrite> = either(
  call(istio.HttpRewrite.uri, uri, rewriteOptions),
  call(istio.HttpRewrite.authority, authority),
  call(istio.HttpRewrite.uriRegex, regex, mostly(pick('/\\1', '/x', '\\0'), either(uri, pick('\\2', '\\99', '\\'))), rewriteOptions),
);

export const retryOns: Gen<istio.RetryOn> = mostly(
  pick(...Object.values(istio.RetryOn).filter((one): one is istio.RetryOn => one instanceof istio.RetryOn)),
  call(istio.RetryOn.status, mostly(pick(503, 429, 404), pick(0, 99, 100, 200, 418, 499, 599, 600, 1.5, NaN))),
);
const retries: Gen<istio.HttpRetry> = mostly(
  struct<istio.HttpRetry>({
    attempts: mostly(pick(1, 2, 10), int32),
    perTryTimeout: maybe(duration),
    retryOn: maybe(someOf(retryOns, 3)),
    retryRemoteLocalities: maybe(flag),
    retryIgnorePreviousHosts: maybe(flag),
    backoff: maybe(duration),
  }),
  pick<istio.HttpRetry>({ attempts: 0 }),
);

const percentage = struct<istio.FaultOptions>({ percentage: percent });
const grpcStatus = mostly(
  pick('UNAVAILABLE', 'OK', 'UNAUTHENTICATED', 'CANCELLED'),
  either(pick('', 'unavailable', '14', 'NOPE', 'CANCELED'), text),
);
const fault: Gen<istio.HttpFault> = struct<istio.HttpFault>({
  delay: maybe(call(istio.FaultDelay.fixedDelay, duration, percentage), 0.8),
  abort: maybe(either(
    call(istio.FaultAbort.httpStatus, httpStatus, percentage),
    call(istio.FaultAbort.grpcStatus, grpcStatus, percentage),
  ), 0.8),
});

const mirror: Gen<istio.HttpMirror> = struct<istio.HttpMirror>({ destination, percentage: maybe(percent) });

const { RedirectPort } = istio;
const redirectPort = either(pick(RedirectPort.FROM_PROTOCOL_DEFAULT, RedirectPort.FROM_REQUEST_PORT), call(RedirectPort.number, port));
const redirect: Gen<istio.HttpRedirect> = struct<istio.HttpRedirect>({
  path: maybe(either(call(istio.RedirectPath.uri, uri), call(istio.RedirectPath.uri, uri), call(istio.RedirectPath.prefixRewrite, uri)), 0.6),
  authority: maybe(authority, 0.8),
  scheme: maybe(mostly(pick('https', 'http'), either(pick('HTTPS', 'ftp', ''), text))),
  port: maybe(redirectPort),
  redirectCode: maybe(mostly(pick(301, 302, 303, 307, 308), pick(200, 300, 304, 305, 309, 399, 400, NaN, 301.5))),
});

const body = mostly(
  either(call(istio.HttpBody.text, text), call(istio.HttpBody.bytes, pick('YQ==', 'aGVsbG8=', ''))),
  either(
    call(istio.HttpBody.text, pick('x'.repeat(1024 * 1024), 'x'.repeat(1024 * 1024 + 1), 'é'.repeat(512 * 1024 + 1), '')),
    call(istio.HttpBody.bytes, pick('YQ', 'a', '_-_-', 'YR==', 'Y Q==', '====')),
  ),
);
const directResponse: Gen<istio.HttpDirectResponse> = struct<istio.HttpDirectResponse>({ status: httpStatus, body: maybe(body, 0.6) });

const common = {
  name: maybe(text, 0.3),
  matches: maybe(someOf(httpMatch), 0.6),
  headers: maybe(headers, 0.35),
  corsPolicy: maybe(corsPolicy, 0.3),
};
const forwarding = {
  ...common,
  rewrite: maybe(rewrite, 0.3),
  timeout: maybe(duration, 0.3),
  retries: maybe(retries, 0.3),
  fault: maybe(fault, 0.3),
  mirrors: maybe(list(mirror, 0), 0.3),
};

const share = (weighting: Gen<number | undefined>) =>
  struct<istio.HttpRouteDestination>({ destination, weight: weighting, headers: maybe(headers, 0.3) });

const destinations = shared(share(maybe(weight)), share(weight));

/** An HTTP route that does not delegate. */
export const finalHttpRoute: Gen<istio.HttpRoute> = either(
  call(istio.HttpRoute.route, struct<istio.HttpRouteRouteOptions>({ ...forwarding, destinations })),
  call(istio.HttpRoute.redirect, struct<istio.HttpRouteRedirectOptions>({ ...common, redirect })),
  call(istio.HttpRoute.directResponse, struct<istio.HttpRouteDirectResponseOptions>({ ...common, directResponse })),
);

const delegating = call(istio.HttpRoute.delegate, struct<istio.HttpRouteDelegateOptions>({ ...forwarding, delegate }));

/** Whatever HTTP route a VirtualService with hosts may have. */
export const httpRoute: Gen<istio.HttpRoute> = either(finalHttpRoute, finalHttpRoute, finalHttpRoute, delegating);
