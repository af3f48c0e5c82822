import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cluster, LiveObject } from '../../src/cluster/cluster';
import { preflight } from '../../src/cluster/preflight';
import { plural } from '../../src/cluster/preflight/crds';
import { GATEWAY_API, ISTIO } from '../../src/cluster/preflight/fit';
import { ROOT } from '../meta/sources';
import { SERVED_CRDS } from '../support/crds';
import { FakeCluster, live } from '../support/fake-cluster';
import { healthyCluster, istiod, node, served, systemPod, webhooks } from '../support/healthy-cluster';

let fake: FakeCluster;

beforeEach(() => fake = healthyCluster());

const look = (begin: (name: string) => void = () => {}) => preflight({ cluster: new Cluster(fake.run), run: fake.run, namespace: 'istio-system' }, begin);

const found = async (name: string) => {
  const result = (await look()).find((one) => one.name === name)!;
  return [result.status, result.found, ...result.remedy === undefined ? [] : [result.remedy]];
};

const without = (kind: string) => fake.objects = fake.objects.filter((one) => one.kind !== kind);
const crdOf = (name: string) => fake.objects.find(({ kind, metadata }) => kind === 'CustomResourceDefinition' && metadata.name.startsWith(name))!;
const specOf = (crd: LiveObject) => crd.spec.versions[0].schema.openAPIV3Schema.properties.spec.properties;

test('a healthy cluster', async () => {
  const begun: string[] = [];
  const results = await look((name) => begun.push(name));
  expect(results).toEqual([
    { name: 'kubectl', status: 'ok', found: '1.35.2' },
    { name: 'API server', status: 'ok', found: 'alive and ready, by 3 checks of its own' },
    { name: 'Kubernetes', status: 'ok', found: '1.34.2-eks-1' },
    { name: 'nodes', status: 'ok', found: '1 ready, Linux 6.8.0 amd64' },
    { name: 'DNS', status: 'ok', found: '1 pod ready' },
    { name: 'control plane of Kubernetes', status: 'ok', found: '1 pod ready' },
    { name: 'Helm', status: 'ok', found: '3.18.4' },
    { name: 'CRDs of Istio', status: 'ok', found: 'all 15 kinds, with all fields of Istio 1.31' },
    { name: 'CRDs of the Gateway API', status: 'ok', found: 'all 9 kinds, bundle v1.6.0, standard channel' },
    { name: 'istiod', status: 'ok', found: 'istio-system/istiod (1.31.1, revision default)' },
    { name: 'webhooks', status: 'ok', found: '1 webhook, all of which lead to a pod that is ready' },
    { name: 'permissions', status: 'ok', found: 'you may create all that Istio and its configuration in istio-system are made of' },
  ]);
  expect(begun).toEqual(results.map(({ name }) => name));
});

test('the versions are those that are pinned', () => {
  const pinned = JSON.parse(readFileSync(join(ROOT, 'imports', 'versions.json'), 'utf8'));
  expect(pinned['istio.io/api']).toMatch(new RegExp(`^v1\\.${ISTIO}\\.`));
  expect(pinned['sigs.k8s.io/gateway-api']).toBe(`v${GATEWAY_API}`);
});

test('resources are called as their CRDs have it', () => {
  const names = SERVED_CRDS.map(({ spec }: any) => [plural(spec.names.kind), spec.names.plural]);
  expect(names.filter(([made, real]) => made !== real)).toEqual([]);
});

