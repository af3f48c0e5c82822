import { mesh } from '../../../src';
import { AMOUNTS, COMPONENT, IMAGE, POD, SECCOMP } from './pod';
import { same, Samples, within } from './samples';

const { CniProvider, CniRepair, ImagePullPolicy, LabelExpression } = mesh;
const METHODS = { repairPods: false, deletePods: false, labelPods: false };

const section: Samples<Omit<mesh.CniValues, 'provider'>> = {
  ...COMPONENT,
  ...IMAGE,
  ...POD,
  ambient: [
    ...same('ambient', { enabled: true, dnsCapture: false, ipv6: false, reconcileIptablesOnStartup: false }),
    ...same('ambient', { enableAmbientDetectionRetry: true, shareHostNetworkNamespace: true }),
    [{ enablementSelectors: [{ podSelector: { matchLabels: { mesh: 'yes' } } }, { namespaceSelector: { matchExpressions: [LabelExpression.exists('mesh')] } }] },
      {
        ambient: {
          enablementSelectors: [
            { podSelector: { matchLabels: { mesh: 'yes' } } }, { namespaceSelector: { matchExpressions: [{ key: 'mesh', operator: 'Exists' }] } },
          ],
        },
      }],
  ],
  chained: same('chained', false),
  cniBinDir: same('cniBinDir', '/var/lib/cni/bin'),
  cniConfDir: same('cniConfDir', '/etc/other/net.d'),
  cniConfFileName: same('cniConfFileName', 'my-cni.conf'),
  cniNetnsDir: same('cniNetnsDir', '/var/run/docker/netns'),
  daemonSetLabels: same('daemonSetLabels', { team: 'mesh' }),
  excludeNamespaces: same('excludeNamespaces', ['kube-system', 'other']),
  istioOwnedCNIConfig: same('istioOwnedCNIConfig', true),
  istioOwnedCNIConfigFileName: same('istioOwnedCNIConfigFileName', '02-mine.conflist'),
  logLevel: [['cni:debug', { logging: { level: 'cni:debug' } }]],
  namespace: [['istio-system', {}]],
  podLabels: same('podLabels', { team: 'mesh' }),
  pullPolicy: same('pullPolicy', ImagePullPolicy.ALWAYS),
  repair: [
    ...same('repair', { enabled: false }),
    ...same('repair', { initContainerName: 'my-validation' }),
    [{ method: CniRepair.LABEL_PODS, brokenPodLabelKey: 'example.com/broken', brokenPodLabelValue: 'yes' },
      { repair: { ...METHODS, labelPods: true, brokenPodLabelKey: 'example.com/broken', brokenPodLabelValue: 'yes' } }],
    [{ method: CniRepair.DELETE_PODS }, { repair: { ...METHODS, deletePods: true } }],
    [{ method: CniRepair.REPAIR_PODS }, { repair: { ...METHODS, repairPods: true } }],
  ],
  resourceQuotas: same('resourceQuotas', { enabled: true, pods: 77 }),
  rollingMaxUnavailable: AMOUNTS.map(([given, maxUnavailable]) => [given, { updateStrategy: { rollingUpdate: { maxUnavailable } } }]),
  seccompProfile: SECCOMP.map(([given, seccompProfile]) => [given, { seccompProfile }]),
  seLinuxOptions: same('seLinuxOptions', { type: 'spc_t' }),
  terminationGracePeriodSeconds: same('terminationGracePeriodSeconds', 7),
  useAppArmorAnnotation: same('useAppArmorAnnotation', false),
};

export const CNI: Samples<mesh.CniValues> = {
  ...within('cni', section),
  // Pods need an annotation then, which is for injection to write.
  provider: [[CniProvider.MULTUS, { cni: { provider: 'multus' }, pilot: { cni: { provider: 'multus' } } }]],
};
