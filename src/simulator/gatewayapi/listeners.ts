import { Resource, titleOf } from '../../model/resource';
import { GatewayListeners } from '../../schema/gateway.networking.k8s.io.generated';
import { GatewayServer } from '../config/gateway';
import { Credentials } from '../tls/credential';
import { ApiGateway, listenerName } from './gateway';
import { Grants } from './grants';
import { conflictsOf } from './listener-conflicts';
import { listenerSetsOf } from './listener-sets';
import { ListenerTls, listenerTls } from './listener-tls';
import { allowedHosts, NamespaceLabels } from './namespaces';

/** A listener of a Gateway, or of a ListenerSet that adds it to one. */
export interface ApiListener {
  /** The one of these that has it. */
  readonly owner: Resource;
  readonly gateway: ApiGateway;
  readonly spec: GatewayListeners;
  readonly server: GatewayServer;
  /** Whether routes can be bound to it. */
  readonly takesRoutes: boolean;
}

/** A listener by its place. */
type Placed = Pick<ApiListener, 'owner' | 'gateway' | 'spec'>;

/** Makes listeners of Gateways servers of Istio. */
export function apiListenersOf(resources: readonly Resource[], gateways: readonly ApiGateway[], credentials: Credentials): ApiListener[] {
  const labels = new NamespaceLabels(resources);
  const grants = new Grants(resources);
  return gateways.flatMap((gateway) => {
    const { added, refused } = listenerSetsOf(gateway, resources, labels);
    const all = [gateway, ...added]
      .flatMap(({ resource: owner, spec: { listeners } }) => listeners.map((spec): Placed => ({ owner, gateway, spec })));
    const conflicts = conflictsOf(all, ({ spec }) => spec);
    const made = all.map((one): ApiListener => {
      const first = conflicts.get(one);
      const tls = first ? { refusal: `its port and its hosts are those of ${textOf(first)}` } : tlsOf(one, grants, credentials);
      const isThere = one.owner === gateway.resource ? !first && isServed(one.spec) : tls.refusal === undefined;
      return { ...one, server: serverOf(one, tls, labels), takesRoutes: isThere };
    });
    return [...made, ...refused.flatMap(({ resource: owner, spec: { listeners }, refusal }) => listeners.map((spec): ApiListener =>
      ({ owner, gateway, spec, server: serverOf({ owner, gateway, spec }, { refusal }, labels), takesRoutes: false })))];
  });
}

const textOf = ({ owner, spec }: Placed) => `listener '${spec.name}' of ${titleOf(owner)}`;

/** One that is to speak TLS, but does not say how, is there to hold a place. */
const isServed = ({ protocol, tls }: GatewayListeners) => tls !== undefined || (protocol !== 'HTTPS' && protocol !== 'TLS');

const PROTOCOLS = new Set(['HTTP', 'HTTPS', 'TLS', 'TCP']);

function tlsOf({ owner, gateway, spec }: Placed, grants: Grants, credentials: Credentials): ListenerTls {
  if (!PROTOCOLS.has(spec.protocol)) return { refusal: `Istio knows no protocol '${spec.protocol}'` };
  if (!isServed(spec)) return { refusal: `it has no settings of TLS, which ${spec.protocol} needs` };
  return listenerTls(spec.tls, spec.port, { owner, frontend: gateway.spec.tls?.frontend, grants, credentials });
}

function serverOf(placed: Placed, { tls, refusal }: ListenerTls, labels: NamespaceLabels): GatewayServer {
  const { owner, spec: { name, port: number, protocol, hostname = '*', allowedRoutes } } = placed;
  return {
    title: titleOf(owner),
    gatewayName: listenerName(owner, name),
    spec: { port: { number, name, protocol }, hosts: [hostname], ...tls && { tls } },
    hosts: allowedHosts(allowedRoutes, hostname, owner.namespace, labels),
    ...refusal !== undefined && { refusal: `${textOf(placed)} is left out: ${refusal}` },
  };
}