describe('API server', () => {
  test('fails by one of its own checks', async () => {
    fake.raw['/readyz?verbose'] = new Error('Error from server (InternalError): an error on the server ("[+]ping ok\n[-]etcd failed: reason withheld\nreadyz check failed")');
    expect(await found('API server')).toEqual([
      'failed', 'does not pass its own checks: etcd', '`kubectl get --raw "/readyz?verbose"` tells more, its log tells why',
    ]);
    expect((await look()).filter(({ status }) => status === 'skipped')).toEqual([]);
  });

  test('fails where it does not answer, and nothing else is asked', async () => {
    fake.broken = 'The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?';
    const [kubectl, server, ...others] = await look();
    expect(kubectl.status).toBe('ok');
    expect(server).toEqual({
      name: 'API server',
      status: 'failed',
      found: 'The connection to the server 127.0.0.1:1 was refused - did you specify the right host or port?',
      remedy: 'is the cluster up, and is it the right one? `kubectl cluster-info` tells its address',
    });
    expect(others).toHaveLength(10);
    expect(others[0]).toEqual({ name: 'Kubernetes', status: 'skipped', found: 'not asked, without API server' });
  });
});

describe('kubectl', () => {
  test('fails where it is not installed', async () => {
    fake.run = () => new FakeCluster().run('nothing', []);
    const [kubectl, server] = await look();
    expect(kubectl).toEqual({ name: 'kubectl', status: 'failed', found: 'nothing is not on the PATH', remedy: 'install it, see https://kubernetes.io/docs/tasks/tools/' });
    expect(server).toEqual({ name: 'API server', status: 'skipped', found: 'not asked, without kubectl' });
  });

  test('fails with what it cannot be to blame for', async () => {
    fake.run = () => Promise.reject(new Error('aborted'));
    await expect(look()).rejects.toThrow('aborted');
  });
});

describe('Kubernetes', () => {
  const version = (minor: string, gitVersion = `v1.${minor}.0`) => fake.raw['/version'] = JSON.stringify({ major: '1', minor, gitVersion });

  test('fails where it is too old', async () => {
    version('31');
    expect(await found('Kubernetes')).toEqual(['failed', '1.31.0, and Istio needs 1.32 or later', 'upgrade the cluster, or take an older Istio']);
  });

  test('is newer than what is tested', async () => {
    version('36', 'v0.0.0-master');
    expect(await found('Kubernetes')).toEqual(['note', '1.36, newer than 1.35, up to which Istio is tested']);
  });

  test('is far from kubectl', async () => {
    version('33');
    expect(await found('Kubernetes')).toEqual(['warning', '1.33.0, and kubectl is 1.35.2', 'take a kubectl of 1.33: it fits a cluster that differs by one minor version']);
  });
});

describe('nodes', () => {
  const windows = { status: { nodeInfo: { operatingSystem: 'windows', architecture: 'amd64' } } };

  test.each<[string, LiveObject[], string[]]>([
    ['there is none', [], ['failed', 'there is none', 'add a node to the cluster']],
    ['some are not ready', [
      node('a'), node('b', { status: { conditions: [{ type: 'Ready', status: 'False', message: 'no network' }] } }), node('c', { status: { conditions: undefined } }),
    ], ['failed', '2 of 3 not ready: b (not Ready: no network), c', '`kubectl describe node b` tells why']],
    ['none takes pods', [node('a', { spec: { unschedulable: true } }), node('b', windows)],
      ['failed', '2 ready, but none that runs Linux takes pods', '`kubectl uncordon` lets a node take pods again']],
    ['one is of another kind', [node('a'), node('b', { status: { nodeInfo: { architecture: 's390x' } } })],
      ['warning', 'Istio has no images for s390x (b)', 'keep the pods of the mesh on other nodes']],
    ['some take no part', [node('a'), node('b', windows), node('c', { spec: { unschedulable: true } })],
      ['ok', '3 ready, 1 without Linux, where Istio has no sidecars, 1 node cordoned, Linux 6.8.0 amd64']],
    ['they do not tell what they are', [node('a', { spec: undefined, status: { nodeInfo: undefined } })], ['ok', '1 ready']],
  ])('%s', async (_, nodes, result) => {
    without('Node');
    fake.objects.push(...nodes);
    expect(await found('nodes')).toEqual(result);
  });
});

