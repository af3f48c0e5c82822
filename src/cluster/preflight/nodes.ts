import { LiveObject } from '../cluster';
import { conditionOf, sayCondition } from '../readiness/readiness';
import { Check, count, failed, ok, some, warning } from './check';

/** Istio's images are for these. */
const ARCHITECTURES = ['amd64', 'arm64'];

const infoOf = ({ status }: LiveObject) => status?.nodeInfo ?? {};
const isReady = ({ status }: LiveObject) => conditionOf(status, 'Ready')?.status === 'True';
const name = ({ metadata }: LiveObject) => metadata.name;

/** Whether pods find nodes that are ready, and that Istio runs on. */
export const nodes: Check = {
  name: 'nodes',
  run: async ({ cluster }) => {
    const all = await cluster.list('Node.v1.');
    if (all.length === 0) return failed('there is none', 'add a node to the cluster');
    const unready = all.filter((node) => !isReady(node));
    if (unready.length > 0) {
      return failed(`${unready.length} of ${all.length} not ready: ${some(unready.map(whyUnready))}`, `\`kubectl describe node ${name(unready[0])}\` tells why`);
    }
    // A node may not tell what it is.
    const linux = all.filter((node) => (infoOf(node).operatingSystem || 'linux') === 'linux');
    const open = linux.filter(({ spec }) => !spec?.unschedulable);
    if (open.length === 0) return failed(`${all.length} ready, but none that runs Linux takes pods`, '`kubectl uncordon` lets a node take pods again');
    const foreign = linux.filter((node) => infoOf(node).architecture && !ARCHITECTURES.includes(infoOf(node).architecture));
    if (foreign.length > 0) {
      return warning(`Istio has no images for ${some(foreign.map((node) => `${infoOf(node).architecture} (${name(node)})`))}`, 'keep the pods of the mesh on other nodes');
    }
    return ok([`${all.length} ready`, ...aside(all, linux, open), ...platforms(linux)].join(', '));
  },
};

function whyUnready(node: LiveObject): string {
  const condition = conditionOf(node.status, 'Ready');
  return `${name(node)}${condition ? ` (${sayCondition(condition)})` : ''}`;
}

function aside(all: readonly LiveObject[], linux: readonly LiveObject[], open: readonly LiveObject[]): string[] {
  const [windows, cordoned] = [all.length - linux.length, linux.length - open.length];
  return [
    ...windows > 0 ? [`${windows} without Linux, where Istio has no sidecars`] : [],
    ...cordoned > 0 ? [`${count(cordoned, 'node')} cordoned`] : [],
  ];
}

function platforms(linux: readonly LiveObject[]): string[] {
  const texts = linux.map((node) => [infoOf(node).kernelVersion && `Linux ${infoOf(node).kernelVersion}`, infoOf(node).architecture].filter(Boolean).join(' '));
  return [...new Set(texts)].filter((text) => text !== '');
}
