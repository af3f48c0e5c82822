import * as fc from 'fast-check';
import { LabObject } from '../../attempt';
import { bystanders, identityOf } from '../manifests';
import { GATEWAYS } from './gateways';
import { INSTALLATIONS } from './installation';
import { POLICIES } from './policies';
import { ROUTING } from './routing';
import { Scenario } from './scenario';
import { WORKLOADS } from './workloads';

/** For each code that manifests decide, small meshes in which it just is, or just is not, to be found. */
export const SCENARIOS = { ...GATEWAYS, ...INSTALLATIONS, ...POLICIES, ...ROUTING, ...WORKLOADS };

/** Scenarios that stand beside each other in a mesh. */
const TOGETHER = 3;

/** A mesh of several scenarios, and that mesh with each of them changed in the field that decides. */
export interface ScenarioMesh {
  readonly found: readonly LabObject[];
  readonly near: ReadonlyArray<readonly LabObject[]>;
}

/** A round has each scenario once. */
export const scenarioRound: fc.Arbitrary<ScenarioMesh[]> = fc.shuffledSubarray(Object.keys(SCENARIOS), { minLength: Object.keys(SCENARIOS).length })
  .chain((codes) => fc.tuple(...chunks(codes).map((own) => fc.tuple(bystanders, ...own.map((code, place) => SCENARIOS[code](place)))
    .map(([others, ...scenarios]) => together(others, scenarios)))));

const chunks = (codes: readonly string[]) =>
  Array.from({ length: Math.ceil(codes.length / TOGETHER) }, (_, index) => codes.slice(index * TOGETHER, (index + 1) * TOGETHER));

function together(others: readonly LabObject[], scenarios: readonly Scenario[]): ScenarioMesh {
  const mesh = (changed?: Scenario) => {
    const own = scenarios.flatMap((one) => (one === changed ? one.near : one.found));
    const identities = new Set(own.map(identityOf));
    return [...own, ...others.filter((one) => !identities.has(identityOf(one)))];
  };
  return { found: mesh(), near: scenarios.map(mesh) };
}
