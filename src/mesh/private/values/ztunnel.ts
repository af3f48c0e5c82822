import { labels } from '../../../core/private/checks';
import { render } from '../../../core/private/render';
import type { ZtunnelSpec } from '../../../schema/values.generated';
import { ZtunnelValues } from '../../values/ztunnel';
import { Values } from '../install-plan';
import { knownFields } from '../known-fields';
import { merge } from './merge';
import { amount, count, enabled, resources, section, tolerations } from './values';

/** As the chart has them. */
export function ztunnelValues(values: ZtunnelValues): Values {
  const { enabled: _, namespace: __, extraValues = {}, clusterName, peerCaCrl, rollingMaxSurge, rollingMaxUnavailable, ...ztunnel } = values;
  const rollingUpdate = section({
    maxSurge: rollingMaxSurge && amount(rollingMaxSurge), maxUnavailable: rollingMaxUnavailable && amount(rollingMaxUnavailable),
  });
  return merge(knownFields('ztunnel', 'values', 'Ztunnel', {
    ...render<typeof ztunnel, ZtunnelSpec>(ztunnel, {
      labels: (value) => labels('labels', value),
      podLabels: (value) => labels('podLabels', value),
      resources,
      terminationGracePeriodSeconds: count('terminationGracePeriodSeconds'),
      tolerations,
    }),
    multiCluster: section({ clusterName }),
    peerCaCrl: enabled(peerCaCrl),
    updateStrategy: rollingUpdate && { rollingUpdate },
  }), extraValues);
}
