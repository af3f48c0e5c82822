import { istio, WorkloadSelector } from '../../src';
import { Coverage } from './meter';
import { labels } from './parts/values';

const { MutualTlsMode, PeerAuthentication, PolicyTarget } = istio;

export const peerAuthentication: Coverage = {
  apiVersion: 'security.istio.io/v1',
  kind: 'PeerAuthentication',
  minimal: (scope, id, props) => new PeerAuthentication(scope, id, { ...props, mtls: MutualTlsMode.STRICT }),
  recipes: {
    'all fields': (scope, probe) => new PeerAuthentication(scope, 'policy', {
      target: PolicyTarget.workloads(WorkloadSelector.labels(labels(probe, 'selector.matchLabels'))),
      mtls: probe.member('mtls.mode', MutualTlsMode),
      portLevelMtls: { 8080: probe.member('portLevelMtls.*.mode', MutualTlsMode) },
    }),
  },
  leftOut: [[/mode=UNSET$/, 'the same as leaving it out']],
};
