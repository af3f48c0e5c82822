import { Duration, Size } from 'cdk8s';
import { load } from 'js-yaml';
import { IngressGateway, ProxyDeployment, ProxyScaling, TaintEffect, Toleration, Waypoint } from '../../src/mesh';
import { LABEL_VALUE_RULE, SUBDOMAIN_RULE } from '../support/rules';
import { chart, synth } from '../support/synth';

const FULL: ProxyDeployment = {
  scaling: ProxyScaling.replicas(3),
  resources: { cpuRequestMillis: 250, cpuLimitMillis: 1000, memoryRequest: Size.mebibytes(256), memoryLimit: Size.gibibytes(2) },
  topologySpread: [
    { topologyKey: 'topology.kubernetes.io/zone', maxSkew: 2, required: true },
    { topologyKey: 'kubernetes.io/hostname' },
  ],
  nodeSelector: { pool: 'edge' },
  tolerations: [Toleration.equal('edge', 'yes', TaintEffect.NO_SCHEDULE), Toleration.exists('spot')],
  priorityClassName: 'high',
  terminationGracePeriod: Duration.minutes(2),
  podAnnotations: { 'proxy.istio.io/config': '{ "concurrency": 2 }' },
  env: { LOG: 'json' },
};

/** What must come out of it, whoever the pods belong to. */
const pod = (matchLabels: object) => ({
  topologySpreadConstraints: [
    { maxSkew: 2, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels } },
    { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels } },
  ],
  nodeSelector: { pool: 'edge' },
  tolerations: [{ key: 'edge', operator: 'Equal', value: 'yes', effect: 'NoSchedule' }, { key: 'spot', operator: 'Exists' }],
  priorityClassName: 'high',
  terminationGracePeriodSeconds: 120,
});
const container = {
  env: [{ name: 'LOG', value: 'json' }],
  resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: '1000m', memory: '2048Mi' } },
};

const objects = (deployment: ProxyDeployment) => {
  const scope = chart();
  new IngressGateway(scope, 'ingress', { deployment });
  return synth(scope);
};

const patches = (deployment: ProxyDeployment) => {
  const scope = chart();
  new Waypoint(scope, 'waypoint', { metadata: { name: 'waypoint' }, deployment });
  const parameters: any = synth(scope).find(({ kind }) => kind === 'ConfigMap');
  return parameters && Object.fromEntries(Object.entries<string>(parameters.data).map(([key, patch]) => [key, load(patch)]));
};

test('the Deployment of a gateway is as it says', () => {
  const { spec } = objects(FULL).find(({ kind }) => kind === 'Deployment')!;

  expect(spec.replicas).toBe(3);
  expect(spec.template.metadata.annotations).toMatchObject({ 'proxy.istio.io/config': '{ "concurrency": 2 }', 'inject.istio.io/templates': 'gateway' });
  expect(spec.template.spec).toMatchObject(pod(spec.selector.matchLabels));
  expect(spec.template.spec.containers).toEqual([expect.objectContaining({ name: 'istio-proxy', image: 'auto', ...container })]);
});

test('what Istio deploys is patched as it says', () => {
  expect(patches(FULL)).toEqual({
    deployment: {
      spec: {
        replicas: 3,
        template: {
          metadata: { annotations: { 'proxy.istio.io/config': '{ "concurrency": 2 }' } },
          spec: { ...pod({ 'gateway.networking.k8s.io/gateway-name': 'waypoint' }), containers: [{ name: 'istio-proxy', ...container }] },
        },
      },
    },
  });
});

test('a gateway has the usual number of pods unless told otherwise', () => {
  expect(objects({ scaling: undefined }).find(({ kind }) => kind === 'HorizontalPodAutoscaler')!.spec).toMatchObject({ minReplicas: 1, maxReplicas: 5 });
});

test('what is not given is not patched', () => {
  expect(patches({})).toBeUndefined();
  expect(patches({ resources: { memoryLimit: Size.gibibytes(2) } }))
    .toEqual({ deployment: { spec: { template: { spec: { containers: [{ name: 'istio-proxy', resources: { limits: { memory: '2048Mi' } } }] } } } } });
  expect(patches({ resources: { cpuRequestMillis: 10, memoryLimit: undefined } }).deployment.spec.template.spec.containers[0].resources).toEqual({ requests: { cpu: '10m' } });
});

test.each<[string, ProxyDeployment]>([
  ['cpuRequestMillis must be at most cpuLimitMillis, got 200 and 100; give both where one of them is a default', { resources: { cpuRequestMillis: 200, cpuLimitMillis: 100 } }],
  ['cpuRequestMillis must be at most cpuLimitMillis, got 3000 and 2000; give both', { resources: { cpuRequestMillis: 3000 } }],
  ['memoryRequest must be at most memoryLimit, got 128 and 64; give both', { resources: { memoryLimit: Size.mebibytes(64) } }],
  ['memoryRequest must be at most memoryLimit, got 200 and 100', { resources: { memoryRequest: Size.mebibytes(200), memoryLimit: Size.mebibytes(100) } }],
  ['cpuRequestMillis must be a whole number of at least 1, got 0.5', { resources: { cpuRequestMillis: 0.5 } }],
  ['memoryRequest in mebibytes must be a whole number of at least 1, got 0', { resources: { memoryRequest: Size.mebibytes(0) } }],
  ['maxSkew must be a whole number of at least 1, got 0', { topologySpread: [{ topologyKey: 'zone', maxSkew: 0 }] }],
  ["topologyKey cannot have the key 'a b'", { topologySpread: [{ topologyKey: 'a b' }] }],
  [`nodeSelector cannot have the value 'a b' for 'pool'; ${LABEL_VALUE_RULE}`, { nodeSelector: { pool: 'a b' } }],
  [`priorityClassName ${SUBDOMAIN_RULE}, got 'High'`, { priorityClassName: 'High' }],
  ['terminationGracePeriod must be a whole number of seconds of at least 1, got 1500ms', { terminationGracePeriod: Duration.millis(1500) }],
])('fails: %s', (message, deployment) => {
  expect(() => patches(deployment)).toThrow(message);
  expect(() => objects(deployment)).toThrow(message);
});
