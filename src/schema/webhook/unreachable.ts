import type { VirtualServiceHttp, VirtualServiceHttpCorsPolicyAllowOrigins as StringMatch, VirtualServiceHttpMatch } from '../networking.istio.io.generated';
import { show } from '../values/show';
import { Place } from './place';

/** Fields that say the same when they are empty as when they are missing. */
const MAPS: readonly string[] = ['headers', 'withoutHeaders', 'queryParams', 'sourceLabels'];

interface Route<Match> {
  readonly name?: string;
  readonly match?: readonly Match[];
}

/** A match that no earlier one equals, with the indices of its route and of itself. */
interface Distinct<Match> {
  readonly match: Match;
  readonly route: number;
  readonly index: number;
}

/** Warns of routes and matches that get no request, as earlier ones take them all. Answers with the other matches. */
export function unreachable<Match extends object>(routes: ReadonlyArray<Route<Match>>, place: Place): Array<Distinct<Match>> {
  const distinct: Array<Distinct<Match>> = [];
  if (routes.length === 0) return distinct;
  const alike = outlinesOfSeveral(routes);
  const taken = new Map<string, string>();
  let catchAll: string | undefined;
  routes.forEach(({ name, match = [] }, route) => {
    if (catchAll !== undefined) {
      place.at(route).warning(`gets no request, as route ${catchAll} before it matches all; move that to the end`, 'IST0130');
      return;
    }
    const before = distinct.length;
    match.forEach((one, index) => {
      const key = alike.has(outline(one)) ? identity(one) : undefined;
      const by = key === undefined ? undefined : taken.get(key);
      if (by !== undefined) {
        place.at(route).at('match').at(index).warning(`gets no request, as route ${by} has the same match; drop one of them`, 'IST0131');
      } else {
        distinct.push({ match: one, route, index });
        if (key !== undefined) taken.set(key, nameOf(name, route));
      }
    });
    if (match.length === 0) {
      catchAll = nameOf(name, route);
    } else if (distinct.length === before) {
      place.at(route).warning('gets no request, as routes before it have all of its matches; drop it', 'IST0130');
    }
  });
  return distinct;
}

/** As `unreachable`, and warns of paths that begin with an earlier one. */
export function unreachableHttp(routes: readonly VirtualServiceHttp[], place: Place): void {
  const byPrefix = unreachable(routes, place).filter(({ match }) => match.uri?.prefix);
  byPrefix.forEach((earlier, number) => {
    for (const later of byPrefix.slice(number + 1)) {
      if (!takesAllOf(earlier.match, later.match)) continue;
      place.at(later.route).at('match').at(later.index).warning(
        `gets no request, as prefix ${show(earlier.match.uri!.prefix)} of match ${nameOf(earlier.match.name, earlier.index)} `
        + `in route ${nameOf(routes[earlier.route].name, earlier.route)} before it has the requests of ${show(later.match.uri!.prefix)}; put the longer prefix first`,
        'IST0131',
      );
    }
  });
}

const nameOf = (name: string | undefined, index: number) => name ? show(name) : `#${index}`;

/** What matches that take the same requests have in common, and different ones seldom. */
function outline(match: object): string {
  const { uri } = match as VirtualServiceHttpMatch;
  return uri?.exact ?? uri?.prefix ?? uri?.regex ?? '';
}

function outlinesOfSeveral(routes: ReadonlyArray<Route<object>>): ReadonlySet<string> {
  const seen = new Set<string>();
  const several = new Set<string>();
  for (const { match = [] } of routes) {
    for (const one of match) {
      const text = outline(one);
      if (seen.has(text)) several.add(text);
      seen.add(text);
    }
  }
  return several;
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

/** Whether a match by prefix takes the requests of another. */
function takesAllOf(earlier: VirtualServiceHttpMatch, later: VirtualServiceHttpMatch): boolean {
  const [shorter, longer] = [earlier.uri!.prefix!, later.uri!.prefix!];
  if (shorter === longer || !longer.startsWith(shorter) || (earlier.port ?? 0) !== (later.port ?? 0)) return false;
  const [wider, narrower] = [compared(earlier), compared(later)];
  const names = Object.keys(wider);
  return names.length === Object.keys(narrower).length
    && names.every((name) => name in narrower && wider[name].startsWith(narrower[name]));
}

/** What beside the path decides whether a match takes the requests of another. Regular expressions are not compared. */
function compared({ method, authority, headers, queryParams, withoutHeaders }: VirtualServiceHttpMatch): Record<string, string> {
  const maps = Object.entries({ headers, queryParams, withoutHeaders })
    .flatMap(([field, map]) => Object.entries(map ?? {}).map(([name, match]) => [`${field} ${name}`, pattern(match)]));
  // Istio takes GET for the method of a match that names none.
  return { method: pattern(method) || 'exact:GET', authority: pattern(authority), ...Object.fromEntries(maps) };
}

const pattern = (match: StringMatch = {}) => match.exact ? `exact:${match.exact}` : match.prefix ? `prefix:${match.prefix}` : '';
