import { Duration, Size } from 'cdk8s';
import { dnsSubdomain, integer, labels, wholeSeconds } from '../../core/private/checks';
import { resourcesSpec, ResourcesSpec } from '../../core/private/container-resources';
import { ProxyDeployment, TopologySpread } from '../proxy-deployment';

/** What a deployment asks for, as parts of the objects that carry it out. */
export interface DeploymentParts {
  /** Fixed number of pods. */
  readonly replicas?: number;
  /** Annotations of the pods. */
  readonly annotations?: Record<string, string>;
  /** Fields of the pods' spec. */
  readonly pod: object;
  /** Fields of the proxy's container. */
  readonly container: { readonly resources?: ResourcesSpec; readonly env?: object[] };
  /** Spec of the autoscaler, without its target. */
  readonly autoscaler?: object;
  /** Spec of the disruption budget, without its selector. */
  readonly disruptionBudget?: object;
}

/** The parts of a deployment whose pods have some labels. */
export function deploymentParts(deployment: ProxyDeployment, podLabels: Record<string, string>): DeploymentParts {
  const { scaling, disruptionBudget, resources, podAnnotations, env } = deployment;
  return {
    replicas: scaling?._autoscaler ? undefined : scaling?._fewest,
    annotations: podAnnotations && { ...podAnnotations },
    pod: podSpec(deployment, podLabels),
    container: defined({
      resources: resources && resourcesSpec(resources, USUAL_RESOURCES),
      env: env && Object.entries(env).map(([name, value]) => ({ name, value })),
    }),
    autoscaler: scaling?._autoscaler,
    disruptionBudget: disruptionBudget?._toSpec(scaling?._fewest ?? 1),
  };
}

function podSpec(deployment: ProxyDeployment, podLabels: Record<string, string>) {
  const { topologySpread, nodeSelector, tolerations, priorityClassName, terminationGracePeriod } = deployment;
  return defined({
    topologySpreadConstraints: topologySpread?.map((spread) => spreadSpec(spread, podLabels)),
    nodeSelector: nodeSelector && labels('nodeSelector', nodeSelector),
    tolerations: tolerations?.map((toleration) => toleration._toSpec()),
    priorityClassName: priorityClassName === undefined ? undefined : dnsSubdomain('priorityClassName', priorityClassName),
    terminationGracePeriodSeconds: terminationGracePeriod && seconds(terminationGracePeriod),
  });
}

const spreadSpec = ({ topologyKey, maxSkew = 1, required = false }: TopologySpread, matchLabels: Record<string, string>) => ({
  maxSkew: integer('maxSkew', maxSkew, 1),
  topologyKey: Object.keys(labels('topologyKey', { [topologyKey]: '' }))[0],
  whenUnsatisfiable: required ? 'DoNotSchedule' : 'ScheduleAnyway',
  labelSelector: { matchLabels },
});

function seconds(period: Duration): number {
  wholeSeconds('terminationGracePeriod', period);
  return period.toSeconds();
}

/** What Istio gives every gateway and waypoint. */
export const USUAL_RESOURCES = {
  cpuRequestMillis: 100, cpuLimitMillis: 2000, memoryRequest: Size.mebibytes(128), memoryLimit: Size.mebibytes(1024),
};

/** Without the fields that are not given. */
export function defined<T extends object>(fields: T): { [K in keyof T]: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]: NonNullable<T[K]> };
}
