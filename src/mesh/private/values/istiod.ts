import { dnsLabel, durationOrZero, labels, percentage as anyPercentage, unique } from '../../../core/private/checks';
import { invalid } from '../../../core/private/errors';
import { render } from '../../../core/private/render';
import type { GatewayPodDisruptionBudget as BudgetSpec, IstiodSidecarInjectorWebhook as InjectorSpec, IstiodSpec } from '../../../schema/values.generated';
import { DisruptionBudgetValues } from '../../values/disruption-budget';
import { IstiodValues } from '../../values/istiod';
import { SidecarInjectorValues } from '../../values/sidecar-injector';
import { labelSelectorSpec } from '../config/label-selector';
import { Values } from '../install-plan';
import { knownFields } from '../known-fields';
import { merge } from './merge';
import { amount, count, enabled, percentage, resources, seccomp, section, tolerations } from './values';

/** As IstioOperator nests them: most under `pilot`, some beside it. The chart reads both places. */
export function istiodValues(values: IstiodValues): Values {
  const {
    enabled: _, extraValues = {},
    cniProvider, cpuTargetAverageUtilization, memoryTargetAverageUtilization,
    gatewayClasses, gatewaySeccompProfile, gatewaySecurityContext, istiodRemote, podDisruptionBudget, prometheus, revisionTags,
    sidecarInjectorWebhook, stableValidationPolicy, telemetry, ...pilot
  } = values;
  if (pilot.autoscaleEnabled !== false && pilot.replicaCount !== undefined) {
    throw invalid('replicaCount of istiod does nothing while the number of its pods follows their load; give autoscaleMin, or autoscaleEnabled: false');
  }
  const pods = pilot.autoscaleEnabled === false ? pilot.replicaCount : pilot.autoscaleMin;
  if (podDisruptionBudget && (pods ?? 1) < 2) throw invalid(budgetOfOne('istiod', 'autoscaleMin'));
  const underPilot = {
    ...render<typeof pilot, IstiodSpec>(pilot, {
      autoscaleMax: count('autoscaleMax', 1),
      autoscaleMin: count('autoscaleMin', 1),
      deploymentLabels: (value) => labels('deploymentLabels', value),
      keepaliveMaxServerConnectionAge: (value) => durationOrZero('keepaliveMaxServerConnectionAge', value),
      podLabels: (value) => labels('podLabels', value),
      replicaCount: count('replicaCount'),
      rollingMaxSurge: amount,
      rollingMaxUnavailable: amount,
      seccompProfile: seccomp,
      resources,
      tolerations,
      traceSampling: (value) => anyPercentage('traceSampling', value),
    }),
    cni: section({ provider: cniProvider }),
    cpu: utilization('cpuTargetAverageUtilization', cpuTargetAverageUtilization),
    memory: utilization('memoryTargetAverageUtilization', memoryTargetAverageUtilization),
  };
  const beside = {
    experimental: section({ stableValidationPolicy }),
    gatewayClasses,
    gateways: section({ seccompProfile: gatewaySeccompProfile && seccomp(gatewaySeccompProfile), securityContext: gatewaySecurityContext }),
    istiodRemote,
    pdb: podDisruptionBudget && disruptionBudgetSpec(podDisruptionBudget),
    revisionTags: revisionTags && tags(revisionTags),
    sidecarInjectorWebhook: sidecarInjectorWebhook && injectorSpec(sidecarInjectorWebhook),
    telemetry: section({ enabled: telemetry, v2: section({ prometheus: enabled(prometheus) }) }),
  };
  knownFields('istiod', 'values', 'Istiod', { ...underPilot, ...beside });
  return { ...beside, pilot: merge(underPilot, extraValues) };
}

const utilization = (what: string, value: number | undefined) =>
  value === undefined ? undefined : { targetAverageUtilization: percentage(what)(value) };

export const budgetOfOne = (owner: string, minimum: string) =>
  `podDisruptionBudget of ${owner} does nothing for a single pod, because no node could be emptied then; give ${minimum} of at least 2`;

export function disruptionBudgetSpec(budget: DisruptionBudgetValues): BudgetSpec {
  if (budget.maxUnavailable && budget.minAvailable) throw invalid('podDisruptionBudget has maxUnavailable and minAvailable, which exclude each other; give one of them');
  return render<DisruptionBudgetValues, BudgetSpec>(budget, { maxUnavailable: amount, minAvailable: amount });
}

function tags(names: readonly string[]): string[] {
  unique('revisionTags', names);
  return names.map((name) => dnsLabel('name in revisionTags', name));
}

const injectorSpec = (injector: SidecarInjectorValues): InjectorSpec => render<SidecarInjectorValues, InjectorSpec>(injector, {
  alwaysInjectSelector: (list) => list.map((selector) => ({ ...labelSelectorSpec('alwaysInjectSelector', selector) })),
  neverInjectSelector: (list) => list.map((selector) => ({ ...labelSelectorSpec('neverInjectSelector', selector) })),
});
