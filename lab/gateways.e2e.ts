import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { App, Chart } from 'cdk8s';
import { loadAll } from 'js-yaml';
import { gatewayapi, Host, istio, mesh as m, ServiceHost } from '../src';
import { Mesh, startMesh } from './full';
import { tool } from './full/tools';
import { workloadManifests } from './full/workloads';
import { withLightMesh } from './light';
import { moduleFolder } from './toolchain';

const SCALED: m.ProxyDeployment = {
  scaling: m.ProxyScaling.automatic({ minReplicas: 2, maxReplicas: 4 }),
  disruptionBudget: m.DisruptionBudget.minAvailable(1),
  resources: { cpuRequestMillis: 50 },
  topologySpread: [{ topologyKey: 'topology.kubernetes.io/zone' }],
};

const APP = ServiceHost.fromName('app', { namespace: 'edge' });

/** What the tests apply, synthesized as users have it. */
function synthesized(define: (chart: Chart) => void): any[] {
  const chart = new Chart(new App(), 'edge', { namespace: 'edge' });
  define(chart);
  return chart.toJson();
}

const secret = (certificate: { certificate: string; key: string }) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { namespace: 'edge', name: 'www' },
  type: 'kubernetes.io/tls',
  stringData: { 'tls.crt': certificate.certificate, 'tls.key': certificate.key },
});

const object = (apiVersion: string, kind: string, name: string) => mesh.get({ apiVersion, kind, metadata: { namespace: 'edge', name } });

/** Autoscaler and budget of a gateway, as the cluster has them. */
async function scaling(name: string) {
  const [autoscaler, budget] = await Promise.all([object('autoscaling/v2', 'HorizontalPodAutoscaler', name), object('policy/v1', 'PodDisruptionBudget', name)]);
  const { minReplicas, maxReplicas, scaleTargetRef } = autoscaler.spec;
  return { minReplicas, maxReplicas, target: scaleTargetRef.name, minAvailable: budget.spec.minAvailable };
}

let mesh: Mesh;
/** Who signed the certificate of the gateways. */
let authority: string;

beforeAll(async () => {
  const www = await withLightMesh((light) => light.credentials('www.example.com'));
  authority = www.authority;
  mesh = await startMesh({
    manifests: [
      ...workloadManifests({ namespace: 'edge', name: 'app', ports: [8080] }),
      ...workloadManifests({ namespace: 'edge', name: 'client' }),
      { apiVersion: 'v1', kind: 'Service', metadata: { namespace: 'edge', name: 'app' }, spec: { selector: { app: 'app' }, ports: [{ name: 'http', port: 8080 }] } },
      secret(www),
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'restricted', labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } },
      ...synthesized(defineAll),
    ],
  });
});

afterAll(() => mesh?.close());

/** One gateway of each kind; all lead to the same app. */
function defineAll(chart: Chart): void {
  const ingress = new m.IngressGateway(chart, 'ingress', { metadata: { name: 'ingress' }, deployment: SCALED });
  const www = ingress.addGateway('www', {
    servers: [
      istio.Server.http({ hosts: ['www.example.com'] }),
      istio.Server.https({ hosts: ['www.example.com'], tls: istio.ServerTls.simple(istio.ServerCertificate.secret('www')) }),
    ],
  });
  new m.IngressGateway(chart, 'restricted', { metadata: { name: 'restricted', namespace: 'restricted' } });
  const egress = new m.EgressGateway(chart, 'egress', { metadata: { name: 'egress' } });
  const out = egress.addGateway('out', { servers: [istio.Server.http({ hosts: ['www.example.com'] })] });
  new istio.VirtualService(chart, 'app', {
    hosts: [Host.dns('www.example.com')],
    gateways: [www, out],
    http: [istio.HttpRoute.route({ destinations: [{ destination: istio.Destination.host(APP, { port: 8080 }) }] })],
  });

  const kubernetesIngress = new m.KubernetesIngressGateway(chart, 'public', {
    metadata: { name: 'public' },
    listeners: [
      gatewayapi.Listener.http(),
      gatewayapi.Listener.https({ tls: gatewayapi.ListenerTls.terminate([gatewayapi.CertificateRef.secret('www')]) }),
    ],
    service: m.GatewayService.loadBalancer({
      annotations: { 'example.com/balancer': 'internal' }, externalTrafficPolicy: m.ExternalTrafficPolicy.LOCAL, sourceRanges: ['198.51.100.0/24'],
    }),
    deployment: SCALED,
  });
  const kubernetesEgress = new m.KubernetesEgressGateway(chart, 'private', { metadata: { name: 'private' }, listeners: [gatewayapi.Listener.http()] });
  new gatewayapi.HttpRoute(chart, 'routes', {
    parents: [kubernetesIngress, kubernetesEgress].map((one) => gatewayapi.ParentRef.gateway(one)),
    hostnames: ['www.example.com'],
    rules: [{ backends: [{ backend: gatewayapi.Backend.serviceHost(APP, { port: 8080 }) }] }],
  });
}

test.each([
  ['of the Istio API', 'edge/ingress'],
  ['of the Gateway API', 'edge/public-istio'],
])('an ingress gateway %s lets in what its Gateway names, in plain text and in TLS', async (_, gateway) => {
  const ask = (host: string, tls?: object) => mesh.request({ from: { gateway }, host, tls });

  expect(await ask('www.example.com')).toMatchObject({ status: 200, seen: { service: 'app' } });
  expect(await ask('www.example.com', { serverName: 'www.example.com', authority })).toMatchObject({ status: 200, seen: { service: 'app' } });
  expect(await ask('other.example.com')).toMatchObject({ status: 404 });
});