describe('DNS', () => {
  const dns = { 'k8s-app': 'kube-dns' };
  const broken = { containerStatuses: [{ name: 'coredns', state: { waiting: { reason: 'CrashLoopBackOff' } } }] };

  beforeEach(() => without('Pod'));

  test('is not found', async () => {
    expect(await found('DNS')).toEqual(['warning', 'no CoreDNS is found by the label k8s-app=kube-dns in kube-system', 'make sure that the cluster has another DNS']);
  });

  test('is that of OpenShift', async () => {
    fake.objects.push(systemPod('openshift-dns/dns-1', { 'dns.operator.openshift.io/daemonset-dns': 'default' }));
    expect(await found('DNS')).toEqual(['ok', '1 pod ready']);
  });

  test('fails where no pod is ready', async () => {
    fake.objects.push(systemPod('kube-system/coredns-1', dns, broken));
    expect(await found('DNS')).toEqual([
      'failed', '1 of 1 pod not ready: coredns-1 (container coredns: CrashLoopBackOff)', '`kubectl describe pods -n kube-system -l k8s-app=kube-dns` tells why',
    ]);
  });

  test('goes on with one pod', async () => {
    fake.objects.push(systemPod('kube-system/coredns-1', dns, broken), systemPod('kube-system/coredns-2', dns));
    expect((await found('DNS')).slice(0, 2)).toEqual(['warning', '1 of 2 pods not ready: coredns-1 (container coredns: CrashLoopBackOff)']);
  });
});

describe('control plane of Kubernetes', () => {
  beforeEach(() => without('Pod'));

  test('is somewhere else', async () => {
    expect(await found('control plane of Kubernetes')).toEqual(['ok', 'it does not run as pods of this cluster']);
  });

  test('fails where a pod is not ready', async () => {
    fake.objects.push(systemPod('kube-system/scheduler', { tier: 'control-plane' }, {}), systemPod('kube-system/etcd', { tier: 'control-plane' }));
    expect(await found('control plane of Kubernetes')).toEqual([
      'failed', '1 of 2 pods not ready: scheduler (not ready)', '`kubectl describe pods -n kube-system -l tier=control-plane` tells why',
    ]);
  });
});

describe('Helm', () => {
  test.each([
    ['v2.17.0', ['warning', "2.17.0, and Istio's charts need 3.6 or later", 'upgrade Helm, if you install with it']],
    ['v3.5.4', ['warning', "3.5.4, and Istio's charts need 3.6 or later", 'upgrade Helm, if you install with it']],
    ['v4.1.4+gc5bfd1e', ['ok', '4.1.4']],
    ['v3.18', ['ok', '3.18.0']],
    ['what?', ['note', 'does not tell its version: what?']],
  ])('says %s', async (text, result) => {
    fake.programs.helm = text;
    expect(await found('Helm')).toEqual(result);
  });

  test('is not installed', async () => {
    delete fake.programs.helm;
    expect(await found('Helm')).toEqual(['note', "not installed; only those need it who install Istio's charts with it"]);
  });

  test('fails with what a program throws', async () => {
    const { run } = fake;
    fake.run = (program, ...rest) => (program === 'helm' ? Promise.reject(new Error('aborted')) : run(program, ...rest));
    await expect(look()).rejects.toThrow('aborted');
  });
});

