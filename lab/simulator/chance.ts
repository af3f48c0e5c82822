import { readText } from '../../src/model/read';
import { buildMesh } from '../../src/simulator';
import { Manifest } from '../light';

/** A mesh as the lab has it. */
export const meshOf = (manifests: readonly Manifest[]) =>
  buildMesh(readText(manifests.map((one) => JSON.stringify(one)).join('\n---\n'), 'mesh.yaml').resources, { outboundTrafficPolicy: 'REGISTRY_ONLY' });

/** The chance of one that is further off than this is under 1 in 10^7. */
const DEVIATIONS = 5.5;

/** Whether so many of all tries may come of a share. */
export const isLikely = (count: number, tries: number, share: number) =>
  Math.abs(count - tries * share) <= DEVIATIONS * Math.sqrt(tries * share * (1 - share)) + 1e-9;
