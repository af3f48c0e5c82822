import { mesh } from '../../../src';
import { AMOUNTS, COMPONENT, IMAGE, MOUNTS, POD, VOLUMES } from './pod';
import { same, Samples, within } from './samples';

const section: Samples<Omit<mesh.ZtunnelValues, 'resourceName'>> = {
  ...COMPONENT,
  ...IMAGE,
  ...POD,
  annotations: same('annotations', { 'example.com/a': 'b' }),
  caAddress: same('caAddress', 'ca.example.com:15012'),
  clusterName: [['east', { multiCluster: { clusterName: 'east' } }]],
  dnsConfig: same('dnsConfig', { nameservers: ['10.0.0.10'] }),
  dnsPolicy: same('dnsPolicy', 'None'),
  imagePullPolicy: same('imagePullPolicy', mesh.ImagePullPolicy.NEVER),
  imagePullSecrets: same('imagePullSecrets', ['pull']),
  labels: same('labels', { team: 'mesh' }),
  logLevel: same('logLevel', 'debug'),
  namespace: [['istio-system', {}]],
  network: same('network', 'network1'),
  nodeSelector: same('nodeSelector', { disk: 'ssd' }),
  peerCaCrl: [[true, { peerCaCrl: { enabled: true } }]],
  podLabels: same('podLabels', { team: 'mesh' }),
  resourceQuotas: same('resourceQuotas', { enabled: true, pods: 77 }),
  rollingMaxSurge: AMOUNTS.map(([given, maxSurge]) => [given, { updateStrategy: { rollingUpdate: { maxSurge } } }]),
  rollingMaxUnavailable: AMOUNTS.map(([given, maxUnavailable]) => [given, { updateStrategy: { rollingUpdate: { maxUnavailable } } }]),
  seLinuxOptions: same('seLinuxOptions', { type: 'spc_t' }),
  terminationGracePeriodSeconds: same('terminationGracePeriodSeconds', 7),
  volumeMounts: same('volumeMounts', MOUNTS),
  volumes: same('volumes', VOLUMES),
  xdsAddress: same('xdsAddress', 'istiod.example.com:15012'),
};

export const ZTUNNEL: Samples<mesh.ZtunnelValues> = {
  ...within('ztunnel', section),
  // Istiod must know it by its name.
  resourceName: [['my-ztunnel', { ztunnel: { resourceName: 'my-ztunnel' }, pilot: { trustedZtunnelName: 'my-ztunnel' } }]],
};
