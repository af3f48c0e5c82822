import { Duration } from 'cdk8s';
import { gatewayapi, Host, IServiceEntry, ServiceHost } from 'cdk8s-istio';
import { call, dictionary, either, Gen, list, maybe, mostly, pick, struct } from '../recipe';
import { headerName, headerValue, host, int32, label, namespace, port, regex, subdomain, text, writtenHeader } from '../values';

const LONG = 'a'.repeat(63);
const hostOddities = either(
  host,
  pick('*', '*.', 'A.example.com', '10.0.0.1', '::1', '*.10.0.0.1', 'a b', '*.*.com', `${LONG}.${LONG}.${LONG}.${LONG}`, `*.${LONG}.${LONG}.${LONG}.${'a'.repeat(61)}`, 'localhost', '1.2.3'),
);
export const hostname = mostly(pick('www.example.com', 'api.example.com', '*.example.com', 'localhost'), hostOddities);
export const preciseHostname = mostly(pick('www.example.com', 'api.example.com', 'localhost'), hostOddities);

/** Names of objects, with or without their namespace. */
export const reference = mostly(
  either(subdomain, call((ns: string, name: string) => `${ns}/${name}`, namespace, subdomain)),
  pick('', '/', 'a/', '/a', 'a/b/c', '*', 'A/b'),
);
export const sectionName = mostly(pick('http', 'web.internal', 'a-1'), either(subdomain, text));
export const group = mostly(pick('', 'example.com'), either(subdomain, text));
export const kind = mostly(pick('Widget', 'config-map'), either(pick('', 'a'.repeat(64), '1a', 'a-'), text));

export const duration: Gen<Duration> = mostly(
  either(
    call(Duration.millis, pick(1, 999, 1500, 61001, 3661001)),
    call(Duration.hours, pick(1, 99999)),
    call(Duration.seconds, pick(1, 59, 60, 90)),
  ),
  either(call(Duration.millis, pick(0, 0.5, -1, NaN, Infinity)), call(Duration.hours, pick(100000, 99999.9))),
);

const valueText = mostly(pick('v1', 'a b', 'x'.repeat(1024)), either(pick('', 'x'.repeat(1025), 'é'.repeat(1024), '💥'.repeat(1024), 'x'.repeat(4096), 'x'.repeat(4097)), text));
export const valueMatch: Gen<gatewayapi.ValueMatch> = either(
  call(gatewayapi.ValueMatch.exact, valueText),
  call(gatewayapi.ValueMatch.regularExpression, regex),
);
const oddName = either(headerName, pick('x'.repeat(256), 'x'.repeat(257)));
export const valueMatches = mostly(dictionary(mostly(headerName, oddName), valueMatch), pick({}));

const written = mostly(dictionary(mostly(writtenHeader, oddName), mostly(headerValue, valueText)), pick<Record<string, string>>({ 'x-a': 'a', 'X-A': 'b' }));
export const headerModifier: Gen<gatewayapi.HeaderModifier> = struct<gatewayapi.HeaderModifier>({
  set: maybe(written, 0.6),
  add: maybe(written, 0.6),
  remove: maybe(list(mostly(writtenHeader, oddName), 0), 0.6),
});

const serviceHost = call((name: string, ns: string) => ServiceHost.fromName(name, { namespace: ns }), label, namespace);
const portOptions = struct<gatewayapi.BackendOptions>({ port });
const oddKind = either(pick('', 'Service', 'a'.repeat(64), '1a'), text);

export const backend: Gen<gatewayapi.Backend> = either(
  call(gatewayapi.Backend.serviceHost, serviceHost, portOptions),
  call(gatewayapi.Backend.hostname, call(Host.dns, mostly(pick('api.example.com'), hostOddities)), portOptions),
  call(gatewayapi.Backend.object, struct<gatewayapi.BackendObject>({
    group: mostly(pick('inference.networking.k8s.io', 'multicluster.x-k8s.io', ''), group),
    kind: mostly(pick('InferencePool', 'ServiceImport'), oddKind),
    name: reference,
    port: maybe(port),
  })),
);
export const weight = mostly(pick(1, 90, 10, 0, 1000000), either(int32, pick(1000001, -1, 1.5)));
export const routeBackend: Gen<gatewayapi.RouteBackend> = struct<gatewayapi.RouteBackend>({ backend, weight: maybe(weight) });
export const httpBackend: Gen<gatewayapi.HttpBackend> = struct<gatewayapi.HttpBackend>({
  backend,
  weight: maybe(weight),
  requestHeaderModifier: maybe(headerModifier, 0.2),
  responseHeaderModifier: maybe(headerModifier, 0.2),
});

const share: Gen<gatewayapi.MirrorShare> = either(
  call(gatewayapi.MirrorShare.percent, mostly(pick(0, 50, 100), pick(-1, 101, 1.5))),
  call(gatewayapi.MirrorShare.fraction, mostly(pick(0, 1, 5), int32), mostly(pick(5, 1000), int32)),
);
export const mirrorOptions = struct<gatewayapi.RequestMirrorOptions>({ share: maybe(share, 0.7) });
export const extension = struct<gatewayapi.ExtensionRef>({ group, kind, name: subdomain });

const gatewayName = call(gatewayapi.Gateway.fromGatewayName, reference);
const parentPort = { port: maybe(port) };
const onListener = struct<gatewayapi.ParentListenerOptions>({ ...parentPort, sectionName: maybe(sectionName) });
const onPort = struct<gatewayapi.ParentPortOptions>(parentPort);
const serviceEntry = struct<IServiceEntry>({ name: subdomain, namespace: maybe(namespace) });
const { ParentRef } = gatewayapi;
export const parent: Gen<gatewayapi.ParentRef> = either(
  call(ParentRef.gateway, gatewayName, onListener),
  call(ParentRef.listenerSet, call(gatewayapi.ListenerSet.fromListenerSetName, reference), onListener),
  call(ParentRef.serviceHost, serviceHost, onPort),
  call(ParentRef.serviceEntry, serviceEntry, onPort),
);
export const gatewayReference = gatewayName;
export { serviceEntry, serviceHost };
const publicGateway = call(ParentRef.gateway, call(gatewayapi.Gateway.fromGatewayName, pick('public', 'edge/public')), onListener);
export const parents: Gen<gatewayapi.ParentRef[]> = mostly(list(parent, 1, 3), list(publicGateway, 0, 3));
