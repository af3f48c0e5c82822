import { invalid, show } from '../../core/private/errors';
import { MeshProps } from '../mesh-props';
import { UpgradePhase } from '../upgrade-phase';
import { plain } from './config/plain';
import { InstallPlan, Values } from './install-plan';
import { planOf } from './plan';
import { DEFAULT_TAG } from './revision-tag';
import { merge } from './values/merge';

const PHASES = Object.values(UpgradePhase);

/** Istio's limit for an upgrade by revisions. */
const MOST_MINORS = 2;

/** What is installed for itself, because it is replaced at a time of its own. */
export interface Part {
  readonly id: string;
  readonly props: MeshProps;
  /** Ids of parts that must be there before. */
  readonly after: readonly string[];
}

const OFF = { enabled: false };
const NO_GATEWAYS = { ingressGateways: [], egressGateways: [] };
/** Of istiod alone. */
const NO_CONFIGURATION = { config: undefined, networks: undefined };

/** Of a mesh that is upgraded, which must have one. */
export const revisionOf = ({ revision, version }: MeshProps): string => revision ?? version.replace(/\./g, '-');

/** Revisions that there are in a phase. */
export function revisionsIn(phase: UpgradePhase, from: MeshProps, to: MeshProps): string[] {
  return controlPlanes(phase, from, to).map(revisionOf);
}

const controlPlanes = (phase: UpgradePhase, from: MeshProps, to: MeshProps) => [
  ...phase === UpgradePhase.DONE ? [] : [from],
  ...phase === UpgradePhase.CURRENT ? [] : [to],
];

/** Which of both meshes counts for what changes with a phase. */
export function since(first: UpgradePhase, phase: UpgradePhase, from: MeshProps, to: MeshProps): MeshProps {
  return PHASES.indexOf(phase) >= PHASES.indexOf(first) ? to : from;
}

/** What is installed in a phase, in the order in which it is applied. */
export function partsOf(phase: UpgradePhase, from: MeshProps, to: MeshProps): Part[] {
  const newSince = (first: UpgradePhase) => since(first, phase, from, to);
  const base = baseOf(newSince(UpgradePhase.INSTALL));
  const planes = controlPlanes(phase, from, to).map((mesh) => controlPlaneOf(mesh, base));
  return [...base, ...planes, ...nodesOf(newSince(UpgradePhase.NODES), planes), ...gatewaysOf(newSince(UpgradePhase.STABLE), planes)];
}

const ids = (parts: Part[]) => parts.map(({ id }) => id);

function baseOf(mesh: MeshProps): Part[] {
  if (planOf(mesh).components.base === undefined) return [];
  const props = { ...mesh, ...NO_CONFIGURATION, ...NO_GATEWAYS, revision: undefined, istiod: OFF, cni: OFF, ztunnel: OFF };
  // What is judged by default, the tag `default` says.
  return [{ id: 'base', props: { ...props, base: { ...mesh.base, enabled: true, defaultRevision: '' } }, after: [] }];
}

function controlPlaneOf(mesh: MeshProps, base: Part[]): Part {
  const revision = revisionOf(mesh);
  const istiod = { ...mesh.istiod, extraValues: merge(mesh.istiod?.extraValues ?? {}, knownOfNodes(planOf(mesh))) };
  const props = { ...mesh, ...NO_GATEWAYS, revision, istiod, base: { ...mesh.base, ...OFF }, cni: OFF, ztunnel: OFF };
  return { id: revision, props, after: ids(base) };
}

/** What istiod of the whole mesh knows of the agents of the nodes, which are installed apart from it here. */
function knownOfNodes({ values: { pilot: { cni, trustedZtunnelName, trustedZtunnelNamespace } } }: InstallPlan): Values {
  return plain({ cni, trustedZtunnelName, trustedZtunnelNamespace });
}

function nodesOf(mesh: MeshProps, planes: Part[]): Part[] {
  const { cni, ztunnel } = planOf(mesh).components;
  if (cni === undefined && ztunnel === undefined) return [];
  const props = { ...mesh, ...NO_CONFIGURATION, ...NO_GATEWAYS, revision: revisionOf(mesh), base: OFF, istiod: OFF };
  return [{ id: 'nodes', props, after: ids(planes) }];
}

function gatewaysOf(mesh: MeshProps, planes: Part[]): Part[] {
  if (planOf(mesh).gateways.length === 0) return [];
  const props = { ...mesh, ...NO_CONFIGURATION, revision: revisionOf(mesh), base: OFF, istiod: OFF, cni: OFF, ztunnel: OFF };
  return [{ id: 'gateways', props, after: ids(planes) }];
}

export function checkUpgrade(from: MeshProps, to: MeshProps): void {
  if (revisionOf(from) === revisionOf(to)) {
    throw invalid(`from and to must have different revisions, got ${show(revisionOf(to))} for both; without another version, give 'to' a revision of its own`);
  }
  if (from.base?.defaultRevision ?? to.base?.defaultRevision) {
    throw invalid("base.defaultRevision does nothing in an upgrade, whose tag 'default' says who judges resources; drop it");
  }
  const [old, young] = [planOf(from), planOf(to)];
  checkVersions(old, young);
  if (old.namespace !== young.namespace) {
    throw invalid(`from and to must have one namespace, as their proxies trust each other by what is in it, got ${show(old.namespace)} and ${show(young.namespace)}`);
  }
  for (const agent of ['cni', 'ztunnel'] as const) {
    if ((old.components[agent] === undefined) !== (young.components[agent] === undefined)) {
      throw invalid(`from and to must both have ${agent} or both not, because proxies rely on it before the agents of the nodes change; add or drop it before the upgrade`);
    }
  }
}

function checkVersions({ version: old }: InstallPlan, { version: young }: InstallPlan): void {
  const [before, after] = [old, young].map((version) => version.match(/\d+/g)!.map(Number));
  if ((before[1] - after[1] || before[2] - after[2]) > 0) {
    throw invalid(`an upgrade must not go to an older version, got ${show(young)} after ${show(old)}; to go back, take the phase before`);
  }
  if (after[1] - before[1] > MOST_MINORS) {
    throw invalid(`an upgrade may skip one minor version, got ${show(young)} after ${show(old)}; upgrade to 1.${before[1] + MOST_MINORS} first`);
  }
}

export function checkTags(stable: string, canary: string): void {
  if (canary === stable || canary === DEFAULT_TAG) {
    throw invalid(`canaryTag must be neither the stable tag nor 'default', which move last, got ${show(canary)}`);
  }
}
