import { Rule } from '../../rule';

/** Beside destinations with a weight, one without gets nothing. */
export const weights: Rule = {
  id: 'virtual-service/weights',
  codes: ['CDI0132'],
  *check(mesh) {
    for (const resource of mesh.istio('VirtualService')) {
      const { http = [], tcp = [], tls = [] } = resource.spec;
      for (const [kind, routes] of Object.entries({ http, tcp, tls })) {
        for (const [index, { route = [] }] of routes.entries()) {
          if (!route.some(({ weight }) => weight)) continue;
          for (const [at, { weight }] of route.entries()) {
            if (weight !== undefined) continue;
            const message = 'gets nothing, as it has no weight beside others that have one; write 0 if that is meant';
            yield { code: 'CDI0132', message, resource, path: ['spec', kind, index, 'route', at] };
          }
        }
      }
    }
  },
};
