import { gatewayapi } from '../../../src';
import { Coverage } from '../meter';
import { backendRecipes, GATEWAY, parentRecipes, SERVICE } from '../parts/gateway-api';
import { hostName } from '../parts/values';

const { ParentRef, TcpRoute, TlsRoute } = gatewayapi;
const PARENTS = [ParentRef.gateway(GATEWAY)];
const BACKENDS = [{ backend: SERVICE }];
const HOSTNAMES = ['www.example.com'];

export const kubernetesTcpRoute: Coverage = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'TCPRoute',
  minimal: (scope, id, props) => new TcpRoute(scope, id, { ...props, parents: PARENTS, backends: BACKENDS }),
  recipes: {
    ...parentRecipes((parent) => (scope) => new TcpRoute(scope, 'route', { parents: [parent], backends: BACKENDS })),
    ...backendRecipes((backends) => (scope) => new TcpRoute(scope, 'route', { parents: PARENTS, backends })),
    'the route': (scope, probe) => new TcpRoute(scope, 'route', { parents: PARENTS, backends: BACKENDS, ruleName: probe.text('rules[].name') }),
  },
  leftOut: [],
};

export const kubernetesTlsRoute: Coverage = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'TLSRoute',
  minimal: (scope, id, props) => new TlsRoute(scope, id, { ...props, parents: PARENTS, hostnames: HOSTNAMES, backends: BACKENDS }),
  recipes: {
    ...parentRecipes((parent) => (scope) => new TlsRoute(scope, 'route', { parents: [parent], hostnames: HOSTNAMES, backends: BACKENDS })),
    ...backendRecipes((backends) => (scope) => new TlsRoute(scope, 'route', { parents: PARENTS, hostnames: HOSTNAMES, backends })),
    'the route': (scope, probe) => new TlsRoute(scope, 'route', {
      parents: PARENTS, hostnames: [hostName(probe, 'hostnames[]')], backends: BACKENDS, ruleName: probe.text('rules[].name'),
    }),
  },
  leftOut: [],
};
