import { Mesh } from '../../../model/mesh';
import { Resource } from '../../../model/resource';
import type { VirtualServiceHttp, VirtualServiceHttpMatch } from '../../../schema/networking.istio.io.generated';
import { Rule } from '../../rule';
import { MESH } from './gateway-names';
import { covers } from './http-match';

/** Each route has requests that no route before it takes. */
export const unreachable: Rule = {
  id: 'virtual-service/unreachable',
  codes: ['CDI0130'],
  *check(mesh) {
    for (const resource of mesh.istio('VirtualService')) {
      const { http = [], gateways = [MESH] } = resource.spec;
      if (http.length < 2) continue;
      const known = indicesThatIstioTells(resource, mesh);
      for (let index = 1; index < http.length; index++) {
        if (known.has(index)) continue;
        const taking = routesBefore(http, index, gateways);
        if (!taking) continue;
        const names = taking.map((at) => `http[${at}]${http[at].name ? ` '${http[at].name}'` : ''}`).join(' and ');
        const message = `gets no requests: all that it matches, ${names} takes before; put it in front, or drop it`;
        yield { code: 'CDI0130', message, resource, path: ['spec', 'http', index] };
      }
    }
  },
};

/** The routes that take all that a later one matches, if they do. */
function routesBefore(http: readonly VirtualServiceHttp[], index: number, gateways: readonly string[]): number[] | undefined {
  const taking = new Set<number>();
  for (const match of matchesOf(http[index])) {
    const at = http.slice(0, index).findIndex((route) => !route.delegate && matchesOf(route).some((one) => covers(one, match, gateways)));
    if (at < 0) return undefined;
    taking.add(at);
  }
  return [...taking].sort((a, b) => a - b);
}

/** A route without a match matches everything. */
const matchesOf = ({ match = [] }: VirtualServiceHttp): readonly VirtualServiceHttpMatch[] => (match.length > 0 ? match : [{}]);

/** What is written in the same way twice, or comes after a route for all, Istio's own check tells. */
const indicesThatIstioTells = (resource: Resource, mesh: Mesh) =>
  new Set(mesh.problemsOf(resource).filter(({ code }) => code === 'IST0130').map(({ path }) => path[2]));
