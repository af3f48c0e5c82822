import { gatewayapi } from 'cdk8s-istio';
import { list, maybe, mostly, pick, struct } from '../recipe';
import { defining, metadata } from '../resource';
import { subdomain } from '../values';
import { hostname, parents, routeBackend, sectionName } from './values';

const common = {
  metadata: metadata(mostly(pick('routes'), subdomain)),
  parents,
  backends: mostly(list(routeBackend, 1, 3), list(routeBackend, 0, 20)),
  ruleName: maybe(sectionName),
};

export const tcpRoute = defining(struct<gatewayapi.TcpRouteProps>(common), (scope, one) => new gatewayapi.TcpRoute(scope, 'case', one));

const tlsProps = struct<gatewayapi.TlsRouteProps>({ ...common, hostnames: mostly(list(hostname), list(hostname, 0, 3)) });
export const tlsRoute = defining(tlsProps, (scope, one) => new gatewayapi.TlsRoute(scope, 'case', one));
