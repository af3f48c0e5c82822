import { ApiObject, Chart, Testing } from 'cdk8s';
import { ServiceHost, WorkloadSelector } from '../../src';
import { Server, ServerCertificate, ServerTls, ServiceIdentity } from '../../src/istio';
import {
  CertificateIssuer, DataPlane, DisruptionBudget, EgressGateway, GatewayService, GatewayWorkloadProps, IngressGateway, MeshNamespace, ProxyScaling,
} from '../../src/mesh';
import { LABEL_RULE } from '../support/rules';
import { chart, synth } from '../support/synth';

const objectsOf = (props: GatewayWorkloadProps = {}) => {
  const scope = chart();
  new IngressGateway(scope, 'ingress', props);
  return synth(scope);
};

const find = (kind: string, props?: GatewayWorkloadProps) => objectsOf(props).find((one) => one.kind === kind)! as any;

const MATCH = { app: 'istio-ingress', istio: 'ingress' };
const METADATA = { name: 'istio-ingress' };

test('is a Deployment whose container the injector makes into a proxy', () => {
  const { metadata, spec } = find('Deployment', { metadata: METADATA });
  const labels = { ...MATCH, 'app.kubernetes.io/name': 'istio-ingress', 'istio.io/dataplane-mode': 'none' };

  expect(metadata).toEqual({ name: 'istio-ingress', namespace: 'shop', labels });
  expect(spec).toEqual({
    selector: { matchLabels: MATCH },
    template: {
      metadata: {
        labels: { ...labels, 'sidecar.istio.io/inject': 'true' },
        annotations: {
          'inject.istio.io/templates': 'gateway', 'prometheus.io/path': '/stats/prometheus', 'prometheus.io/port': '15020', 'prometheus.io/scrape': 'true',
        },
      },
      spec: {
        serviceAccountName: 'istio-ingress',
        securityContext: {
          seccompProfile: { type: 'RuntimeDefault' },
          sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }],
        },
        terminationGracePeriodSeconds: 30,
        containers: [{
          name: 'istio-proxy',
          image: 'auto',
          ports: [{ containerPort: 15090, protocol: 'TCP', name: 'http-envoy-prom' }],
          securityContext: {
            allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, privileged: false, readOnlyRootFilesystem: true, runAsNonRoot: true,
          },
          resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '2000m', memory: '1024Mi' } },
        }],
      },
    },
  });
});

test('has a Service with a load balancer', () => {
  expect(find('Service', { metadata: METADATA }).spec).toEqual({
    type: 'LoadBalancer',
    ports: [
      { name: 'status-port', port: 15021, protocol: 'TCP', targetPort: 15021 },
      { name: 'http2', port: 80, protocol: 'TCP', targetPort: 80 },
      { name: 'https', port: 443, protocol: 'TCP', targetPort: 443 },
    ],
    selector: MATCH,
  });
});

