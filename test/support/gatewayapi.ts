import { ServiceHost } from '../../src';
import { Backend, Gateway, HttpBackend, HttpFilter, HttpRoute, HttpRouteRule, Listener, ListenerTls, ParentRef } from '../../src/gatewayapi';
import { chart, only } from './synth';

/** A parent for routes of which only the rules matter. */
export const PUBLIC = ParentRef.gateway(Gateway.fromGatewayName('public'));

/** The Service `reviews` of the charts' namespace. */
export const REVIEWS = Backend.serviceHost(ServiceHost.fromName('reviews', { namespace: 'shop' }), { port: 9080 });

/** How the Service `reviews` comes out. */
export const REVIEWS_SPEC = { name: 'reviews', port: 9080 };

/** Defines an HTTPRoute with one rule and returns that rule as it comes out. */
export const httpRuleOf = (rule: HttpRouteRule) =>
  only((scope) => new HttpRoute(scope, 'routes', { parents: [PUBLIC], rules: [rule] })).spec.rules[0];

/** Defines an HTTPRoute with one rule when called, to see it fail. */
export const definingHttpRule = (rule: HttpRouteRule) => () =>
  new HttpRoute(chart(), 'routes', { parents: [PUBLIC], rules: [rule] });

/** A rule with a filter and, unless told otherwise, a backend. */
export const filterOf = (filter: HttpFilter, backends: HttpBackend[] = [{ backend: REVIEWS }]) =>
  httpRuleOf({ filters: [filter], backends }).filters[0];

/** Defines a Gateway with one listener and returns that listener as it comes out. */
export const listenerOf = (listener: Listener) => only((scope) => new Gateway(scope, 'gateway', {
  gatewayClass: { name: 'any' }, listeners: [listener],
})).spec.listeners[0];

/** The TLS of a listener as it comes out. */
export const tlsOf = (tls: ListenerTls) => listenerOf(Listener.tls({ tls })).tls;
