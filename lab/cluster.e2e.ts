import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { App } from 'cdk8s';
import { STAGES, tutorial } from '../examples/tutorial/main';
import { run } from '../src/cli/run';
import { session as testSession } from '../test/support/session';
import { Mesh, startMesh } from './full';
import { asYaml } from './full/manifests';
import { tool } from './full/tools';
import { moduleFolder } from './toolchain';

const execute = promisify(execFile);

/** What the API server writes in another way, fills in, or leaves out. */
const WRITTEN_OTHERWISE = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: till, namespace: shop}
spec:
  selector: {matchLabels: {app: till}}
  template:
    metadata: {labels: {app: till}}
    spec:
      hostNetwork: false
      tolerations: []
      volumes: [{name: cache, emptyDir: {sizeLimit: 1024Mi}}]
      containers:
        - name: till
          image: mock
          ports: [{containerPort: 8080}]
          env: [{name: CPU, valueFrom: {resourceFieldRef: {resource: limits.cpu, divisor: 1000m}}}]
          resources: {requests: {cpu: 0.1, memory: 1024Mi}, limits: {cpu: 1000m}}
---
apiVersion: v1
kind: Service
metadata: {name: till, namespace: shop}
spec: {selector: {app: till}, ports: [{port: 53, protocol: UDP, name: dns}, {port: 53, name: dns-tcp}]}
---
apiVersion: v1
kind: Secret
metadata: {name: key, namespace: shop}
stringData: {word: sesame}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: shop}
spec: {gatewayClassName: istio, listeners: [{name: http, port: 80, protocol: HTTP}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: till, namespace: shop}
spec: {parentRefs: [{name: edge}], rules: [{backendRefs: [{name: till, port: 53}]}]}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: till, namespace: shop}
spec: {hosts: [till], http: [{timeout: 60s, route: [{destination: {host: till}}]}]}
`;

const DNS = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'coredns', namespace: 'kube-system' },
  spec: {
    selector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    template: { metadata: { labels: { 'k8s-app': 'kube-dns' } }, spec: { containers: [{ name: 'coredns', image: 'mock' }] } },
  },
};

let mesh: Mesh;
let kubeconfig: string;
let env: NodeJS.ProcessEnv;
let synthesized: string;

beforeAll(async () => {
  mesh = await startMesh({ manifests: WRITTEN_OTHERWISE });
  const studio = tutorial(new App(), STAGES.v1Only).charts.flatMap((chart) => chart.toJson());
  await accepted([...studio, DNS]);
  await mesh.waitSynced();
  kubeconfig = await mesh.kubeconfig();
  env = {
    PATH: [dirname(await tool('kubectl')), dirname(await tool('helm')), process.env.PATH].join(delimiter),
    KUBECONFIG: kubeconfig,
    KUBECACHEDIR: join(dirname(kubeconfig), 'kubectl-cache'),
  };
  await scaling('studio-ingress', 'studio');
  synthesized = asYaml(studio) + '\n---\n' + WRITTEN_OTHERWISE;
});

afterAll(() => mesh?.close());

/** No controller of the lab looks at autoscalers. */
async function scaling(name: string, namespace: string): Promise<void> {
  const status = { currentReplicas: 1, desiredReplicas: 1, conditions: [{ type: 'AbleToScale', status: 'True' }, { type: 'ScalingActive', status: 'True' }] };
  await kubectl('patch', 'hpa', name, '-n', namespace, '--subresource=status', '--type=merge', '--patch', JSON.stringify({ status }));
}

async function accepted(objects: object[]): Promise<void> {
  expect((await mesh.apply(objects)).filter(({ layer }) => layer)).toEqual([]);
}

const kubectl = async (...args: string[]) => (await execute('kubectl', args, { env })).stdout;

/** The command line, with the real kubectl. */
async function call(args: string[], { stdin = synthesized, as = env } = {}) {
  const session = { ...testSession({ env: as }), stdin: Readable.from([stdin]) };
  const exit = await run([...args, '-o', 'json'], session, 'lab');
  return { exit, answer: JSON.parse(session.stdout.text || 'null'), err: session.stderr.text };
}

/** Another user, whom the real one stands in for. */
function kubeconfigOf(change: (config: any) => void): NodeJS.ProcessEnv {
  const config = JSON.parse(readFileSync(kubeconfig, 'utf8'));
  change(config);
  const file = join(dirname(kubeconfig), 'other-kubeconfig');
  writeFileSync(file, JSON.stringify(config));
  return { ...env, KUBECONFIG: file };
}

const unreachable = () => kubeconfigOf(({ clusters: [{ cluster }] }) => cluster.server = 'https://127.0.0.1:1');
const nobody = () => kubeconfigOf(({ users: [{ user }] }) => user.as = 'nobody');

describe('preflight', () => {
  async function preflight(as?: NodeJS.ProcessEnv) {
    const { exit, answer } = await call(['preflight'], { as });
    return { exit, checks: Object.fromEntries(answer.checks.map(({ name, status, found }: any) => [name, `${status}: ${found}`])) };
  }

  test('of a healthy cluster', async () => {
    const { exit, checks } = await preflight();
    expect(exit).toBe(0);
    expect(checks).toEqual({
      'kubectl': expect.stringMatching(/^ok: 1\.\d+\./),
      'API server': expect.stringMatching(/^ok: alive and ready, by \d+ checks of its own$/),
      'Kubernetes': expect.stringMatching(/^note: 1\.\d+, newer than 1\.35, up to which Istio is tested$/),
      'nodes': 'ok: 1 ready',
      'DNS': 'ok: 1 pod ready',
      'control plane of Kubernetes': 'ok: it does not run as pods of this cluster',
      'Helm': expect.stringMatching(/^ok: \d+\.\d+\.\d+$/),
      'CRDs of Istio': 'ok: all 15 kinds, with all fields of Istio 1.31',
      'CRDs of the Gateway API': 'ok: all 9 kinds, bundle v1.6.0, standard channel',
      'istiod': 'ok: istio-system/istiod (latest, revision default)',
      'webhooks': 'ok: 6 webhooks, all of which lead to a pod that is ready',
      'permissions': 'ok: you may create all that Istio and its configuration in istio-system are made of',
    });
  });

  test('of a node that is not ready', async () => {
    const ready = (status: string, message: string) => kubectl('patch', 'node', 'lab', '--subresource=status', '--type=merge',
      '--patch', JSON.stringify({ status: { conditions: [{ type: 'Ready', status, message }] } }));
    await ready('False', 'no network');
    try {
      expect(await preflight()).toMatchObject({ exit: 1, checks: { nodes: 'failed: 1 of 1 not ready: lab (not Ready: no network)' } });
    } finally {
      await ready('True', '');
    }
  });

  test('of CRDs that istiod passes over, and that are of another Istio', async () => {
    const name = 'tlsroutes.gateway.networking.k8s.io';
    const annotate = (version: string) => kubectl('annotate', 'crd', name, '--overwrite', `gateway.networking.k8s.io/bundle-version=${version}`);
    const crd = JSON.parse(await kubectl('get', 'crd', 'proxyconfigs.networking.istio.io', '--output', 'json'));
    await annotate('v1.4.1');
    await kubectl('patch', 'crd', crd.metadata.name, '--type=json', '--patch',
      '[{"op": "remove", "path": "/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/concurrency"}]');
    try {
      expect(await preflight()).toMatchObject({
        exit: 1,
        checks: {
          'CRDs of the Gateway API': 'failed: istiod passes over TLSRoute (v1.4.1, 1.5.0 or later is needed)',
          'CRDs of Istio': 'warning: of another version of Istio: ProxyConfig lacks spec.concurrency',
        },
      });
    } finally {
      await annotate('v1.6.0');
      await kubectl('patch', 'crd', crd.metadata.name, '--type=merge', '--patch', JSON.stringify({ spec: crd.spec }));
    }
  });

  test('of a webhook that is left over', async () => {
    const webhook = {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingWebhookConfiguration',
      metadata: { name: 'left-over' },
      webhooks: [{
        name: 'left.over.io',
        clientConfig: { service: { namespace: 'gone', name: 'gone' } },
        rules: [{ apiGroups: ['left.over.io'], apiVersions: ['*'], resources: ['*'], operations: ['*'] }],
        sideEffects: 'None',
        admissionReviewVersions: ['v1'],
      }],
    };
    await accepted([webhook]);
    try {
      expect(await preflight()).toMatchObject({
        exit: 1, checks: { webhooks: 'failed: left.over.io leads to gone/gone, where nobody is: what they are for is refused' },
      });
    } finally {
      await mesh.delete([webhook]);
    }
  });

  test('of an API server that does not answer', async () => {
    expect(await preflight(unreachable())).toMatchObject({
      exit: 1,
      checks: {
        'API server': expect.stringMatching(/^failed: The connection to the server 127\.0\.0\.1:1 was refused/),
        'nodes': 'skipped: not asked, without API server',
      },
    });
  });

  test('of a cluster of somebody else', async () => {
    const { exit, checks } = await preflight(nobody());
    expect(exit).toBe(1);
    expect(checks).toMatchObject({
      nodes: expect.stringMatching(/^warning: nobody knows: nodes is forbidden: User "nobody" cannot list resource "nodes"/),
      permissions: expect.stringMatching(/^failed: you may not create destinationrules, envoyfilters, gateways and \d+ more in istio-system$/),
    });
  });
});

describe('verify', () => {
  async function verify(args: string[] = ['--no-wait'], options: { stdin?: string; as?: NodeJS.ProcessEnv } = {}) {
    const { exit, answer, err } = await call(['verify', '-', ...args], options);
    const wrong = answer?.objects.filter(({ state }: any) => state !== 'ready')
      .map(({ kind, name, state, detail, differences }: any) => ({ object: `${kind} ${name}`, state, detail, differences }));
    return { exit, err, count: answer?.objects.length, wrong };
  }

  test('of all that was synthesized', async () => {
    expect(await verify(['--timeout', '60s'])).toEqual({ exit: 0, err: '', count: expect.any(Number), wrong: [] });
  });

  test("of Istio's own charts", async () => {
    const charts = join(await moduleFolder('istio.io/istio'), 'manifests', 'charts');
    const releases = { 'istio-base': 'base', 'istiod': 'istio-control/istio-discovery', 'istio-ingressgateway': 'gateway' };
    const manifests = await Promise.all(Object.entries(releases).map(async ([release, chart]) => {
      const values = join(dirname(kubeconfig), `${release}.values.json`);
      const args = ['template', release, join(charts, chart), '--namespace', 'istio-system', '--values', values];
      return (await execute(await tool('helm'), args, { maxBuffer: 2 ** 26 })).stdout;
    }));
    const { count, ...rest } = await verify(undefined, { stdin: manifests.join('\n---\n') });
    expect(rest).toEqual({ exit: 0, err: '', wrong: [] });
    expect(count).toBeGreaterThan(30);
  });

  test('of an object that is missing', async () => {
    const secret = await kubectl('get', 'secret', 'key', '-n', 'shop', '-o', 'json');
    await mesh.delete([{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'key', namespace: 'shop' } }]);
    try {
      expect(await verify()).toMatchObject({ exit: 1, wrong: [{ object: 'Secret key', state: 'missing' }] });
    } finally {
      const { data } = JSON.parse(secret);
      await accepted([{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'key', namespace: 'shop' }, data }]);
    }
  });

  test('of objects that somebody changed', async () => {
    const patch = (kind: string, change: object) => kubectl('patch', kind, 'till', '-n', 'shop', '--type=merge', '--patch', JSON.stringify(change));
    await patch('virtualservice', { spec: { gateways: ['shop/other'], http: [{ timeout: '30s', route: [{ destination: { host: 'till' } }] }] } });
    await patch('deployment', { spec: { template: { spec: { hostNetwork: null, terminationGracePeriodSeconds: 5 } } }, metadata: { labels: { a: 'b' } } });
    try {
      expect(await verify()).toMatchObject({
        exit: 1,
        wrong: [{
          object: 'VirtualService till',
          state: 'changed',
          differences: [
            { path: 'spec.http[0].timeout', synthesized: '60s', live: '30s', source: expect.stringMatching(/^-:\d+$/) },
            { path: 'spec.gateways', live: ['shop/other'] },
          ],
        }],
      });
    } finally {
      await patch('virtualservice', { spec: { gateways: null, http: [{ timeout: '60s', route: [{ destination: { host: 'till' } }] }] } });
    }
  });

  test('of objects that are not ready', async () => {
    const idle = [
      { apiVersion: 'v1', kind: 'Service', metadata: { name: 'idle', namespace: 'shop' }, spec: { selector: { app: 'idle' }, ports: [{ port: 80 }] } },
      {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'HTTPRoute',
        metadata: { name: 'idle', namespace: 'shop' },
        spec: { parentRefs: [{ name: 'nowhere' }], rules: [{ backendRefs: [{ name: 'idle', port: 80 }] }] },
      },
      { ...DNS, metadata: { name: 'idle', namespace: 'shop' }, spec: { ...DNS.spec, paused: true } },
    ];
    await accepted(idle);
    try {
      expect(await verify(['--timeout', '1500ms'], { stdin: asYaml(idle) })).toMatchObject({
        exit: 1,
        wrong: [
          { object: 'Service idle', state: 'not-ready', detail: 'no ready pod behind it' },
          { object: 'HTTPRoute idle', state: 'not-ready', detail: expect.stringContaining('Gateway nowhere') },
          { object: 'Deployment idle', state: 'not-ready', detail: '0 of 1 pod updated' },
        ],
      });
    } finally {
      await mesh.delete(idle);
    }
  });

  test('waits until a Deployment is ready', async () => {
    const late = [{ ...DNS, metadata: { name: 'late', namespace: 'shop' } }];
    await accepted(late);
    expect(await verify(['--timeout', '60s'], { stdin: asYaml(late) })).toMatchObject({ exit: 0, wrong: [] });
    await mesh.delete(late);
  });

  test('of what nobody may read', async () => {
    const { exit, count, wrong } = await verify(undefined, { as: nobody() });
    expect(exit).toBe(1);
    expect(wrong).toHaveLength(count);
    expect(wrong[0]).toMatchObject({ state: 'unreadable', detail: expect.stringContaining('is forbidden: User "nobody" cannot get resource') });
  });

  test('fails with 2 where the API server does not answer', async () => {
    expect(await verify(undefined, { as: unreachable() })).toMatchObject({
      exit: 2, err: expect.stringMatching(/^error: .* 127\.0\.0\.1:1: connect: connection refused\nis the cluster up/),
    });
  });
});
