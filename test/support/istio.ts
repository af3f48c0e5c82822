import { Host } from '../../src';
import { DestinationRule, HttpRoute, TrafficPolicy, VirtualService, VirtualServiceProps } from '../../src/istio';
import { chart, only } from './synth';

/** The host of the virtual services that these helpers define. */
export const WWW = Host.dns('www.example.com');

/** Defines a virtual service with one HTTP route and returns that route as it comes out. */
export const httpRouteOf = (route: HttpRoute, props: VirtualServiceProps = {}) =>
  only((scope) => new VirtualService(scope, 'routes', { hosts: [WWW], ...props, http: [route] })).spec.http[0];

/** Defines a virtual service with one HTTP route when called, to see it fail. */
export const definingHttpRoute = (route: HttpRoute) => () => new VirtualService(chart(), 'routes', { hosts: [WWW], http: [route] });

const REVIEWS = Host.dns('reviews.example.com');

/** Defines a destination rule with a traffic policy and returns that policy as it comes out. */
export const trafficPolicyOf = (trafficPolicy: TrafficPolicy) =>
  only((scope) => new DestinationRule(scope, 'rule', { host: REVIEWS, trafficPolicy })).spec.trafficPolicy;

/** Defines a destination rule with a traffic policy when called, to see it fail. */
export const definingTrafficPolicy = (trafficPolicy: TrafficPolicy) => () => new DestinationRule(chart(), 'rule', { host: REVIEWS, trafficPolicy });
