import { setTimeout } from 'node:timers/promises';
import { Resource } from '../model/resource';
import { Cluster, LiveObject } from './cluster';
import { ClusterError } from './cluster-error';
import { Difference, differences } from './differences';
import { endpointsOf } from './endpoints';
import { findObjects, Found } from './live-objects';
import { readiness } from './readiness';

/** What became of a synthesized object. */
export type State =
  | 'ready'
  | 'not-ready' // it may still become so
  | 'failed' // it does not become ready by itself
  | 'changed'
  | 'missing'
  | 'unreadable' // the user may not read it
  | 'nameless'; // the API server makes up its name, so that nobody can ask for it

export interface Verified {
  readonly resource: Resource;
  readonly state: State;
  readonly detail?: string;
  readonly differences: readonly Difference[];
}

/** Whether nothing is wrong with it, as far as can be known. */
export const isFine = ({ state }: Verified) => state === 'ready' || state === 'nameless';

export interface VerifyOptions {
  /** How long to wait for what is not ready, in milliseconds; 0 to look once. */
  readonly timeout: number;
  /** How long to rest between two looks, in milliseconds. */
  readonly interval: number;
  readonly signal: AbortSignal;
  /** Told what is not ready, each time that it was looked for. */
  readonly waiting: (unready: readonly Verified[]) => void;
}

/** Looks whether objects are in the cluster, unchanged, and ready, and waits for what is not. */
export async function verify(cluster: Cluster, resources: readonly Resource[], options: VerifyOptions): Promise<Verified[]> {
  const deadline = Date.now() + options.timeout;
  const scaled = scaledBy(resources);
  const verified = new Map<Resource, Verified>();
  const look = async (at: readonly Resource[]) => (await judge(cluster, at, scaled)).forEach((one) => verified.set(one.resource, one));

  await look(resources);
  for (;;) {
    const unready = [...verified.values()].filter(({ state }) => state === 'not-ready');
    if (unready.length === 0 || Date.now() + options.interval > deadline) break;
    options.waiting(unready);
    await setTimeout(options.interval, undefined, { signal: options.signal });
    await patiently(() => look(unready.map(({ resource }) => resource)));
  }
  return resources.map((resource) => verified.get(resource)!);
}

/** An API server may be away for a moment. */
async function patiently(look: () => Promise<void>): Promise<void> {
  try {
    await look();
  } catch (error) {
    if (!(error instanceof ClusterError && error.reason === 'unreachable')) throw error;
  }
}

async function judge(cluster: Cluster, resources: readonly Resource[], scaled: ReadonlySet<string>): Promise<Verified[]> {
  const found = await findObjects(cluster, resources.filter(({ name }) => name !== ''));
  const objects = [...found.values()].flatMap((one) => one.state === 'found' ? [one.object] : []);
  const endpoints = await endpointsOf(cluster, objects);
  return resources.map((resource) => {
    const one = found.get(resource);
    return one ? judgeFound(resource, one, endpoints, scaled) : { resource, state: 'nameless', detail: 'it has only a generateName', differences: [] };
  });
}

function judgeFound(resource: Resource, found: Found, endpoints: (live: LiveObject) => number | undefined, scaled: ReadonlySet<string>): Verified {
  if (found.state !== 'found') return { resource, differences: [], ...found };
  const live = found.object;
  const changes = differences(resource.object, live, scaled.has(scaleTarget(resource.kind, resource.namespace, resource.name)));
  const { state, detail } = readiness(live, endpoints(live));
  const verified = { resource, detail, differences: changes };
  if (changes.length > 0) return { ...verified, state: 'changed', detail: state === 'ready' ? undefined : detail };
  return { ...verified, state: state === 'waiting' ? 'not-ready' : state };
}

const scaleTarget = (kind: unknown, namespace: string, name: unknown) => `${kind} ${namespace}/${name}`;

/** The workloads that autoscalers among the objects scale. */
function scaledBy(resources: readonly Resource[]): Set<string> {
  return new Set(resources.filter(({ kind }) => kind === 'HorizontalPodAutoscaler').map(({ object, namespace }) => {
    const target = (object.spec as any)?.scaleTargetRef;
    return scaleTarget(target?.kind, namespace, target?.name);
  }));
}
