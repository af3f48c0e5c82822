import { GATEWAY_API, Mesh } from '../../../model/mesh';
import { push } from '../../../model/pods';
import { ObjectPath, Typed } from '../../../model/resource';
import type { HTTPRouteRulesMatches, HTTPRouteSpec } from '../../../schema/gateway.networking.k8s.io.generated';
import { Rule } from '../../rule';

interface Place {
  readonly resource: Typed<HTTPRouteSpec>;
  readonly rule: number;
  readonly path: ObjectPath;
}

/** Of two matches that are the same, one never gets a request: that of the newer route, or else the later one. */
export const sameMatch: Rule = {
  id: 'gateway-api/same-match',
  codes: ['CDI0125'],
  *check(mesh) {
    const reported = new Set<string>();
    for (const places of placesByMatch(mesh).values()) {
      const [first] = places;
      for (const { resource, rule, path } of places.slice(1)) {
        const own = resource === first.resource;
        const place = `${nameOf(resource)} ${path.join('.')}`;
        if ((own && rule === first.rule) || reported.has(place)) continue;
        reported.add(place);
        const message = own
          ? `never matches: rules[${first.rule}] has the same match and comes before`
          : `has the same match as rules[${first.rule}] of HTTPRoute ${nameOf(first.resource)}, and only the older of them gets the requests`;
        yield { code: 'CDI0125', message, resource, path };
      }
    }
  },
};

const nameOf = ({ namespace, name }: Typed<HTTPRouteSpec>) => `${namespace}/${name}`;

/** By what the route is attached to, its hostname and its match, in an order that depends on names only. */
function placesByMatch(mesh: Mesh): ReadonlyMap<string, Place[]> {
  const places = new Map<string, Place[]>();
  const routes = [...mesh.gatewayApi('HTTPRoute')].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  for (const resource of routes) {
    const { parentRefs = [], hostnames = ['*'], rules = [] } = resource.spec;
    const parents = parentRefs.map(({ group = GATEWAY_API, kind = 'Gateway', namespace = resource.namespace, name, sectionName, port }) =>
      [group, kind, namespace, name, sectionName, port].join('/'));
    for (const [index, { matches = [{}] }] of rules.entries()) {
      for (const [at, match] of matches.entries()) {
        const path = ['spec', 'rules', index, ...(match === matches[0] && matches.length === 1 ? [] : ['matches', at])];
        const text = textOf(match);
        for (const parent of parents) {
          for (const hostname of hostnames) push(places, `${parent} ${hostname} ${text}`, { resource, rule: index, path });
        }
      }
    }
  }
  return places;
}

/** A match in a form that tells it from others: defaults filled in, in one order. */
function textOf({ path: { type = 'PathPrefix', value = '/' } = {}, method, headers = [], queryParams = [] }: HTTPRouteRulesMatches): string {
  const sorted = (list: typeof headers) => list.map((one) => [one.name, one.type ?? 'Exact', one.value].join('=')).sort();
  const trimmed = type === 'PathPrefix' && value !== '/' ? value.replace(/\/$/, '') : value;
  return JSON.stringify([type, trimmed, method, sorted(headers.map((one) => ({ ...one, name: one.name.toLowerCase() }))), sorted(queryParams)]);
}