test('a namespace under the Pod Security Standard restricted takes the pods, which the official chart would not bring in', async () => {
  const place = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { namespace: 'restricted', name: 'restricted' } };
  const { status: { readyReplicas }, spec: { template } } = await mesh.get(place);
  const { securityContext: { seccompProfile, ...chart } } = template.spec;
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { ...template.metadata, ...place.metadata }, spec: { ...template.spec, securityContext: chart } };

  expect(readyReplicas).toBe(1);
  expect(seccompProfile).toEqual({ type: 'RuntimeDefault' });
  await expect(mesh.judge([pod])).rejects.toThrow('violates PodSecurity "restricted:latest": seccompProfile');
});

test.each([
  ['of the Istio API', 'egress'],
  ['of the Gateway API', 'private-istio'],
])('an egress gateway %s is reached from within alone', async (_, name) => {
  const { spec: { type } } = await object('v1', 'Service', name);

  expect(type).toBe('ClusterIP');
  expect(await mesh.request({ from: { workload: 'edge/client' }, host: 'www.example.com', address: `${name}.edge.svc.cluster.local` }))
    .toMatchObject({ status: 200, seen: { service: 'app' } });
});

test.each([
  ['of the Istio API', 'ingress'],
  ['of the Gateway API', 'public-istio'],
])('a gateway %s has autoscaler and disruption budget', async (_, name) => {
  expect(await scaling(name)).toEqual({ minReplicas: 2, maxReplicas: 4, target: name, minAvailable: 1 });
});

test('what istiod deploys has the parameters', async () => {
  const deployment = await object('apps/v1', 'Deployment', 'public-istio');
  const service = await object('v1', 'Service', 'public-istio');

  const { containers: [{ resources }], topologySpreadConstraints } = deployment.spec.template.spec;
  expect(resources.requests).toEqual({ cpu: '50m', memory: '128Mi' });
  expect(topologySpreadConstraints).toMatchObject([{ topologyKey: 'topology.kubernetes.io/zone', labelSelector: { matchLabels: { 'gateway.networking.k8s.io/gateway-name': 'public' } } }]);
  expect(service.metadata.annotations).toMatchObject({ 'example.com/balancer': 'internal' });
  expect(service.spec).toMatchObject({ type: 'LoadBalancer', externalTrafficPolicy: 'Local', loadBalancerSourceRanges: ['198.51.100.0/24'] });
});

describe('beside the official chart', () => {
  const NAME = 'istio-ingressgateway';

  /** What the chart has that we have not, and why. */
  const without = (one: any) => {
    const copy = structuredClone(one);
    for (const metadata of [copy.metadata, copy.spec?.template?.metadata]) {
      if (!metadata) continue;
      // Of a release of Helm.
      for (const label of ['helm.sh/chart', 'app.kubernetes.io/managed-by', 'app.kubernetes.io/instance', 'app.kubernetes.io/part-of', 'app.kubernetes.io/version']) {
        delete metadata.labels[label];
      }
      // The label decides, and the analyzer calls the annotation deprecated.
      delete metadata.annotations?.['sidecar.istio.io/inject'];
      if (Object.keys(metadata.annotations ?? {}).length === 0) delete metadata.annotations;
    }
    for (const container of copy.spec?.template?.spec.containers ?? []) if (container.env === null) delete container.env;
    return copy;
  };

  /** What we have that the chart has not: without it a namespace under the standard `restricted` refuses the pods. */
  const beyond = (one: any) => {
    const copy = structuredClone(one);
    delete copy.spec?.template?.spec.securityContext.seccompProfile;
    return copy;
  };

  const key = ({ kind }: any) => kind;
  const sorted = (list: any[]) => [...list].sort((one, other) => key(one).localeCompare(key(other)));

  async function chartOf(values: string[]): Promise<any[]> {
    const folder = join(await moduleFolder('istio.io/istio'), 'manifests', 'charts', 'gateway');
    const args = ['template', NAME, folder, '--namespace', 'edge', ...values.flatMap((value) => ['--set', value])];
    const { stdout } = await promisify(execFile)(await tool('helm'), args);
    return loadAll(stdout).filter((one) => one !== null);
  }

  test.each<[string, string[], m.GatewayWorkloadProps]>([
    ['as it is', [], {}],
    ['with more pods and a budget', ['autoscaling.minReplicas=2', 'autoscaling.maxReplicas=9', 'podDisruptionBudget.minAvailable=1'], {
      deployment: { scaling: m.ProxyScaling.automatic({ minReplicas: 2, maxReplicas: 9 }), disruptionBudget: m.DisruptionBudget.minAvailable(1) },
    }],
    ['with a fixed number of pods', ['autoscaling.enabled=false', 'replicaCount=3'], { deployment: { scaling: m.ProxyScaling.replicas(3) } }],
    ['with addresses and a policy', ['service.externalIPs={203.0.113.10}', 'service.externalTrafficPolicy=Local', 'service.loadBalancerSourceRanges={198.51.100.0/24}'], {
      service: m.GatewayService.loadBalancer({
        externalIPs: ['203.0.113.10'], externalTrafficPolicy: m.ExternalTrafficPolicy.LOCAL, sourceRanges: ['198.51.100.0/24'],
      }),
    }],
    ['of a revision, in the cluster alone', ['revision=canary', 'service.type=ClusterIP'], { revision: 'canary', service: m.GatewayService.clusterIp() }],
  ])('%s', async (_, values, props) => {
    const ours = synthesized((chart) => new m.IngressGateway(chart, 'ingress', { ...props, metadata: { name: NAME } }));

    expect(sorted(ours).map(beyond)).toEqual(sorted(await chartOf(values)).map(without));
  });
});
