import { titleOf } from '../../model/resource';
import { GatewayServer } from '../config/gateway';
import { ApiGateway, listenerName } from './gateway';

/**
 * The listeners of a Gateway as servers.
 *
 * Which namespaces may have routes there is looked at where routes are bound.
 */
export const apiServersOf = (gateway: ApiGateway): GatewayServer[] => gateway.spec.listeners
  .filter(({ protocol, tls }) => tls || !['HTTPS', 'TLS'].includes(protocol))
  .map((one) => {
    const host = one.hostname ?? '*';
    return {
      title: titleOf(gateway.resource),
      gatewayName: listenerName(gateway, one),
      spec: { port: { number: one.port, name: one.name, protocol: one.protocol }, hosts: [host] },
      hosts: [{ namespace: undefined, host }],
    };
  });
