import { readFileSync } from 'node:fs';
import { analyze, PlacedFinding } from '../../analysis/analyze';
import { Code, CODES, pageOf } from '../../analysis/codes';
import { Suppression } from '../../analysis/suppression';
import { Target } from '../../analysis/target';
import { invalid, show } from '../../core/private/errors';
import { MeshSettings, parseMeshSettings } from '../../model/mesh-settings';
import { readManifests } from '../../model/read';
import { FindingLevel } from '../finding-level';
import { failing } from './failing';
import { readSuppressions, readTarget } from './judge-app';

/** The part of what cdk8s-cli hands to a plugin that this one uses. */
export interface ValidationContext {
  readonly manifests?: readonly string[];
  readonly report?: {
    addViolation(violation: Violation): void;
    submit(status: 'success' | 'failure', metadata?: Readonly<Record<string, string>>): void;
  };
}

interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: ReadonlyArray<{ readonly resourceName: string; readonly locations: readonly string[]; readonly manifestPath: string }>;
}

export interface ValidationOptions {
  readonly failOn: FindingLevel;
  readonly namespace: string;
  readonly suppressions: readonly Suppression[];
  readonly settings?: MeshSettings;
  readonly target?: Target;
}

const PROPERTIES = ['failOn', 'istioVersion', 'meshConfig', 'namespace', 'suppressions'];
const LEVELS: readonly string[] = Object.values(FindingLevel);

/** The properties that a user gives in `cdk8s.yaml`. */
export function readProperties(properties: Readonly<Record<string, any>>): ValidationOptions {
  const unknown = Object.keys(properties).find((name) => !PROPERTIES.includes(name));
  if (unknown !== undefined) throw invalid(`${unknown} is no property of IstioValidation; it has ${PROPERTIES.join(', ')}`);
  const { failOn = FindingLevel.ERROR, istioVersion, meshConfig, namespace = 'default', suppressions = [] } = properties;
  if (!LEVELS.includes(failOn)) throw invalid(`failOn must be one of ${LEVELS.join(', ')}, got ${show(failOn)}`);
  return { failOn, namespace, suppressions: readSuppressions(suppressions), settings: readSettings(meshConfig), target: readTarget(istioVersion) };
}

function readSettings(file: string | undefined): MeshSettings | undefined {
  if (file === undefined) return undefined;
  const settings = parseMeshSettings(readFileSync(file, 'utf8'));
  if (!settings) throw invalid(`meshConfig must be a file with the fields of a mesh configuration, got ${show(file)}`);
  return settings;
}

/** Reports all findings, by their codes. */
export function validate({ manifests, report }: ValidationContext, { failOn, namespace, suppressions, settings, target }: ValidationOptions): void {
  const { findings, objects } = analyze(readManifests(manifests!, { namespace }), { suppressions, settings, target });
  for (const code of new Set(findings.map((finding) => finding.code))) {
    report!.addViolation(violationOf(code, findings.filter((one) => one.code === code)));
  }
  report!.submit(failing(findings, failOn).length > 0 ? 'failure' : 'success', { objects: String(objects), findings: String(findings.length) });
}

const violationOf = (code: Code, findings: readonly PlacedFinding[]): Violation => ({
  ruleName: `${code} ${CODES[code].name}`,
  recommendation: [...new Set(findings.map(({ message }) => message))].join('; '),
  fix: pageOf(code),
  violatingResources: findings.map(({ origin = '', file = '', line, message }) => ({
    // By the name alone cdk8s-cli finds the path of the construct.
    resourceName: origin.slice(Math.max(origin.lastIndexOf('/'), origin.lastIndexOf(' ')) + 1),
    locations: [`${line === undefined ? '' : `line ${line}: `}${message}`],
    manifestPath: file,
  })),
});
