import { dnsLabel, labels } from '../../../core/private/checks';
import { render } from '../../../core/private/render';
import type { CniAmbient, CniRepair as RepairSpec, CniSpec } from '../../../schema/values.generated';
import { AmbientEnablement, CniAmbientValues, CniRepair, CniRepairValues, CniValues } from '../../values/cni';
import { labelSelectorSpec } from '../config/label-selector';
import { Values } from '../install-plan';
import { knownFields } from '../known-fields';
import { merge } from './merge';
import { amount, count, resources, seccomp, section, tolerations } from './values';

/** As they stand under `cni`. */
export function cniValues({ enabled: _, namespace: __, extraValues = {}, logLevel, rollingMaxUnavailable, ...cni }: CniValues): Values {
  return merge(knownFields('cni', 'values', 'Cni', {
    ...render<typeof cni, CniSpec>(cni, {
      ambient: ambientSpec,
      daemonSetLabels: (value) => labels('daemonSetLabels', value),
      excludeNamespaces: (names) => names.map((name) => dnsLabel('name in excludeNamespaces', name)),
      podLabels: (value) => labels('podLabels', value),
      repair: repairSpec,
      resources,
      seccompProfile: seccomp,
      terminationGracePeriodSeconds: count('terminationGracePeriodSeconds'),
      tolerations,
    }),
    logging: section({ level: logLevel }),
    updateStrategy: rollingMaxUnavailable && { rollingUpdate: { maxUnavailable: amount(rollingMaxUnavailable) } },
  }), extraValues);
}

const ambientSpec = (ambient: CniAmbientValues): CniAmbient => render<CniAmbientValues, CniAmbient>(ambient, {
  enablementSelectors: (list) => list.map(enablement),
});

function enablement({ namespaceSelector, podSelector }: AmbientEnablement): Values {
  return {
    ...namespaceSelector && { namespaceSelector: labelSelectorSpec('enablementSelectors', namespaceSelector) },
    ...podSelector && { podSelector: labelSelectorSpec('enablementSelectors', podSelector) },
  };
}

/** The methods exclude each other, so that all are said. */
function repairSpec({ method, ...repair }: CniRepairValues): RepairSpec {
  const methods = Object.values(CniRepair).map((one) => [one, one === method]);
  return { ...render<typeof repair, RepairSpec>(repair, {}), ...method && Object.fromEntries(methods) };
}
