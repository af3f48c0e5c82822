import { istio, WorkloadSelector } from '../../src';
import { Coverage } from './meter';
import { labels } from './parts/values';

const { ProxyConfig, ProxyImage } = istio;

export const proxyConfig: Coverage = {
  apiVersion: 'networking.istio.io/v1beta1',
  kind: 'ProxyConfig',
  minimal: (scope, id, props) => new ProxyConfig(scope, id, { ...props, concurrency: 2 }),
  recipes: {
    fields: (scope, probe) => new ProxyConfig(scope, 'proxy', {
      selector: WorkloadSelector.labels(labels(probe, 'selector.matchLabels')),
      concurrency: probe.number('concurrency'),
      environmentVariables: { A: probe.text('environmentVariables.*') },
      image: ProxyImage.of(probe.text('image.imageType')),
    }),
  },
  leftOut: [],
};
