import { GATEWAY_API, Mesh } from '../../../model/mesh';
import { push } from '../../../model/pods';
import { ObjectPath, Resource } from '../../../model/resource';
import { Rule } from '../../rule';
import { PathIndex } from '../path-index';
import { ApiMatch, coversMatch, grpcMatch, httpMatch, rank } from './matches';

interface Place {
  readonly resource: Resource;
  readonly rule: number;
  readonly path: ObjectPath;
  readonly match: ApiMatch;
}

/** Of matches with requests in common the narrower gets them, and of two that are as narrow the older or the earlier. */
export const sameMatch: Rule = {
  id: 'gateway-api/same-match',
  codes: ['CDI0125'],
  *check(mesh) {
    const reported = new Set<string>();
    for (const places of placesByHostname(mesh).values()) {
      if (places.length < 2) continue;
      const order = new Map(places.map((place, index) => [place, index]));
      const index = new PathIndex<Place>();
      for (const place of places) index.add(place.match.path, place);
      for (const place of places) {
        const key = `${titleOf(place)} ${place.path.join('.')}`;
        if (reported.has(key)) continue;
        const taking = takerOf(place, index, order);
        if (!taking) continue;
        reported.add(key);
        yield { code: 'CDI0125', message: messageOf(place, taking), resource: place.resource, path: place.path };
      }
    }
  },
};

/** What takes all requests of a match, and is another rule: what comes first for sure before what may be the older. */
function takerOf(place: Place, index: PathIndex<Place>, order: ReadonlyMap<Place, number>): Place | undefined {
  let taking: Place | undefined;
  for (const other of index.around(place.match.path)) {
    if (other === place || (other.resource === place.resource && other.rule === place.rule)) continue;
    if (!coversMatch(other.match, place.match) || !mayBeBefore(other, place, order)) continue;
    if (!taking || order.get(other)! < order.get(taking)!) taking = other;
  }
  return taking;
}

/**
 * Whether one comes before another: by how narrow it is, or else where it stands. Of two routes the older does, so that either may
 * where one is a part of the other; of what is alike one is named.
 */
function mayBeBefore(one: Place, other: Place, order: ReadonlyMap<Place, number>): boolean {
  const narrower = rank(one.match, other.match);
  if (narrower !== 0) return narrower > 0;
  const isPart = one.resource !== other.resource && !coversMatch(other.match, one.match);
  return isPart || order.get(one)! < order.get(other)!;
}

function messageOf(place: Place, taking: Place): string {
  const own = taking.resource === place.resource;
  const name = own ? `rules[${taking.rule}]` : `rules[${taking.rule}] of ${titleOf(taking)}`;
  if (rank(taking.match, place.match) > 0) return `never matches: ${name} takes all of it, and the Gateway API puts that before`;
  const alike = coversMatch(place.match, taking.match);
  if (own) return `never matches: ${name} ${alike ? 'has the same match' : 'takes all of it'} and comes before`;
  return alike ? `has the same match as ${name}, and only the older of them gets the requests`
    : `is a part of what ${name} matches, which takes the requests where it is the older`;
}

const titleOf = ({ resource: { kind, namespace, name } }: Pick<Place, 'resource'>) => `${kind} ${namespace}/${name}`;

/** By what the route is attached to and its hostname, in an order that depends on names only. */
function placesByHostname(mesh: Mesh): ReadonlyMap<string, Place[]> {
  const places = new Map<string, Place[]>();
  for (const { resource, parents, hostnames, rules } of routesOf(mesh)) {
    for (const [index, matches] of rules.entries()) {
      for (const [at, match] of matches.entries()) {
        const path = ['spec', 'rules', index, ...(matches.length === 1 ? [] : ['matches', at])];
        for (const parent of parents) {
          for (const hostname of hostnames) push(places, `${resource.kind} ${parent} ${hostname}`, { resource, rule: index, path, match });
        }
      }
    }
  }
  return places;
}

interface Route {
  readonly resource: Resource;
  readonly parents: readonly string[];
  readonly hostnames: readonly string[];
  readonly rules: ReadonlyArray<readonly ApiMatch[]>;
}

function routesOf(mesh: Mesh): readonly Route[] {
  const http = mesh.gatewayApi('HTTPRoute').map((resource) => ({ resource, spec: resource.spec, rules: matchesOf(resource.spec.rules, httpMatch) }));
  const grpc = mesh.gatewayApi('GRPCRoute').map((resource) => ({ resource, spec: resource.spec, rules: matchesOf(resource.spec.rules, grpcMatch) }));
  return [...http, ...grpc]
    .map(({ resource, spec: { parentRefs = [], hostnames = ['*'] }, rules }) => ({
      resource,
      hostnames,
      rules,
      parents: parentRefs.map(({ group = GATEWAY_API, kind = 'Gateway', namespace = resource.namespace, name, sectionName, port }) =>
        [group, kind, namespace, name, sectionName, port].join('/')),
    }))
    .sort((a, b) => (titleOf(a) < titleOf(b) ? -1 : 1));
}

/** The matches of each rule, of which one without any has one for all. */
const matchesOf = <Match>(rules: ReadonlyArray<{ readonly matches?: Match[] }> = [], read: (match: Match) => ApiMatch) =>
  rules.map(({ matches = [] }) => (matches.length === 0 ? [{} as Match] : matches).map(read));