test('may read the Secrets of its namespace, and has an autoscaler', () => {
  const objects = objectsOf({ metadata: METADATA });

  expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`)).toEqual([
    'ServiceAccount', 'Role', 'RoleBinding', 'Deployment', 'Service', 'HorizontalPodAutoscaler',
  ].map((kind) => `${kind} shop/istio-ingress`));
  expect(objects[1]).toMatchObject({ rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'watch', 'list'] }] });
  expect(objects[2]).toMatchObject({
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'istio-ingress' }, subjects: [{ kind: 'ServiceAccount', name: 'istio-ingress' }],
  });
  expect(objects[5].spec).toEqual({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'istio-ingress' },
    minReplicas: 1,
    maxReplicas: 5,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }],
  });
});

test('has a fixed number of pods, and a disruption budget, where that is asked for', () => {
  const props = { metadata: METADATA, deployment: { scaling: ProxyScaling.replicas(3), disruptionBudget: DisruptionBudget.maxUnavailable(1) } };

  expect(find('Deployment', props).spec.replicas).toBe(3);
  expect(find('HorizontalPodAutoscaler', props)).toBeUndefined();
  expect(find('PodDisruptionBudget', props).spec).toEqual({ maxUnavailable: 1, selector: { matchLabels: MATCH } });
});

test('is named after its path, and carries the metadata given', () => {
  expect(find('Service').metadata.name).toBe('test-ingress');

  const { metadata, spec } = find('Service', {
    metadata: { name: 'edge', namespace: 'edge', labels: { app: 'door', istio: 'ingressgateway', team: 'web' }, annotations: { owner: 'web' } },
    service: GatewayService.loadBalancer({ annotations: { 'example.com/balancer': 'internal' } }),
  });
  expect(spec.selector).toEqual({ app: 'door', istio: 'ingressgateway' });
  expect(metadata).toEqual({
    name: 'edge',
    namespace: 'edge',
    labels: { 'app.kubernetes.io/name': 'edge', 'istio.io/dataplane-mode': 'none', 'app': 'door', 'istio': 'ingressgateway', 'team': 'web' },
    annotations: { 'owner': 'web', 'example.com/balancer': 'internal' },
  });
});

test('is of a revision', () => {
  expect(find('Deployment', { revision: 'prod' }).spec.template.metadata.labels).toMatchObject({ 'istio.io/rev': 'prod', 'sidecar.istio.io/inject': 'true' });
});

test('has the ports given beside that of its state', () => {
  const { spec } = find('Service', { ports: [{ name: 'tls', port: 8443, targetPort: 443, nodePort: 30443 }] });

  expect(spec.ports).toEqual([
    { name: 'status-port', port: 15021, protocol: 'TCP', targetPort: 15021 },
    { name: 'tls', port: 8443, protocol: 'TCP', targetPort: 443, nodePort: 30443 },
  ]);
});

test('an egress gateway is within the cluster', () => {
  const scope = chart();
  new EgressGateway(scope, 'egress');
  new EgressGateway(scope, 'nodes', { service: GatewayService.nodePort() });

  expect(synth(scope).filter(({ kind }) => kind === 'Service').map(({ spec }) => spec.type)).toEqual(['ClusterIP', 'NodePort']);
});

describe('in a namespace', () => {
  const synthIn = (dataPlane: DataPlane, revision?: string) => {
    const scope = chart();
    new MeshNamespace(scope, 'namespace', { dataPlane });
    new IngressGateway(scope, 'ingress', { metadata: METADATA, revision });
    return synth(scope);
  };

  test.each([DataPlane.ambient(), DataPlane.sidecar(), DataPlane.sidecar({ revision: 'prod' })])('that lets its proxies be injected (%#)', (dataPlane) => {
    expect(synthIn(dataPlane).map(({ kind }) => kind)).toContain('Deployment');
  });

  test('fails where they are not, or by another control plane', () => {
    expect(() => synthIn(DataPlane.none()))
      .toThrow("[test/ingress] gateway 'istio-ingress' is in namespace 'shop', where no proxy is injected; change one of them");
    expect(() => synthIn(DataPlane.sidecar({ revision: 'canary' }), 'prod'))
      .toThrow("[test/ingress] gateway 'istio-ingress' is in namespace 'shop', where proxies are injected by 'canary', not by 'prod'; change one of them");
  });
});

describe('its Gateways', () => {
  test('are served by its pods', () => {
    const scope = chart();
    const ingress = new IngressGateway(scope, 'ingress', { metadata: { ...METADATA, namespace: 'edge' } });
    const gateway = ingress.addGateway('public', { servers: [Server.http({ hosts: ['*'] })] });
    ingress.addGateway('later').addServer(Server.http({ hosts: ['*'] }));
    ingress.addGateway('private', { metadata: { name: 'private', namespace: 'shop' } }).addServer(Server.tcp({ hosts: ['*'], port: 7000, bind: '127.0.0.1' }));
    const gateways = synth(scope).filter(({ kind }) => kind === 'Gateway');

    expect(gateway.workloadNamespace).toBe('edge');
    expect(gateways.map(({ metadata, spec }) => [metadata.namespace, metadata.name, spec.selector])).toEqual([
      ['edge', 'test-ingress-public', MATCH], ['edge', 'test-ingress-later', MATCH], ['shop', 'private', MATCH],
    ]);
  });

  test('show certificates that are got for them', () => {
    const scope = chart();
    const ingress = new IngressGateway(scope, 'ingress', { metadata: { ...METADATA, namespace: 'edge' } });
    const { secret } = ingress.addCertificate('www', { dnsNames: ['www.example.com'], issuer: CertificateIssuer.clusterIssuer('public') });
    ingress.addGateway('public', { servers: [Server.https({ hosts: ['www.example.com'], tls: ServerTls.simple(ServerCertificate.fromSecret(secret)) })] });
    const objects = synth(scope);

    expect(objects.find(({ kind }) => kind === 'Certificate')!.metadata).toEqual({ name: 'test-ingress-www', namespace: 'edge' });
    expect(objects.find(({ kind }) => kind === 'Gateway')!.spec.servers[0].tls.credentialName).toBe('test-ingress-www');
  });

  test('fail with a Secret of another namespace', () => {
    const scope = chart();
    const secret = new ApiObject(scope, 'secret', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'www', namespace: 'other' } });
    const server = Server.https({ hosts: ['*'], tls: ServerTls.simple(ServerCertificate.fromSecret(secret)) });

    expect(() => new IngressGateway(scope, 'ingress').addGateway('public', { servers: [server] }))
      .toThrow("the certificate is in a Secret of 'other', but the proxies of the gateway are in 'shop' and read only Secrets there");
  });

  test('fail where another workload has the same labels, which would serve them too', () => {
    const scope = chart();
    new IngressGateway(scope, 'ingress', { metadata: METADATA }).addGateway('public', { servers: [Server.http({ hosts: ['*'] })] });
    new IngressGateway(scope, 'other', { metadata: { ...METADATA, namespace: 'other' } });

    expect(() => synth(scope)).toThrow(
      "[test/ingress] gateways of 'istio-ingress' are served by 'istio-ingress' of namespace 'other' too, whose pods have the same labels; "
      + "give one of them another name, or another label 'app'");
  });

  test('are served by one workload where the labels differ', () => {
    const scope = chart();
    new IngressGateway(scope, 'ingress', { metadata: METADATA }).addGateway('public', { servers: [Server.http({ hosts: ['*'] })] });
    new IngressGateway(scope, 'other', { metadata: { ...METADATA, namespace: 'other', labels: { app: 'other' } } });
    new EgressGateway(scope, 'egress', { metadata: { name: 'egress', labels: { app: 'istio-ingress' } } });

    expect(synth(scope).filter(({ kind }) => kind === 'Gateway')).toHaveLength(1);
  });

  test('fail on a port that the Service has not', () => {
    const scope = chart();
    new IngressGateway(scope, 'ingress').addGateway('public', { servers: [Server.http({ hosts: ['*'], port: 8080 })] });

    expect(() => synth(scope)).toThrow(
      "[test/ingress] gateway 'test-ingress-public' has a server on port 8080, but the service 'test-ingress' has only 15021, 80, 443; add the port to 'ports'");
  });
});

test('stands for its workload, its Service and its identity', () => {
  const ingress = new IngressGateway(chart(), 'ingress', { metadata: METADATA });

  expect(WorkloadSelector.workload(ingress).matchLabels).toEqual(MATCH);
  expect(ServiceHost.fromService(ingress.service).name).toBe('istio-ingress.shop.svc.cluster.local');
  expect(() => ServiceIdentity.fromServiceAccount(ingress.serviceAccount)).not.toThrow();
  expect([ingress.name, ingress.namespace, ingress.deployment.kind, ingress.autoscaler!.kind, ingress.disruptionBudget])
    .toEqual(['istio-ingress', 'shop', 'Deployment', 'HorizontalPodAutoscaler', undefined]);
});

test('may be in a chart without a namespace', () => {
  const scope = new Chart(Testing.app(), 'test');
  new IngressGateway(scope, 'ingress').addGateway('public', { servers: [Server.http({ hosts: ['*'] })] });

  expect(synth(scope).map(({ metadata }) => metadata.namespace)).toEqual(Array(7).fill(undefined));
});

test.each<[string, GatewayWorkloadProps]>([
  [`name of a gateway ${LABEL_RULE}, got 'a.b'`, { metadata: { name: 'a.b' } }],
  ["workload selector cannot have the value 'a b' for 'app'", { metadata: { labels: { app: 'a b' } } }],
  [`revision ${LABEL_RULE}, got '1.31'`, { revision: '1.31' }],
  ['ports must have at least one entry, got none', { ports: [] }],
  ["list of port names has 'web' twice; drop one", { ports: [{ name: 'web', port: 80 }, { name: 'web', port: 81 }] }],
  ["list of ports has '15021/TCP' twice; drop one", { ports: [{ name: 'health', port: 15021 }] }],
  [`name of a port ${LABEL_RULE}, got 'Web'`, { ports: [{ name: 'Web', port: 80 }] }],
  ['port must be a whole number from 1 to 65535, got 0', { ports: [{ name: 'web', port: 0 }] }],
  ['targetPort must be a whole number from 1 to 65535, got 70000', { ports: [{ name: 'web', port: 80, targetPort: 70000 }] }],
  ['nodePort must be a whole number from 1 to 65535, got 70000', { ports: [{ name: 'web', port: 80, nodePort: 70000 }] }],
  ['port 80 has a nodePort, which a service of the type ClusterIP has not; drop it, or use GatewayService.nodePort()', {
    ports: [{ name: 'web', port: 80, nodePort: 30080 }], service: GatewayService.clusterIp(),
  }],
  ['disruptionBudget keeps 1 of at least 1 pods available', { deployment: { disruptionBudget: DisruptionBudget.minAvailable(1) } }],
])('fails: %s', (message, props) => {
  expect(() => new IngressGateway(chart(), 'ingress', props)).toThrow(message);
  expect(() => new IngressGateway(chart(), 'ingress', props)).toThrow(/ \[test\/ingress\]$/);
});