describe('CRDs of Istio', () => {
  const REMEDY = 'apply those of Istio 1.31';

  test('are not there yet', async () => {
    without('CustomResourceDefinition');
    expect(await found('CRDs of Istio')).toEqual(['note', 'there are none yet; they come before all else of Istio']);
  });

  test('are of an older Istio', async () => {
    fake.objects = fake.objects.filter((one) => one !== crdOf('trafficextensions'));
    expect(await found('CRDs of Istio')).toEqual(['warning', 'of 15 kinds there is no TrafficExtension', REMEDY]);
  });

  test('lack fields', async () => {
    delete specOf(crdOf('virtualservices')).http.items.properties.retries;
    delete specOf(crdOf('virtualservices')).http.items.properties.headers.properties.request.properties.set;
    delete specOf(crdOf('sidecars')).egress;
    expect(await found('CRDs of Istio')).toEqual([
      'warning', 'of another version of Istio: Sidecar lacks spec.egress, VirtualService lacks spec.http[].headers.request.set and 1 more', REMEDY,
    ]);
  });

  test('may leave open what they take', async () => {
    crdOf('sidecars').spec.versions[0].schema = undefined;
    crdOf('virtualservices').spec.versions[0].schema.openAPIV3Schema.properties.spec = { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true };
    specOf(crdOf('destinationrules')).trafficPolicy = { type: 'object' };
    expect((await found('CRDs of Istio'))[0]).toBe('ok');
  });

  test('fail where a version is not served', async () => {
    crdOf('virtualservices').spec.versions[0].served = false;
    expect(await found('CRDs of Istio')).toEqual(['failed', 'VirtualService is not served as v1', REMEDY]);
  });

  test('fail where they are not served at all', async () => {
    crdOf('virtualservices').status.conditions = [];
    expect(await found('CRDs of Istio')).toEqual(['failed', 'VirtualService: the API server does not serve it yet', REMEDY]);
  });

  test('cannot be judged by who may not read them', async () => {
    fake.unread.push('CustomResourceDefinition');
    expect(await found('CRDs of Istio')).toEqual([
      'warning', expect.stringMatching(/^nobody knows: CustomResourceDefinition ".*" is forbidden: User "me" cannot get it$/), 'ask as somebody who may read it',
    ]);
  });
});

describe('CRDs of the Gateway API', () => {
  const REMEDY = 'kubectl apply --server-side -f https://github.com/kubernetes-sigs/gateway-api/releases/download/v1.6.0/standard-install.yaml';
  const bundle = (crd: LiveObject, version: string) => (crd.metadata as any).annotations['gateway.networking.k8s.io/bundle-version'] = version;

  test('are not there', async () => {
    without('CustomResourceDefinition');
    expect(await found('CRDs of the Gateway API')).toEqual(['note', 'there are none; routes of the Gateway API and waypoints need them', REMEDY]);
  });

  test.each([['v1.4.1', 'v1.4.1'], ['none', 'none']])('fail where istiod passes over them (%s)', async (version, told) => {
    bundle(crdOf('tlsroutes'), version);
    expect(await found('CRDs of the Gateway API')).toEqual(['failed', `istiod passes over TLSRoute (${told}, 1.5.0 or later is needed)`, REMEDY]);
  });

  test('fail where istiod cannot tell their version', async () => {
    (crdOf('tcproutes').metadata as any).annotations = undefined;
    expect(await found('CRDs of the Gateway API')).toEqual(['failed', 'istiod passes over TCPRoute (unknown, 1.6.0 or later is needed)', REMEDY]);
  });

  test('may be of a release candidate', async () => {
    fake.objects.filter(({ metadata }) => metadata.name.endsWith('.gateway.networking.k8s.io')).forEach((crd) => bundle(crd, 'v1.6.0-rc.1'));
    expect(await found('CRDs of the Gateway API')).toEqual(['ok', 'all 9 kinds, bundle v1.6.0-rc.1, standard channel']);
  });

  test('are of several bundles', async () => {
    bundle(crdOf('httproutes'), 'v1.5.0');
    expect(await found('CRDs of the Gateway API')).toEqual(['warning', 'of several bundles: v1.6.0, v1.5.0', REMEDY]);
  });

  test('are not all there', async () => {
    fake.objects = fake.objects.filter((one) => one !== crdOf('listenersets'));
    expect(await found('CRDs of the Gateway API')).toEqual(['warning', 'bundle v1.6.0 has no ListenerSet', REMEDY]);
  });

  test('lack fields, beside what only the experimental channel has', async () => {
    delete specOf(crdOf('httproutes')).rules.items.properties.retry;
    expect((await found('CRDs of the Gateway API'))[0]).toBe('ok');
    delete specOf(crdOf('httproutes')).rules.items.properties.timeouts;
    expect(await found('CRDs of the Gateway API')).toEqual(['warning', 'bundle v1.6.0 is another one than v1.6.0: HTTPRoute lacks spec.rules[].timeouts', REMEDY]);
  });

  test('fail where a version is not served', async () => {
    crdOf('httproutes').spec.versions = [];
    expect(await found('CRDs of the Gateway API')).toEqual(['failed', 'HTTPRoute is not served as v1', REMEDY]);
  });
});

