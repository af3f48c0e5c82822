import { ObjectPath, Resource } from '../../model/resource';
import { Explanation } from '../explain';
import { refText } from '../http/route';
import { Mesh } from '../mesh';
import { RouteRef } from '../outcome';
import { neverAsked } from './askable';
import { keyOf, Written, writtenRoutes, writtenRules } from './written';

/** A match of a route, a route without one, or a rule of a policy, and whether a request reached it. */
export interface Covered {
  /** Such as `VirtualService shop/web, http[0].match[1] 'first'`, or `AuthorizationPolicy shop/web, rules[0]`. */
  readonly text: string;
  readonly ref: RouteRef;
  readonly resource: Resource;
  readonly path: ObjectPath;
  readonly state: 'reached' | 'missed' | 'unreachable';
  /** Why no request can reach it. */
  readonly reason?: string;
}

/** Which routes and rules of a mesh were reached. */
export interface Coverage extends Count {
  readonly routes: readonly Covered[];
  readonly rules: readonly Covered[];
}

/** How many were reached. */
export interface Count {
  readonly reached: number;
  /** Of those that a request can reach. */
  readonly total: number;
  /** 100 where there is none. */
  readonly percent: number;
}

/** Keeps what was reached. */
export class Reached {
  private readonly keys = new Set<string>();

  public add({ outcome, policies }: Pick<Explanation, 'outcome' | 'policies'>): void {
    // Waypoints behind a gateway have decided on their own.
    const behind = outcome.kind === 'forwarded' ? outcome.destinations.map(({ route }) => route) : [];
    for (const route of [outcome.decision.route, ...behind]) if (route) this.keys.add(keyOf(route));
    for (const { policy, rule, matches } of policies.flatMap(({ opinions }) => opinions)) {
      if (matches) this.keys.add(keyOf({ resource: policy, index: rule }));
    }
  }

  public coverage(mesh: Mesh, resources: readonly Resource[]): Coverage {
    const [ofRoutes, ofRules] = [writtenRoutes(resources), writtenRules(resources)];
    const missed = [...ofRoutes, ...ofRules].map(({ ref }) => keyOf(ref)).filter((key) => !this.keys.has(key));
    const reasons = neverAsked(mesh, new Set(missed));
    const covered = (one: Written): Covered => {
      const reason = reasons.get(keyOf(one.ref));
      const state = this.keys.has(keyOf(one.ref)) ? 'reached' : reason === undefined ? 'missed' : 'unreachable';
      return { ...one, text: refText(one.ref), state, ...reason !== undefined && { reason } };
    };
    const [routes, rules] = [ofRoutes.map(covered), ofRules.map(covered)];
    return { routes, rules, ...countOf([...routes, ...rules]) };
  }
}

/** How many of those that can be reached were. */
export function countOf(all: readonly Covered[]): Count {
  const reached = all.filter(({ state }) => state === 'reached').length;
  const total = reached + all.filter(({ state }) => state === 'missed').length;
  return { reached, total, percent: total === 0 ? 100 : 100 * reached / total };
}
