import { mesh } from '../../../src';
import { AFFINITY, BUDGETS, MOUNTS, POD, SPREAD, VOLUMES } from './pod';
import { same, Samples } from './samples';

const { ExternalTrafficPolicy, GatewayKind, GatewayServiceType, IpFamily, IpFamilyPolicy } = mesh;

/** As the chart `gateway` has them. */
export const GATEWAY: Samples<mesh.MeshGateway> = {
  ...POD,
  name: [['public', {}]],
  additionalContainers: same('additionalContainers', [{ name: 'beside', image: 'example.com/beside' }]),
  affinity: same('affinity', AFFINITY),
  annotations: same('annotations', { 'example.com/a': 'b' }),
  autoscaling: same('autoscaling', {
    enabled: true,
    minReplicas: 2,
    maxReplicas: 7,
    targetCPUUtilizationPercentage: 66,
    targetMemoryUtilizationPercentage: 77,
    autoscaleBehavior: { scaleDown: { stabilizationWindowSeconds: 60 } },
  }, { enabled: false }),
  containerSecurityContext: same('containerSecurityContext', { readOnlyRootFilesystem: true }),
  dnsConfig: same('dnsConfig', { nameservers: ['10.0.0.10'] }),
  dnsPolicy: same('dnsPolicy', 'None'),
  envVarFrom: same('envVarFrom', [{ name: 'A_SECRET', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } }]),
  extraValues: [[{ something: 1 }, { something: 1 }]],
  imagePullPolicy: same('imagePullPolicy', ...Object.values(mesh.ImagePullPolicy)),
  imagePullSecrets: [[['pull'], { imagePullSecrets: [{ name: 'pull' }] }]],
  initContainers: same('initContainers', [{ name: 'before', image: 'example.com/before' }]),
  kind: same('kind', GatewayKind.DAEMON_SET, GatewayKind.DEPLOYMENT),
  labels: same('labels', { istio: 'public', team: 'edge' }),
  lifecycle: same('lifecycle', { preStop: { exec: { command: ['sleep', '5'] } } }, { postStart: { exec: { command: ['true'] } } }),
  minReadySeconds: same('minReadySeconds', 5),
  namespace: [['edge', {}]],
  networkGateway: same('networkGateway', 'network1'),
  nodeSelector: same('nodeSelector', { disk: 'ssd' }),
  podDisruptionBudget: BUDGETS.map(([given, podDisruptionBudget]) => [given, { podDisruptionBudget }]),
  priorityClassName: same('priorityClassName', 'system-cluster-critical'),
  rbac: [[false, { rbac: { enabled: false } }]],
  readinessProbe: same('readinessProbe', { httpGet: { path: '/healthz/ready', port: 15021 } }),
  replicaCount: same('replicaCount', 3),
  securityContext: same('securityContext', { runAsUser: 1337 }),
  service: [
    ...same('service', {
      type: GatewayServiceType.LOAD_BALANCER,
      loadBalancerIP: '10.1.1.1',
      loadBalancerClass: 'example.com/lb',
      loadBalancerSourceRanges: ['10.0.0.0/8'],
      allocateLoadBalancerNodePorts: false,
      externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
      healthCheckNodePort: 32001,
      internalTrafficPolicy: 'Local',
      annotations: { 'example.com/a': 'b' },
      ipFamilies: Object.values(IpFamily),
      clusterIP: '10.96.0.99',
      externalIPs: ['10.2.2.2'],
      selectorLabels: { zone: 'a' },
    }),
    ...Object.values(IpFamilyPolicy).flatMap((ipFamilyPolicy) => same('service', { ipFamilyPolicy })),
    [{ type: GatewayServiceType.NODE_PORT, ports: [{ name: 'http2', port: 80, targetPort: 8080, nodePort: 30080 }, { name: 'udp', port: 53, protocol: 'UDP' }] },
      {
        service: {
          type: 'NodePort',
          ports: [
            { name: 'http2', port: 80, targetPort: 8080, nodePort: 30080, protocol: 'TCP' }, { name: 'udp', port: 53, targetPort: 53, protocol: 'UDP' },
          ],
        },
      }],
  ],
  serviceAccount: same('serviceAccount', { create: true, name: 'edge', annotations: { 'example.com/role': 'r' } }),
  strategy: same('strategy', { type: 'Recreate' }),
  terminationGracePeriodSeconds: same('terminationGracePeriodSeconds', 7),
  topologySpreadConstraints: same('topologySpreadConstraints', SPREAD),
  volumeMounts: same('volumeMounts', MOUNTS),
  volumes: same('volumes', VOLUMES),
};