describe('istiod', () => {
  beforeEach(() => without('Deployment'));

  test.each<[string, LiveObject[], string[]]>([
    ['is not there yet', [], ['note', 'none is installed yet']],
    ['does not work', [istiod('istio-system/istiod-canary', 'pilot:1.31.0', { metadata: { labels: { 'app': 'istiod', 'istio.io/rev': 'canary' } }, status: {} })],
      ['failed', 'istio-system/istiod-canary (1.31.0, revision canary) is not ready (0 of 1 pod updated)',
        '`kubectl describe deployment istiod-canary -n istio-system` tells why']],
    ['is old', [istiod('istio-system/istiod', 'pilot:1.29.2-distroless@sha256:abc')],
      ['warning', 'istio-system/istiod (1.29.2-distroless, revision default), and what is synthesized is for 1.31', 'upgrade istiod, by one minor version after the other']],
    ['is there twice', [istiod('istio-system/istiod', 'pilot:1.30.0'), istiod('istio-system/istiod-next', 'pilot:1.32.0', { metadata: { labels: { app: 'istiod' } } })],
      ['ok', 'istio-system/istiod (1.30.0, revision default), istio-system/istiod-next (1.32.0, revision default)']],
    ['does not tell its version', [istiod('a/istiod', 'pilot:latest'), istiod('b/istiod', 'registry:5000/pilot'), istiod('c/istiod', '', { spec: {} })],
      ['ok', 'a/istiod (latest, revision default), b/istiod (revision default), c/istiod (revision default)']],
  ])('%s', async (_, all, result) => {
    fake.objects.push(...all);
    expect(await found('istiod')).toEqual(result);
  });
});

describe('webhooks', () => {
  beforeEach(() => {
    without('ValidatingWebhookConfiguration');
    without('MutatingWebhookConfiguration');
  });

  test('are not there', async () => {
    fake.objects.push(live('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', 'empty'));
    expect(await found('webhooks')).toEqual(['ok', 'there are none']);
  });

  test('fail where they lead nowhere', async () => {
    fake.objects.push(webhooks('a', 'gone/a', 'Ignore'), webhooks('b', 'gone/b'));
    expect(await found('webhooks')).toEqual([
      'failed', 'a.io leads to gone/a, where nobody is, b.io leads to gone/b, where nobody is: what they are for is refused',
      'start what serves it, or `kubectl delete validatingwebhookconfiguration b`, if nobody does any more',
    ]);
  });

  test('are passed over where they lead to no pod', async () => {
    fake.objects.push(webhooks('a', 'idle/a', 'Ignore'), ...served('idle/a', 0));
    expect(await found('webhooks')).toEqual([
      'warning', 'a.io leads to idle/a, where nobody is: they are passed over',
      'start what serves it, or `kubectl delete validatingwebhookconfiguration a`, if nobody does any more',
    ]);
  });

  test('cannot be judged by who may not list them', async () => {
    fake.unlisted.push('MutatingWebhookConfiguration');
    expect((await found('webhooks'))[0]).toBe('warning');
  });
});

describe('permissions', () => {
  test('fail without those for the configuration', async () => {
    fake.denied.push('virtualservices', 'gateways', 'sidecars', 'telemetries', 'clusterroles');
    expect(await found('permissions')).toEqual([
      'failed', 'you may not create gateways, sidecars, virtualservices and 2 more in istio-system', 'ask for a role with these rights',
    ]);
  });

  test('are fewer than what an installation needs', async () => {
    fake.denied.push('clusterroles');
    expect(await found('permissions')).toEqual(['note', 'you may not create clusterroles in istio-system, which only those need who install Istio']);
  });
});
