import { Host, istio } from 'cdk8s-istio';
import { anyHost, routeDestinations } from './destination';
import { finalHttpRoute, httpRoute } from './http-route';
import { gateway, tcpMatch, tlsMatch } from './match';
import { call, either, Gen, list, maybe, mostly, pick, someOf, struct } from './recipe';
import { defining, exportTo, metadata } from './resource';
import { HOSTS, subdomain } from './values';

const tcpRoute: Gen<istio.TcpRoute> = struct<istio.TcpRoute>({ matches: maybe(someOf(tcpMatch), 0.7), destinations: routeDestinations });
const tlsRoute: Gen<istio.TlsRoute> = struct<istio.TlsRoute>({ matches: someOf(tlsMatch), destinations: routeDestinations });

const everyHost = () => HOSTS.map(Host.dns);
const hosts: Gen<Host[]> = either(call(everyHost), call(everyHost), mostly(list(anyHost, 1, 1), either(pick([Host.ANY]), list(anyHost, 0, 3))));

const common = {
  metadata: metadata(subdomain),
  exportTo: maybe(exportTo, 0.3),
};

const withHosts: Gen<istio.VirtualServiceProps> = struct<istio.VirtualServiceProps>({
  ...common,
  hosts,
  gateways: maybe(someOf(gateway), 0.6),
  http: mostly(list(httpRoute), maybe(list(httpRoute))),
  tls: maybe(list(tlsRoute), 0.2),
  tcp: maybe(list(tcpRoute), 0.25),
});

const delegated: Gen<istio.VirtualServiceProps> = struct<istio.VirtualServiceProps>({
  ...common,
  hosts: mostly(pick<Host[] | undefined>(undefined), list(anyHost, 0, 0)),
  gateways: mostly(pick<istio.IGateway[] | undefined>(undefined), list(gateway)),
  http: mostly(list(finalHttpRoute), list(httpRoute)),
  tls: mostly(pick<istio.TlsRoute[] | undefined>(undefined), list(tlsRoute)),
  tcp: mostly(pick<istio.TcpRoute[] | undefined>(undefined), list(tcpRoute)),
});

interface Input {
  readonly props: istio.VirtualServiceProps;
  readonly later: istio.VirtualServiceProps;
}

const nothing = pick(undefined);
const later = struct<istio.VirtualServiceProps>({
  metadata: nothing,
  hosts: nothing,
  gateways: nothing,
  exportTo: nothing,
  http: maybe(list(httpRoute), 0.1),
  tls: maybe(list(tlsRoute), 0.1),
  tcp: maybe(list(tcpRoute), 0.1),
});

const input = struct<Input>({ props: either(withHosts, withHosts, withHosts, withHosts, delegated), later });

export const virtualService = defining(input, (scope, { props, later: added }) => {
  const made = new istio.VirtualService(scope, 'case', props);
  added.http?.forEach((route) => made.addHttpRoute(route));
  added.tls?.forEach((route) => made.addTlsRoute(route));
  added.tcp?.forEach((route) => made.addTcpRoute(route));
});
