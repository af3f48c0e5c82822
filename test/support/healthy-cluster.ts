import { SERVED_CRDS } from './crds';
import { FakeCluster, live } from './fake-cluster';

const READY = { conditions: [{ type: 'Ready', status: 'True' }] };

export const node = (name: string, rest: Record<string, any> = {}) => live('v1', 'Node', name, {
  spec: {},
  ...rest,
  status: { ...READY, nodeInfo: { operatingSystem: 'linux', kernelVersion: '6.8.0', architecture: 'amd64' }, ...rest.status },
});

export const systemPod = (name: string, labels: Record<string, string>, status: object = READY) => live('v1', 'Pod', name, { metadata: { labels }, status });

export const webhooks = (name: string, service: string, failurePolicy = 'Fail') => {
  const [namespace, only] = service.split('/');
  const clientConfig = { service: { namespace, name: only }, caBundle: 'abc' };
  return live('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', name, { webhooks: [{ name: `${name}.io`, clientConfig, failurePolicy }] });
};

export const served = (name: string, endpoints: number) => [
  live('v1', 'Service', name, { spec: { selector: { app: 'x' } } }),
  live('discovery.k8s.io/v1', 'EndpointSlice', `${name}-1`, {
    metadata: { labels: { 'kubernetes.io/service-name': name.split('/')[1] } }, endpoints: Array.from({ length: endpoints }, () => ({})),
  }),
];

export const istiod = (name: string, image: string, rest: Record<string, any> = {}) => live('apps/v1', 'Deployment', name, {
  spec: { template: { spec: { containers: [{ image }] } } },
  status: { updatedReplicas: 1, replicas: 1, availableReplicas: 1 },
  ...rest,
  metadata: { labels: { 'app': 'istiod', 'istio.io/rev': 'default' }, ...rest.metadata },
});

/** The pinned CRDs, as a cluster has them. */
export const definitions = () => SERVED_CRDS.map(({ metadata, spec }: any) => live('apiextensions.k8s.io/v1', 'CustomResourceDefinition', metadata.name, {
  metadata: {
    annotations: spec.group === 'gateway.networking.k8s.io'
      ? { 'gateway.networking.k8s.io/bundle-version': 'v1.6.0', 'gateway.networking.k8s.io/channel': 'standard' } : {},
  },
  spec: structuredClone(spec),
  status: { conditions: [{ type: 'Established', status: 'True' }] },
}));

/** A cluster in which nothing is wrong. */
export function healthyCluster(): FakeCluster {
  const fake = new FakeCluster([
    node('one'),
    systemPod('kube-system/coredns-1', { 'k8s-app': 'kube-dns' }),
    systemPod('kube-system/kube-apiserver-one', { tier: 'control-plane' }),
    ...definitions(),
    istiod('istio-system/istiod', 'docker.io/istio/pilot:1.31.1'),
    webhooks('istiod-validator', 'istio-system/istiod'),
    live('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', 'elsewhere', { webhooks: [{ clientConfig: { url: 'https://a.b' } }] }),
    ...served('istio-system/istiod', 1),
  ]);
  fake.raw['/livez?verbose'] = '[+]ping ok\n[+]etcd ok\nlivez check passed\n';
  fake.raw['/readyz?verbose'] = '[+]ping ok\n[+]etcd ok\n[+]shutdown ok\nreadyz check passed\n';
  fake.raw['/version'] = JSON.stringify({ major: '1', minor: '34+', gitVersion: 'v1.34.2-eks-1' });
  fake.programs.helm = 'v3.18.4+gd80839c\n';
  return fake;
}
