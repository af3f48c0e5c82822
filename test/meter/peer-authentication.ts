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
    'other modes': (scope, probe) => new PeerAuthentication(scope, 'policy', {
      target: PolicyTarget.workloads(WorkloadSelector.labels({ app: 'cart' })),
      mtls: probe.of('mtls.mode', MutualTlsMode.STRICT, MutualTlsMode.DISABLE),
      portLevelMtls: { 8080: probe.of('portLevelMtls.*.mode', MutualTlsMode.STRICT, MutualTlsMode.DISABLE) },
    }),
  },
  leftOut: [[/mode=UNSET$/, 'the same as leaving it out']],
};
