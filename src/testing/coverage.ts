import { ApiObject } from 'cdk8s';
import { positionOf } from '../model/position';
import { titleOf } from '../model/resource';
import { Coverage, coverageText, Covered, percentText, Reached } from '../simulator/reach';
import { Manifests, Traffic, trafficOf } from './manifests';

/** What the tests asked, by the manifests that they were given. */
const REACHED = new WeakMap<object, Reached>();

/** What requests to manifests reached, where they can be told from others. */
export function reachedBy(manifests: Manifests): Reached | undefined {
  if (typeof manifests === 'string') return undefined;
  const known = REACHED.get(manifests);
  if (known) return known;
  const made = new Reached();
  REACHED.set(manifests, made);
  return made;
}

type CoveredPart = Pick<Covered, 'text' | 'state' | 'reason'>;

const partOf = ({ text, state, reason }: Covered): CoveredPart => ({ text, state, ...reason !== undefined && { reason } });

/** The routes of a mesh and the rules of its policies, and which of them the tests reached. */
export class TrafficCoverage {
  /** In percent of those that a request can reach. */
  public readonly percent: number;

  public constructor(private readonly coverage: Coverage, private readonly placeOf: (one: Covered) => string) {
    this.percent = coverage.percent;
  }

  /** All routes, such as `VirtualService shop/web, http[0].match[1]`, with whether they were reached, missed, or cannot be reached, and why. */
  public get routes(): readonly CoveredPart[] {
    return this.coverage.routes.map(partOf);
  }

  /** The same for all rules of AuthorizationPolicies, such as `AuthorizationPolicy shop/web, rules[0]`. */
  public get rules(): readonly CoveredPart[] {
    return this.coverage.rules.map(partOf);
  }

  /** What is to be printed: a row for each resource, and what was not reached. */
  public table(): string {
    return coverageText(this.coverage, this.placeOf);
  }

  /** @throws where less than that was reached */
  public assertAtLeast(percent: number): void {
    if (this.percent >= percent) return;
    throw new Error(`expected the tests to reach ${percent} % of the routes and rules, but they reached ${percentText(this.percent)} %:\n\n${this.table()}`);
  }
}

/**
 * Which routes, and rules of policies, the tests reached that were run so far with an app, a chart, objects, or what `trafficOf` gave.
 *
 * @param manifests the very same that the tests have
 */
export function trafficCoverage(manifests: Exclude<Manifests, string>): TrafficCoverage {
  const traffic = trafficOf(manifests);
  return new TrafficCoverage(reachedBy(manifests)!.coverage(traffic.mesh, traffic.resources), placesIn(traffic));
}

/** The path of the construct, or the line of the YAML. */
function placesIn({ origin }: Traffic): (one: Covered) => string {
  if (typeof origin === 'string') return ({ resource, path }) => `line ${positionOf(resource, path).line}`;
  const paths = new Map(constructsOf(origin).map((one) => [titleOf({ kind: one.kind, namespace: namespaceOf(one), name: one.name }), one.node.path]));
  return ({ ref }) => paths.get(ref.resource) ?? '';
}

const namespaceOf = ({ metadata }: ApiObject) => metadata.namespace ?? 'default';

const constructsOf = (origin: Exclude<Traffic['origin'], string>) => ('node' in origin ? origin.node.findAll().filter(ApiObject.isApiObject) : []);
