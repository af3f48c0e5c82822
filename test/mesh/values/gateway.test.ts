import { GatewayKind, GatewayServiceType, Installer, Mesh, MeshGateway, PodAmount, Profile, SeccompProfile, Toleration } from '../../../src/mesh';
import { planOf } from '../../../src/mesh/private/plan';
import { chart } from '../../support/synth';

const specOf = (...ingressGateways: MeshGateway[]) =>
  new Mesh(chart(), 'istio', { version: '1.31.1', profile: Profile.MINIMAL, ingressGateways }).istioOperator.spec;
const componentOf = (gateway: Partial<MeshGateway>) => specOf({ name: 'public', ...gateway }).components.ingressGateways[0];

describe('a gateway by istioctl', () => {
  test('has its name and labels, by which no other is chosen', () => {
    expect(componentOf({ namespace: 'edge', labels: { team: 'edge' } })).toEqual({
      name: 'public', namespace: 'edge', enabled: true, label: { app: 'public', istio: 'public', team: 'edge' }, k8s: {},
    });
  });

  test('has settings of Kubernetes where istioctl has them', () => {
    expect(componentOf({
      affinity: { nodeAffinity: {} },
      env: { A: '1' },
      envVarFrom: [{ name: 'B', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
      podAnnotations: { a: 'b' },
      resources: { cpuRequestMillis: 1000 },
      tolerations: [Toleration.everything()],
      autoscaling: { minReplicas: 2, maxReplicas: 4, targetCPUUtilizationPercentage: 60, targetMemoryUtilizationPercentage: 70 },
      podDisruptionBudget: { minAvailable: PodAmount.count(1) },
    }).k8s).toEqual({
      affinity: { nodeAffinity: {} },
      env: [{ name: 'A', value: '1' }, { name: 'B', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
      podAnnotations: { a: 'b' },
      resources: { requests: { cpu: '1000m' } },
      tolerations: [{ operator: 'Exists' }],
      hpaSpec: {
        minReplicas: 2,
        maxReplicas: 4,
        metrics: [
          { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } } },
          { type: 'Resource', resource: { name: 'memory', target: { type: 'Utilization', averageUtilization: 70 } } },
        ],
      },
      podDisruptionBudget: { minAvailable: 1 },
    });
  });

  test('has patches where istioctl has no settings', () => {
    expect(componentOf({ terminationGracePeriodSeconds: 60, containerSecurityContext: { runAsUser: 1 } }).k8s).toEqual({
      overlays: [{
        kind: 'Deployment',
        name: 'public',
        patches: [
          { path: 'spec.template.spec.containers.[name:istio-proxy].securityContext', value: { runAsUser: 1 } },
          { path: 'spec.template.spec.terminationGracePeriodSeconds', value: 60 },
        ],
      }],
    });
  });

  test('has its Service', () => {
    const { k8s } = componentOf({ service: { type: GatewayServiceType.NODE_PORT, annotations: { a: 'b' }, ports: [{ name: 'http2', port: 80 }] } });
    expect(k8s).toEqual({
      service: { type: 'NodePort', ports: [{ name: 'http2', port: 80, targetPort: 80, protocol: 'TCP' }] }, serviceAnnotations: { a: 'b' },
    });
  });

  test('serves other networks', () => {
    const { label, k8s } = componentOf({ networkGateway: 'network1' });
    expect(label['topology.istio.io/network']).toBe('network1');
    expect(k8s.env).toEqual([{ name: 'ISTIO_META_REQUESTED_NETWORK_VIEW', value: 'network1' }]);
    expect(k8s.service.ports.map(({ port }: { port: number }) => port)).toEqual([15021, 15443, 15012, 15017]);
  });

  test('has pods of a fixed number where all gateways of its direction have', () => {
    const fixed = { autoscaling: { enabled: false }, replicaCount: 3 };
    const { values, components } = specOf({ name: 'a', ...fixed }, { name: 'b', ...fixed });
    expect(values.gateways).toEqual({ 'istio-ingressgateway': { autoscaleEnabled: false } });
    expect(components.ingressGateways[1].k8s).toEqual({ replicaCount: 3 });
  });

  test('is none with an empty list', () => {
    const { components } = new Mesh(chart(), 'istio', { version: '1.31.1', profile: Profile.DEFAULT, ingressGateways: [] }).istioOperator.spec;
    expect(components).toEqual({ ingressGateways: [] });
  });

  test.each<[string, MeshGateway[], string]>([
    ['what istioctl has no counterpart for', [{ name: 'a', kind: GatewayKind.DAEMON_SET, volumes: [] }],
      "gateway 'a' has 'kind' and 'volumes', for which istioctl has no counterpart; drop it, take the installer helm, or define the gateway beside the mesh"],
    ['labels of its Service', [{ name: 'a', service: { selectorLabels: { zone: 'a' } } }],
      "gateway 'a' has 'service.selectorLabels', for which istioctl has no counterpart; drop it, take the installer helm, or define the gateway beside the mesh"],
    ['no Service', [{ name: 'a', service: { type: GatewayServiceType.NONE } }],
      "gateway 'a' has 'service.type None', for which istioctl has no counterpart; drop it, take the installer helm, or define the gateway beside the mesh"],
    ['numbers of pods that are found in two ways', [{ name: 'a', autoscaling: { enabled: false } }, { name: 'b' }],
      "autoscaling.enabled must be the same for 'a' and 'b', because istioctl has one for all gateways of a direction"],
  ])('fails for %s', (_, gateways, message) => {
    expect(() => specOf(...gateways)).toThrow(new Error(`${message} [test/istio]`));
  });
});

test.each<[string, Partial<MeshGateway>, string]>([
  ['a number of pods beside autoscaling', { replicaCount: 2 },
    'replicaCount of a gateway does nothing while the number of its pods follows their load; give autoscaling.minReplicas, or autoscaling.enabled: false'],
  ['a budget for a single pod', { podDisruptionBudget: { minAvailable: PodAmount.count(1) } },
    'podDisruptionBudget of a gateway does nothing for a single pod, because no node could be emptied then; give autoscaling.minReplicas of at least 2'],
  ['a budget for a single pod of a fixed number', { autoscaling: { enabled: false }, podDisruptionBudget: { minAvailable: PodAmount.count(1) } },
    'podDisruptionBudget of a gateway does nothing for a single pod, because no node could be emptied then; give autoscaling.minReplicas of at least 2'],
  ['two bounds of a budget', { autoscaling: { minReplicas: 2 }, podDisruptionBudget: { minAvailable: PodAmount.count(1), maxUnavailable: PodAmount.count(1) } },
    'podDisruptionBudget has maxUnavailable and minAvailable, which exclude each other; give one of them'],
  ['no ports', { service: { ports: [] } }, 'ports of a gateway must have at least one entry, got none'],
  ['ports of one name', { service: { ports: [{ name: 'a', port: 1 }, { name: 'a', port: 2 }] } }, "names of ports has 'a' twice; drop one"],
  ['a port that is none', { service: { ports: [{ name: 'a', port: 0 }] } }, 'port a must be a whole number from 1 to 65535, got 0'],
  ['a range that is none', { service: { loadBalancerSourceRanges: ['10.0.0.0/33'] } }, 'range in loadBalancerSourceRanges'],
])('a gateway fails for %s', (_, gateway, message) => {
  expect(() => planOf({ version: '1.31.1', installer: Installer.helm(), ingressGateways: [{ name: 'a', ...gateway }] })).toThrow(message);
});

test.each<[string, () => object, string]>([
  ['pods beside autoscaling', () => ({ istiod: { replicaCount: 2 } }),
    'replicaCount of istiod does nothing while the number of its pods follows their load; give autoscaleMin, or autoscaleEnabled: false'],
  ['a budget for a single pod', () => ({ istiod: { podDisruptionBudget: { minAvailable: PodAmount.count(1) } } }),
    'podDisruptionBudget of istiod does nothing for a single pod, because no node could be emptied then; give autoscaleMin of at least 2'],
  ['a budget for a single pod of a fixed number', () => ({ istiod: { autoscaleEnabled: false, podDisruptionBudget: {} } }), 'does nothing for a single pod'],
  ['doubled tags', () => ({ istiod: { revisionTags: ['a', 'a'] } }), "revisionTags has 'a' twice; drop one"],
  ['a certificate provider that is none', () => ({ global: { pilotCertProvider: 'kubernetes' } }),
    "pilotCertProvider must be one of 'istiod', 'custom', 'none' or 'k8s.io/<signer>', got 'kubernetes'"],
  ['a range of addresses that is none', () => ({ global: { proxy: { includeIPRanges: ['10.0.0.0/64'] } } }), 'range in includeIPRanges'],
  ['a port that is none', () => ({ global: { proxy: { excludeInboundPorts: [70000] } } }), 'port in excludeInboundPorts must be a whole number from 0 to 65535, got 70000'],
  ['a seccomp profile with a full path', () => ({ istiod: { seccompProfile: SeccompProfile.localhost('/etc/a') } }),
    "path of a seccomp profile must be relative to the folder of the kubelet, got '/etc/a'"],
  ['a share that is none', () => ({ istiod: { rollingMaxSurge: PodAmount.percent(101) } }), 'percentage of pods must be a whole number from 0 to 100, got 101'],
])('values fail for %s', (_, props, message) => {
  expect(() => planOf({ version: '1.31.1', ...props() })).toThrow(message);
});
