import { listenersOf } from '../../../model/gateway-api';
import { push } from '../../../model/pods';
import { Typed } from '../../../model/resource';
import type { GatewaySpec } from '../../../schema/gateway.networking.k8s.io.generated';
import { Rule } from '../../rule';

/** Each Gateway has a Service of its own, and of two that want one address and port only one gets them. Many may share the Service of a host name. */
export const addresses: Rule = {
  id: 'gateway-api/addresses',
  codes: ['CDI0126'],
  *check(mesh) {
    const holders = new Map<string, Array<Typed<GatewaySpec>>>();
    for (const gateway of mesh.gatewayApi('Gateway')) {
      const ports = new Set((listenersOf(mesh, 'Gateway', gateway.namespace, gateway.name) ?? []).map(({ port }) => port));
      for (const address of addressesOf(gateway.spec)) {
        for (const port of ports) push(holders, `${address} at the port ${port}`, gateway);
      }
    }
    const reported = new Set<Typed<GatewaySpec>>();
    for (const [place, gateways] of holders) {
      if (gateways.length < 2) continue;
      const names = gateways.map(({ namespace, name }) => `${namespace}/${name}`).sort();
      for (const resource of gateways) {
        if (reported.has(resource)) continue;
        reported.add(resource);
        const message = `the Gateways ${names.join(', ')} all want the address ${place}, and each has a Service of its own; give each an address`;
        yield { code: 'CDI0126', message, resource, path: ['spec', 'addresses'] };
      }
    }
  },
};

const addressesOf = ({ addresses: own = [] }: GatewaySpec) =>
  own.flatMap(({ type = 'IPAddress', value }) => (type === 'IPAddress' && value !== undefined ? [value] : []));
