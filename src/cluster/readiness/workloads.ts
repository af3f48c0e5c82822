import { LiveObject } from '../cluster';
import { conditionOf, failed, Readiness, ready, sayCondition, waiting } from './readiness';

const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;

const isBehind = ({ metadata, status }: LiveObject) => (status?.observedGeneration ?? 0) < (metadata.generation ?? 0);

const UNSEEN = 'its controller has not seen the last change yet';

/** As `kubectl rollout status` has it. */
export function deployment(live: LiveObject): Readiness {
  const { spec, status = {} } = live;
  const progressing = conditionOf(status, 'Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded') return failed(sayCondition(progressing));
  if (isBehind(live)) return waiting(UNSEEN);
  const refused = conditionOf(status, 'ReplicaFailure');
  if (refused?.status === 'True') return waiting(sayCondition(refused));
  const { replicas: wanted = 1 } = spec;
  const { updatedReplicas: updated = 0, replicas = 0, availableReplicas: available = 0 } = status;
  if (updated < wanted) return waiting(`${updated} of ${count(wanted, 'pod')} updated`);
  if (replicas > updated) return waiting(`${count(replicas - updated, 'old pod')} not gone yet`);
  return pods(available, wanted);
}

export function statefulSet(live: LiveObject): Readiness {
  const { spec, status = {} } = live;
  if (isBehind(live)) return waiting(UNSEEN);
  const { replicas: wanted = 1, updateStrategy } = spec;
  const { readyReplicas = 0, updatedReplicas: updated = 0, currentRevision, updateRevision } = status;
  // Without a rolling update old pods stay until somebody deletes them.
  const rolls = updateStrategy?.type !== 'OnDelete' && !updateStrategy?.rollingUpdate?.partition;
  if (rolls && updateRevision !== currentRevision && updated < wanted) return waiting(`${updated} of ${count(wanted, 'pod')} updated`);
  return pods(readyReplicas, wanted);
}

export function daemonSet(live: LiveObject): Readiness {
  const { spec, status = {} } = live;
  if (isBehind(live)) return waiting(UNSEEN);
  const { desiredNumberScheduled: wanted = 0, updatedNumberScheduled: updated = 0, numberAvailable: available = 0 } = status;
  if (wanted === 0) return ready('no node wants it');
  if (spec.updateStrategy?.type !== 'OnDelete' && updated < wanted) return waiting(`${updated} of ${count(wanted, 'pod')} updated`);
  return pods(available, wanted);
}

export function replicaSet(live: LiveObject): Readiness {
  if (isBehind(live)) return waiting(UNSEEN);
  return pods(live.status?.readyReplicas ?? 0, live.spec.replicas ?? 1);
}

function pods(there: number, wanted: number): Readiness {
  const text = `${there} of ${count(wanted, 'pod')}`;
  return there < wanted ? waiting(text) : ready(text);
}

export function pod({ status = {} }: LiveObject): Readiness {
  if (status.phase === 'Succeeded') return ready('it has ended well');
  if (status.phase === 'Failed') return failed(status.message || status.reason || 'it has failed');
  if (conditionOf(status, 'Ready')?.status === 'True') return ready();
  const containers = [...status.initContainerStatuses ?? [], ...status.containerStatuses ?? []];
  const stuck = containers.find(({ state }) => state?.waiting && state.waiting.reason !== 'PodInitializing');
  if (stuck) return waiting(`container ${stuck.name}: ${stuck.state.waiting.message || stuck.state.waiting.reason}`);
  const unscheduled = conditionOf(status, 'PodScheduled');
  return waiting(unscheduled?.status === 'False' ? sayCondition(unscheduled) : 'not ready');
}

export function job({ spec, status = {} }: LiveObject): Readiness {
  const failure = conditionOf(status, 'Failed');
  if (failure?.status === 'True') return failed(sayCondition(failure));
  if (conditionOf(status, 'Complete')?.status === 'True') return ready('it has ended well');
  return spec.suspend ? ready('it is suspended') : waiting(`${count(status.active ?? 0, 'pod')} at work`);
}

/** Without metrics, which not every cluster has, it does not scale, but the pods are there. */
export function horizontalPodAutoscaler({ status = {} }: LiveObject): Readiness {
  const [able, active] = ['AbleToScale', 'ScalingActive'].map((type) => conditionOf(status, type));
  if (!able) return waiting('its controller has not looked at it yet');
  if (able.status !== 'True') return waiting(sayCondition(able));
  const there = count(status.currentReplicas ?? 0, 'pod');
  // It does not measure what is scaled to zero.
  return ready(active?.status === 'False' && active.reason !== 'ScalingDisabled' ? `${there}, ${sayCondition(active)}` : there);
}
