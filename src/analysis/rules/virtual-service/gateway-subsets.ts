import { push } from '../../../model/pods';
import { Rule } from '../../rule';

/** Routes of a gateway do not pass the VirtualService of the host that they lead to, so its subsets do not count for them. */
export const gatewaySubsets: Rule = {
  id: 'virtual-service/gateway-subsets',
  codes: ['IST0140'],
  *check(mesh) {
    const withSubsets = new Map<string, string[]>();
    for (const { namespace, name, spec: { hosts = [], http = [] } } of mesh.istio('VirtualService')) {
      for (const { destination } of http.flatMap(({ route = [] }) => route)) {
        if (destination?.subset && hosts.includes(destination.host)) push(withSubsets, destination.host, `${namespace}/${name}`);
      }
    }
    for (const resource of mesh.istio('VirtualService')) {
      const { gateways = [], http = [] } = resource.spec;
      if (gateways.length === 0) continue;
      for (const [index, { route = [] }] of http.entries()) {
        for (const [at, { destination }] of route.entries()) {
          const others = destination?.subset ? undefined : withSubsets.get(destination?.host);
          if (!others) continue;
          const message = `the subsets that VirtualService ${[...new Set(others)].join(', ')} gives '${destination.host}' do not count here; name the subset`;
          yield { code: 'IST0140', message, resource, path: ['spec', 'http', index, 'route', at, 'destination', 'host'] };
        }
      }
    }
  },
};
