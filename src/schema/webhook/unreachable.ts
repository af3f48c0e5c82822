import type { VirtualServiceHttp, VirtualServiceHttpCorsPolicyAllowOrigins as StringMatch, VirtualServiceHttpMatch } from '../networking.istio.io.generated';
import { show } from '../values/show';
import { Place } from './place';

/** Fields that say the same when they are empty as when they are missing. */
const MAPS: readonly string[] = ['headers', 'withoutHeaders', 'queryParams', 'sourceLabels'];

interface Route {
  readonly name?: string;
  readonly match?: readonly object[];
}

/** Warns of routes and matches that get no request, as earlier ones take them all. */
export function unreachable(routes: readonly Route[], place: Place): void {
  if (routes.length === 0 || (routes.length === 1 && (routes[0].match?.length ?? 0) < 2)) return;
  const taken = new Map<string, string>();
  let catchAll: string | undefined;
  routes.forEach((route, index) => {
    const name = nameOf(route.name, index);
    const { match = [] } = route;
    const at = place.at(index);
    if (catchAll !== undefined) {
      at.warning(`gets no request, as route ${catchAll} before it matches all; move that to the end`, 'IST0130');
    } else if (match.length > 0) {
      const twice = match.filter((one, number) => isTaken(one, name, at.at('match').at(number), taken)).length;
      if (twice === match.length) at.warning('gets no request, as routes before it have all of its matches; drop it', 'IST0130');
    }
    if (match.length === 0) catchAll = name;
  });
}

/** As `unreachable`, and warns of paths that begin with an earlier one. */
export function unreachableHttp(routes: readonly VirtualServiceHttp[], place: Place): void {
  unreachable(routes, place);
  if (!hasTwoPrefixes(routes)) return;
  const prefixes = byPrefix(routes, place);
  prefixes.forEach((earlier, index) => {
    for (const later of prefixes.slice(index + 1)) {
      if (later.prefix !== earlier.prefix && takesAllOf(earlier, later)) {
        later.place.warning(
          `gets no request, as prefix ${show(earlier.prefix)} of match ${earlier.name} in route ${earlier.route} before it has the requests of ${show(later.prefix)}; `
          + 'put the longer prefix first', 'IST0131',
        );
      }
    }
  });
}

function hasTwoPrefixes(routes: readonly VirtualServiceHttp[]): boolean {
  let count = 0;
  for (const { match } of routes) match?.forEach(({ uri }) => count += uri?.prefix ? 1 : 0);
  return count > 1;
}

const nameOf = (name: string | undefined, index: number) => name ? show(name) : `#${index}`;

function isTaken(match: object, route: string, place: Place, taken: Map<string, string>): boolean {
  const key = identity(match);
  const by = taken.get(key);
  if (by === undefined) taken.set(key, route);
  else place.warning(`gets no request, as route ${by} has the same match; drop one of them`, 'IST0131');
  return by !== undefined;
}

/** A text that matches have in common when they take the same requests. */
function identity(match: object): string {
  const fields = Object.entries(match).filter(([field, value]) => field !== 'name' && !saysNothing(field, value));
  return fields.map(([field, value]) => `${field}=${ordered(value)}`).sort().join('&');
}

/** JSON in which fields are in alphabetical order. */
function ordered(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  return `{${Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}:${ordered(one)}`).sort().join()}}`;
}

const saysNothing = (field: string, value: unknown) =>
  !value || (Array.isArray(value) && value.length === 0) || (MAPS.includes(field) && Object.keys(value).length === 0);

/** What of a match by prefix decides whether it takes the requests of another. Regular expressions are not compared. */
interface ByPrefix {
  readonly route: string;
  readonly name: string;
  readonly place: Place;
  readonly prefix: string;
  readonly port: number;
  readonly compared: Record<string, string>;
}

/** The matches by prefix of the routes up to the first that matches all, those left out that stand there twice. */
function byPrefix(routes: readonly VirtualServiceHttp[], place: Place): ByPrefix[] {
  const end = routes.findIndex(({ match = [] }) => match.length === 0);
  const seen = new Set<string>();
  return routes.slice(0, end < 0 ? routes.length : end).flatMap(({ name, match = [] }, index) => match.flatMap((one, number) => {
    const prefix = one.uri?.prefix;
    if (!prefix || seen.size === seen.add(identity(one)).size) return [];
    return [{
      route: nameOf(name, index), name: nameOf(one.name, number), place: place.at(index).at('match').at(number), prefix, port: one.port ?? 0, compared: compared(one),
    }];
  }));
}

function compared({ method, authority, headers, queryParams, withoutHeaders }: VirtualServiceHttpMatch): Record<string, string> {
  const maps = Object.entries({ headers, queryParams, withoutHeaders })
    .flatMap(([field, map]) => Object.entries(map ?? {}).map(([name, match]) => [`${field} ${name}`, pattern(match)]));
  // Istio takes GET for the method of a match that names none.
  return { method: pattern(method) || 'exact:GET', authority: pattern(authority), ...Object.fromEntries(maps) };
}

const pattern = (match: StringMatch = {}) => match.exact ? `exact:${match.exact}` : match.prefix ? `prefix:${match.prefix}` : '';

function takesAllOf(earlier: ByPrefix, later: ByPrefix): boolean {
  const names = Object.keys(earlier.compared);
  return later.prefix.startsWith(earlier.prefix)
    && earlier.port === later.port
    && names.length === Object.keys(later.compared).length
    && names.every((name) => name in later.compared && earlier.compared[name].startsWith(later.compared[name]));
}
