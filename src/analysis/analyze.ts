import { CodeLine } from '../model/documents';
import { Mesh } from '../model/mesh';
import { MeshSettings } from '../model/mesh-settings';
import { positionOf } from '../model/position';
import { ReadProblem, ReadProblemCode } from '../model/problem';
import { Manifests } from '../model/read';
import { titleOf } from '../model/resource';
import { assumedBeside } from './assumed';
import { Code, CODES } from './codes';
import { Finding, Level } from './finding';
import { RULES } from './registry';
import { Rule } from './rule';
import { Suppression, suppressor } from './suppression';
import { Target } from './target';

/** A finding with its place, as reports have it. */
export interface PlacedFinding {
  readonly code: Code;
  readonly level: Level;
  readonly message: string;

  /** The resource, such as `VirtualService shop/reviews`, where there is one. */
  readonly origin?: string;

  readonly file?: string;
  readonly line?: number;
  readonly column?: number;

  /** The text of that line. */
  readonly quote?: string;

  /** The line of code that made the resource, if that is known. */
  readonly source?: CodeLine;
}

export interface Analysis {
  /** The worst first, in an order that depends on nothing but the manifests. */
  readonly findings: readonly PlacedFinding[];

  /** How many findings are suppressed. */
  readonly suppressed: number;

  /** How many objects were looked at. */
  readonly objects: number;
}

export interface AnalyzeOptions {
  /** The mesh configuration. @default that of the ConfigMap `istio` among the objects, or that of a new mesh */
  readonly settings?: MeshSettings;

  readonly suppressions?: readonly Suppression[];

  /** The version of Istio that the manifests are for. @default - the pinned one, and nothing is said of others */
  readonly target?: Target;

  /** Whether the ingress gateway of Istio and its injection are taken to be there where the manifests have none. @default true */
  readonly assumeInstallation?: boolean;

  /** @default all */
  readonly rules?: readonly Rule[];

  /** Told the number of rules that are done, and of all. */
  progress?(done: number, total: number): void;
}

/** Finds out what is wrong with manifests. */
export function analyze(manifests: Manifests, options: AnalyzeOptions = {}): Analysis {
  const { settings, suppressions = [], target, assumeInstallation = true, rules = RULES, progress } = options;
  const { resources } = manifests;
  const assumed = assumeInstallation ? assumedBeside(resources) : [];
  // What is in the cluster already was applied before.
  const mesh = new Mesh([...assumed, ...resources], settings);
  const isSuppressed = suppressor(suppressions);
  const placed = manifests.problems.map(placeProblem);
  const seen = new Set<string>();
  let suppressed = 0;
  rules.forEach((rule, index) => {
    for (const finding of run(rule, mesh, target)) {
      if ('resource' in finding) {
        if (isSuppressed(finding.code, finding.resource)) suppressed++;
        else placed.push(place(finding));
      } else placed.push(finding);
    }
    progress?.(index + 1, rules.length);
  });
  const findings = placed.sort(compare).filter((finding) => {
    const key = [finding.code, finding.origin, finding.file, finding.line, finding.message].join('\n');
    return seen.size < seen.add(key).size;
  });
  return { findings, suppressed, objects: resources.length };
}

/** A rule that fails does not keep the others from their work. */
function run({ id, check }: Rule, mesh: Mesh, target: Target | undefined): ReadonlyArray<Finding | PlacedFinding> {
  const findings: Array<Finding | PlacedFinding> = [];
  try {
    for (const finding of check(mesh, target)) findings.push(finding);
  } catch (thrown) {
    findings.push({ code: 'CDI0001', level: 'Error', message: `the rule '${id}' failed: ${String(thrown)}; please report it` });
  }
  return findings;
}

function place({ code, message, resource, path }: Finding): PlacedFinding {
  const { file, line, column, quote } = positionOf(resource, path);
  return { code, level: CODES[code].level, message, origin: titleOf(resource), file, line, column, quote, source: resource.source.document.origin };
}

const READ_CODES: Readonly<Record<ReadProblemCode, Code>> = {
  'broken-yaml': 'CDI0002',
  'no-object': 'CDI0003',
  'unknown-kind': 'CDI0004',
  'doubled': 'CDI0005',
  'unreadable': 'CDI0006',
  'encoding': 'CDI0007',
};

const placeProblem = ({ code, severity, message, file, line, column, quote }: ReadProblem): PlacedFinding =>
  ({ code: READ_CODES[code], level: severity === 'error' ? 'Error' : 'Warning', message, file, line, column, quote });

export const LEVELS: readonly Level[] = ['Error', 'Warning', 'Info'];

function compare(a: PlacedFinding, b: PlacedFinding): number {
  return LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level)
    || order(a.code, b.code)
    || order(a.origin ?? '', b.origin ?? '')
    || order(a.file ?? '', b.file ?? '')
    || (a.line ?? 0) - (b.line ?? 0)
    || order(a.message, b.message);
}

/** By code units, which every machine does alike. */
const order = (a: string, b: string) => (a < b ? -1 : Number(a > b));
