import { gatewayapi } from 'cdk8s-istio';
import { call, either, Gen, list, maybe, mostly, pick, someOf, struct } from '../recipe';
import { defining, metadata } from '../resource';
import { fuzz, regex, subdomain, text } from '../values';
import { backend, extension, headerModifier, hostname, httpBackend, mirrorOptions, parents, sectionName, valueMatches } from './values';

const { GrpcFilter, GrpcMethodMatch } = gatewayapi;

const oddNames = either(text, fuzz('a', 'A', '.', '_', '1', '-', '/'), pick('', 'a'.repeat(1025), '.a', 'a.', '1a', 'ſ', '\u212a'));
const service = mostly(pick('shop.v1.Cart', 'Cart', '_a.b_1'), oddNames);
const method = mostly(pick('AddItem', '_a1'), oddNames);
const methodMatch: Gen<gatewayapi.GrpcMethodMatch> = either(
  call(GrpcMethodMatch.exact, struct<gatewayapi.GrpcMethod>({ service: maybe(service, 0.7), method: maybe(method, 0.7) })),
  call(GrpcMethodMatch.regularExpression, struct<gatewayapi.GrpcMethod>({ service: maybe(regex, 0.7), method: maybe(regex, 0.7) })),
);
const match = struct<gatewayapi.GrpcRouteMatch>({ method: maybe(methodMatch, 0.7), headers: maybe(valueMatches) });
const filter: Gen<gatewayapi.GrpcFilter> = either(
  call(GrpcFilter.requestHeaderModifier, headerModifier),
  call(GrpcFilter.responseHeaderModifier, headerModifier),
  call(GrpcFilter.requestMirror, backend, mirrorOptions),
  call(GrpcFilter.extensionRef, extension),
);
const rule = struct<gatewayapi.GrpcRouteRule>({
  name: maybe(sectionName),
  matches: maybe(someOf(match)),
  filters: maybe(list(filter, 0, 2)),
  backends: mostly(list(httpBackend, 1, 2), list(httpBackend, 0, 20)),
});

interface Input {
  readonly props: gatewayapi.GrpcRouteProps;
  readonly later: gatewayapi.GrpcRouteRule[];
}

const input = struct<Input>({
  props: struct<gatewayapi.GrpcRouteProps>({
    metadata: metadata(mostly(pick('routes'), subdomain)),
    parents,
    hostnames: maybe(someOf(hostname)),
    rules: mostly(list(rule, 1, 1), list(rule, 0, 0)),
  }),
  later: list(rule, 0, 1),
});

export const grpcRoute = defining(input, (scope, { props, later }) => {
  const made = new gatewayapi.GrpcRoute(scope, 'case', props);
  later.forEach((one) => made.addRule(one));
});
