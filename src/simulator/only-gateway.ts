import { Resource } from '../model/resource';
import { gatewaysOf } from './config/gateway';
import { Source, UnknownSource } from './request';

/**
 * Who sends a request of which that is not said: a client of the only Gateway.
 *
 * @throws where there is none, or are several
 */
export function onlyGateway(resources: readonly Resource[]): Source {
  const names = gatewaysOf(resources).map(({ namespace, name }) => `${namespace}/${name}`);
  if (names.length === 1) return { gateway: names[0] };
  const there = names.length === 0 ? 'no Gateway is among the manifests' : `there are several Gateways: ${names.sort().join(', ')}`;
  throw new UnknownSource(`${there}; name the gateway that a request comes to, or the workload that sends it`);
}
