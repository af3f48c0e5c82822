import { Duration } from 'cdk8s';
import { gatewayapi } from 'cdk8s-istio';
import { call, either, Gen, list, maybe, mostly, pick, someOf, struct } from '../recipe';
import { defining, metadata } from '../resource';
import { flag, headerName, int32, port, regex, subdomain, text, uri, wholeSeconds } from '../values';
import { backend, duration, extension, headerModifier, hostname, httpBackend, mirrorOptions, parents, preciseHostname, sectionName, valueMatches } from './values';

const { HttpFilter, HttpPathMatch, HttpPathModifier } = gatewayapi;

const matchedPath = mostly(
  pick('/', '/api', '/api/', '/a/b.c', "/-._~!$&'()*+,;=:@%20", '/...', '/.a'),
  either(uri, pick('', 'a', '//', '/a//b', '/./a', '/../a', '/a/.', '/a/..', '/%2f', '/%2Fa', '/a#b', '/a?b', '/%zz', '/é', `/${'a'.repeat(1023)}`, `/${'a'.repeat(1024)}`)),
);
const prefix = call(HttpPathMatch.pathPrefix, matchedPath);
const pathMatch: Gen<gatewayapi.HttpPathMatch> = either(
  prefix,
  call(HttpPathMatch.exact, matchedPath),
  call(HttpPathMatch.regularExpression, regex),
);
const match = (path: Gen<gatewayapi.HttpPathMatch>) => struct<gatewayapi.HttpRouteMatch>({
  path: maybe(path, 0.6),
  headers: maybe(valueMatches),
  queryParams: maybe(valueMatches),
  method: maybe(pick(...Object.values(gatewayapi.HttpMethod))),
});
const anyMatch = match(pathMatch);

const newPath = mostly(pick('/', '/new', '/new/'), either(uri, pick('', 'new', '/a b', `/${'a'.repeat(1024)}`)));
const fullPath = call(HttpPathModifier.replaceFullPath, newPath);
const prefixPath = call(HttpPathModifier.replacePrefixMatch, newPath);

const redirect = (path: Gen<gatewayapi.HttpPathModifier>) => call(HttpFilter.requestRedirect, struct<gatewayapi.HttpRequestRedirect>({
  scheme: maybe(pick(...Object.values(gatewayapi.HttpScheme))),
  hostname: maybe(preciseHostname, 0.6),
  path: maybe(path),
  port: maybe(port),
  statusCode: maybe(mostly(pick(301, 302, 303, 307, 308), pick(200, 300, 304, 1.5, NaN))),
}));
const rewrite = (path: Gen<gatewayapi.HttpPathModifier>) => call(HttpFilter.urlRewrite, struct<gatewayapi.HttpUrlRewrite>({
  hostname: maybe(preciseHostname, 0.6),
  path: maybe(path, 0.6),
}));

const origin = mostly(
  pick('*', 'https://www.example.com', 'http://*.example.com:8080', 'https://*', 'https://a_b', 'http://localhost:3000'),
  either(text, pick('', 'https://', 'ftp://a', 'https://*a.com', 'https://a:123456', 'https://*:1', 'www.example.com', `https://${'a'.repeat(250)}`)),
);
const corsMethod = pick(...Object.values(gatewayapi.CorsMethod));
const corsHeaders = mostly(either(list(headerName), pick(['*'])), list(mostly(headerName, pick('*')), 0, 3));
const cors = call(HttpFilter.cors, struct<gatewayapi.HttpCors>({
  allowOrigins: mostly(list(origin, 1, 1), list(origin, 0, 3)),
  allowMethods: maybe(mostly(list(corsMethod, 1, 2), list(corsMethod, 0, 3)), 0.9),
  allowHeaders: maybe(corsHeaders),
  exposeHeaders: maybe(corsHeaders),
  maxAge: maybe(mostly(wholeSeconds, call(Duration.seconds, pick(0, 2147483647, 2147483648)))),
  allowCredentials: maybe(flag),
}));

const others: Gen<gatewayapi.HttpFilter> = either(
  call(HttpFilter.requestHeaderModifier, headerModifier),
  call(HttpFilter.responseHeaderModifier, headerModifier),
  call(HttpFilter.requestMirror, backend, mirrorOptions),
  cors,
  call(HttpFilter.extensionRef, extension),
);
const anyFilter = either(others, redirect(fullPath), rewrite(fullPath), rewrite(prefixPath));

const timeouts = struct<gatewayapi.HttpTimeouts>({ request: maybe(duration, 0.6), backendRequest: maybe(duration, 0.6) });
const retry = struct<gatewayapi.HttpRouteRetry>({
  codes: maybe(list(mostly(pick(400, 503, 599), pick(399, 600, 1.5)), 0, 3), 0.6),
  attempts: maybe(mostly(pick(1, 3), either(int32, pick(0)))),
  backoff: maybe(duration),
});

const backends = mostly(list(httpBackend, 1, 2), list(httpBackend, 0, 20));
const common = { name: mostly(maybe(sectionName), pick('web')), timeouts: maybe(timeouts, 0.3), retry: maybe(retry, 0.3) };
const rule: Gen<gatewayapi.HttpRouteRule> = either(
  struct<gatewayapi.HttpRouteRule>({ ...common, matches: maybe(someOf(anyMatch)), filters: maybe(list(others, 0, 2)), backends }),
  struct<gatewayapi.HttpRouteRule>({
    ...common,
    matches: maybe(list(match(prefix), 1, 1)),
    filters: list(rewrite(either(fullPath, prefixPath)), 1, 1),
    backends,
  }),
  struct<gatewayapi.HttpRouteRule>({
    name: common.name,
    matches: maybe(list(match(prefix), 1, 1)),
    filters: list(redirect(either(fullPath, prefixPath)), 1, 1),
    backends: pick<undefined>(undefined),
    timeouts: pick<undefined>(undefined),
    retry: pick<undefined>(undefined),
  }),
);
const oddRule = struct<gatewayapi.HttpRouteRule>({
  ...common,
  matches: maybe(list(anyMatch, 0, 3)),
  filters: maybe(list(anyFilter, 0, 4)),
  backends: maybe(backends),
});

interface Input {
  readonly props: gatewayapi.HttpRouteProps;
  readonly later: gatewayapi.HttpRouteRule[];
}

const input = struct<Input>({
  props: struct<gatewayapi.HttpRouteProps>({
    metadata: metadata(mostly(pick('routes'), subdomain)),
    parents,
    hostnames: maybe(someOf(hostname)),
    rules: mostly(list(mostly(rule, oddRule), 1, 1), list(rule, 0, 0)),
  }),
  later: list(mostly(rule, oddRule), 0, 1),
});

export const httpRoute = defining(input, (scope, { props, later }) => {
  const made = new gatewayapi.HttpRoute(scope, 'case', props);
  later.forEach((one) => made.addRule(one));
});
