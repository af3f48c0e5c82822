import { fullHost } from '../../../model/match/host';
import { Rule } from '../../rule';

/** Of one destination that stands twice in a route, the weights add up. */
export const sameDestination: Rule = {
  id: 'virtual-service/same-destination',
  codes: ['CDI0135'],
  *check(mesh) {
    for (const resource of mesh.istio('VirtualService')) {
      const { http = [], tcp = [], tls = [] } = resource.spec;
      for (const [kind, routes] of Object.entries({ http, tcp, tls })) {
        for (const [index, { route = [] }] of routes.entries()) {
          const first = new Map<string, number>();
          for (const [at, { destination, weight: _, ...changes }] of route.entries()) {
            const { host = '', subset = '', port } = destination ?? {};
            const key = JSON.stringify([fullHost(host, resource.namespace), subset, port?.number, changes]);
            const same = first.get(key);
            if (same === undefined) {
              first.set(key, at);
              continue;
            }
            const message = `leads where route[${same}] leads too, so that their weights add up; make it one, or name the subset that is meant`;
            yield { code: 'CDI0135', message, resource, path: ['spec', kind, index, 'route', at, 'destination'] };
          }
        }
      }
    }
  },
};
