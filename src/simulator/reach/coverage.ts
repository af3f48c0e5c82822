import { ObjectPath, Resource } from '../../model/resource';
import { refText } from '../http/route';
import { Mesh } from '../mesh';
import { Outcome, RouteRef } from '../outcome';
import { neverAsked } from './askable';
import { keyOf, writtenRoutes } from './written';

/** A match of a route, or a route without one, and whether a request reached it. */
export interface RouteCoverage {
  /** Such as `VirtualService shop/web, http[0].match[1] 'first'`. */
  readonly text: string;
  readonly ref: RouteRef;
  readonly resource: Resource;
  readonly path: ObjectPath;
  readonly state: 'reached' | 'missed' | 'unreachable';
  /** Why no request can reach it. */
  readonly reason?: string;
}

/** Which routes of a mesh were reached. */
export interface Coverage {
  readonly routes: readonly RouteCoverage[];
  readonly reached: number;
  /** Of those that a request can reach. */
  readonly total: number;
  /** 100 where there is none. */
  readonly percent: number;
}

/** Keeps what was reached. */
export class Reached {
  private readonly keys = new Set<string>();

  public add(outcome: Outcome): void {
    // Waypoints behind a gateway have decided on their own.
    const behind = outcome.kind === 'forwarded' ? outcome.destinations.map(({ route }) => route) : [];
    for (const route of [outcome.decision.route, ...behind]) if (route) this.keys.add(keyOf(route));
  }

  public coverage(mesh: Mesh, resources: readonly Resource[]): Coverage {
    const written = writtenRoutes(resources);
    const missed = written.map(({ ref }) => keyOf(ref)).filter((key) => !this.keys.has(key));
    const reasons = neverAsked(mesh, new Set(missed));
    const routes = written.map((one): RouteCoverage => {
      const reason = reasons.get(keyOf(one.ref));
      const state = this.keys.has(keyOf(one.ref)) ? 'reached' : reason === undefined ? 'missed' : 'unreachable';
      return { ...one, text: refText(one.ref), state, ...reason !== undefined && { reason } };
    });
    return { routes, ...countOf(routes) };
  }
}

/** How many of the routes that can be reached were. */
export function countOf(routes: readonly RouteCoverage[]): Omit<Coverage, 'routes'> {
  const reached = routes.filter(({ state }) => state === 'reached').length;
  const total = reached + routes.filter(({ state }) => state === 'missed').length;
  return { reached, total, percent: total === 0 ? 100 : 100 * reached / total };
}
