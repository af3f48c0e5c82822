import { gatewayapi } from 'cdk8s-istio';
import { call, either, Gen, list, maybe, mostly, pick, someOf, struct } from '../recipe';
import { labels, port, text } from '../values';
import { hostname, reference, sectionName } from './values';

const { FromNamespaces, LabelExpression, ListenerTls } = gatewayapi;

const labelKey = call((map: Record<string, string>) => Object.keys(map)[0] ?? '', labels);
const labelValues = someOf(call((map: Record<string, string>) => Object.values(map)[0] ?? '', labels));
const expression = either(
  call(LabelExpression.isIn, labelKey, labelValues),
  call(LabelExpression.isNotIn, labelKey, labelValues),
  call(LabelExpression.exists, labelKey),
  call(LabelExpression.doesNotExist, labelKey),
);
export const fromNamespaces: Gen<gatewayapi.FromNamespaces> = either(
  pick(FromNamespaces.ALL, FromNamespaces.SAME),
  call(FromNamespaces.selector, struct<gatewayapi.NamespaceSelector>({
    matchLabels: maybe(labels, 0.6),
    matchExpressions: maybe(list(expression, 0), 0.6),
  })),
);
const KINDS = Object.values(gatewayapi.RouteKind);
const allowedRoutes = (...fitting: gatewayapi.RouteKind[]) => struct<gatewayapi.AllowedRoutes>({
  namespaces: maybe(fromNamespaces, 0.7),
  kinds: fitting.length > 0
    ? maybe(mostly(list(pick(...fitting), 1, 1), list(pick(...KINDS), 0)), 0.5)
    : maybe(list(pick(...KINDS), 0), 0.05),
});

export const certificate = call(gatewayapi.CertificateRef.secret, reference);
export const caCertificate: Gen<gatewayapi.CaCertificateRef> = either(
  call(gatewayapi.CaCertificateRef.configMap, reference),
  call(gatewayapi.CaCertificateRef.secret, reference),
);
const cipher = mostly(pick('ECDHE-RSA-AES128-GCM-SHA256', 'AES256-SHA'), text);
const terminating: Gen<gatewayapi.ListenerTls> = either(
  call(ListenerTls.terminate, mostly(list(certificate), list(certificate, 0, 3)), struct<gatewayapi.TerminateOptions>({
    clientCertificates: maybe(pick(...Object.values(gatewayapi.ClientCertificates))),
    cipherSuites: maybe(list(cipher, 0)),
  })),
  call(ListenerTls.istioSimple),
  call(ListenerTls.istioMutual),
);
export const tls: Gen<gatewayapi.ListenerTls> = either(terminating, call(ListenerTls.passthrough), call(ListenerTls.autoPassthrough));

const { HTTP_ROUTE, GRPC_ROUTE, TLS_ROUTE, TCP_ROUTE } = gatewayapi.RouteKind;
const named = { name: mostly(maybe(sectionName), pick<string | undefined>(undefined)) };
const onHost = { ...named, port: maybe(port), hostname: maybe(hostname) };
const httpRoutes = maybe(allowedRoutes(HTTP_ROUTE, GRPC_ROUTE));
const { Listener } = gatewayapi;

/** Listeners that Istio's class serves, and seldom others. */
export const listener: Gen<gatewayapi.Listener> = mostly(
  either(
    call(Listener.http, struct<gatewayapi.HttpListenerOptions>({ ...onHost, allowedRoutes: httpRoutes })),
    call(Listener.https, struct<gatewayapi.TlsListenerOptions>({ ...onHost, tls: mostly(terminating, tls), allowedRoutes: httpRoutes })),
    call(Listener.tls, struct<gatewayapi.TlsListenerOptions>({ ...onHost, tls, allowedRoutes: maybe(allowedRoutes(TLS_ROUTE)) })),
    call(Listener.tcp, struct<gatewayapi.TcpListenerOptions>({ ...named, port, allowedRoutes: maybe(allowedRoutes(TCP_ROUTE)) })),
  ),
  either(
    call(Listener.udp, struct<gatewayapi.TcpListenerOptions>({ ...named, port, allowedRoutes: maybe(allowedRoutes()) })),
    call(Listener.hbone, struct<gatewayapi.HboneListenerOptions>({ ...named, tls: maybe(tls), allowedRoutes: maybe(allowedRoutes()) })),
  ),
);
export const ambientListener: Gen<gatewayapi.Listener> =
  call(Listener.hbone, struct<gatewayapi.HboneListenerOptions>({ ...named, tls: maybe(terminating), allowedRoutes: maybe(allowedRoutes()) }));
