import { differences } from '../../src/cluster/differences';
import { live } from '../support/fake-cluster';

const SERVICE = ['v1', 'Service', 'shop/cart'] as const;
const DEPLOYMENT = ['apps/v1', 'Deployment', 'shop/cart'] as const;
const ROUTES = ['networking.istio.io/v1', 'VirtualService', 'shop/cart'] as const;
const OTHER = ['cert-manager.io/v1', 'Certificate', 'shop/cart'] as const;

type Kind = readonly [string, string, string];
type Rest = Record<string, any>;

const compare = (kind: Kind, wanted: Rest, found: Rest, scaled = false) => differences(live(...kind, wanted), live(...kind, found), scaled);

const pods = (spec: Rest) => ({ spec: { template: { spec } } });

const IN_POD = ['spec', 'template', 'spec'];

describe('the same', () => {
  test.each<[string, Kind, Rest, Rest]>([
    ['what the API server adds', SERVICE,
      { spec: { ports: [{ port: 80 }] } },
      { spec: { clusterIP: '10.0.0.1', ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }] }, status: {}, metadata: { uid: '1' } }],
    ['a status that was synthesized', SERVICE, { status: { a: 1 } }, {}],
    ['what others add to the metadata', SERVICE,
      { metadata: { labels: { a: 'b' }, finalizers: ['x'] } }, { metadata: { labels: { a: 'b', c: 'd' }, annotations: { e: 'f' }, finalizers: ['y', 'x'] } }],
    ['null, which is nothing', SERVICE, { spec: { type: null } }, { spec: { type: 'ClusterIP' } }],
    ['what is empty, of a kind of Kubernetes', DEPLOYMENT, pods({ hostNetwork: false, subdomain: '', tolerations: [], securityContext: { a: {}, b: null } }), pods({})],
    ['quantities', DEPLOYMENT,
      pods({ containers: [{ name: 'a', resources: { limits: { cpu: 1 }, requests: { cpu: '1000m' } } }], volumes: [{ name: 'v', emptyDir: { sizeLimit: '1024Mi' } }] }),
      pods({ containers: [{ name: 'a', resources: { limits: { cpu: '1' }, requests: { cpu: '1' } } }], volumes: [{ name: 'v', emptyDir: { sizeLimit: '1Gi' } }] })],
    ['containers in another order, and one more', DEPLOYMENT,
      pods({ containers: [{ name: 'a' }, { name: 'b', ports: [{ containerPort: 80 }] }] }),
      pods({ containers: [{ name: 'c' }, { name: 'b', ports: [{ containerPort: 80, protocol: 'TCP' }] }, { name: 'a' }] })],
    ['ports of different protocols', SERVICE,
      { spec: { ports: [{ port: 53, protocol: 'UDP', name: 'u' }, { port: 53, name: 't' }] } },
      { spec: { ports: [{ port: 53, protocol: 'TCP', name: 't' }, { port: 53, protocol: 'UDP', name: 'u' }] } }],
    ['a variable that is set twice', DEPLOYMENT,
      pods({ containers: [{ name: 'a', env: [{ name: 'X', value: '1' }, { name: 'X', value: '2' }] }] }),
      pods({ containers: [{ name: 'a', env: [{ name: 'X', value: '1' }, { name: 'X', value: '2' }] }] })],
    ['texts of a Secret', ['v1', 'Secret', 'shop/key'], { stringData: { a: 'b' }, data: { c: 'ZA==' } }, { data: { a: 'Yg==', c: 'ZA==' } }],
    ['durations of a custom kind', ROUTES, { spec: { hosts: ['a'], http: [{ timeout: '60s' }] } }, { spec: { hosts: ['a'], http: [{ timeout: '1m' }] } }],
    ['defaults of a pinned CRD', ['gateway.networking.k8s.io/v1', 'Gateway', 'shop/edge'],
      { spec: { gatewayClassName: 'istio', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] } },
      { spec: { gatewayClassName: 'istio', listeners: [{ name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'Same' } } }] } }],
    ['what somebody added to a kind of others', OTHER, { spec: { a: 1, list: [{ b: 1 }] } }, { spec: { a: 1, list: [{ b: 1, c: 2 }], d: 3 } }],
    ['the certificate of a webhook, and that of Istio may refuse', ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', 'istiod'],
      { webhooks: [{ name: 'validation.istio.io', clientConfig: { caBundle: '' }, failurePolicy: 'Ignore' }] },
      { webhooks: [{ name: 'validation.istio.io', clientConfig: { caBundle: 'abc' }, failurePolicy: 'Fail' }] }],
    ['the certificate of a conversion', ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'a.b'],
      { spec: { conversion: { webhook: { clientConfig: { caBundle: 'Cg==' } } } } }, { spec: { conversion: { webhook: { clientConfig: { caBundle: 'abc' } } } } }],
    ['the rules of an aggregated role', ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'a'],
      { rules: [], aggregationRule: {} }, { rules: [{ verbs: ['get'] }], aggregationRule: {} }],
    ['probes that a sidecar answers', ['v1', 'Pod', 'shop/a'],
      { spec: { containers: [{ name: 'a', readinessProbe: { httpGet: { port: 80 } } }] } },
      { spec: { containers: [{ name: 'a', readinessProbe: { httpGet: { port: 15020 } } }] }, metadata: { annotations: { 'sidecar.istio.io/status': '{}' } } }],
  ])('%s', (_, kind, wanted, found) => {
    expect(compare(kind, wanted, found)).toEqual([]);
  });

  test('pods of which an autoscaler sets the number', () => {
    expect(compare(DEPLOYMENT, { spec: { replicas: 1 } }, { spec: { replicas: 3 } }, true)).toEqual([]);
  });
});

describe('different', () => {
  test.each<[string, Kind, Rest, Rest, Array<[Array<string | number>, unknown, unknown]>]>([
    ['a value', SERVICE, { spec: { type: 'ClusterIP' } }, { spec: { type: 'NodePort' } }, [[['spec', 'type'], 'ClusterIP', 'NodePort']]],
    ['a field that is gone', SERVICE, { spec: { type: 'ClusterIP' } }, { spec: {} }, [[['spec', 'type'], 'ClusterIP', undefined]]],
    ['a field that is something else', ['v1', 'ConfigMap', 'a/b'], { data: { a: 'b' } }, { data: 'a' }, [[['data'], { a: 'b' }, 'a']]],
    ['a label', SERVICE, { metadata: { labels: { a: 'b' } } }, { metadata: { labels: { a: 'c' } } }, [[['metadata', 'labels', 'a'], 'b', 'c']]],
    ['a finalizer that is gone', SERVICE, { metadata: { finalizers: ['a'] } }, { metadata: { finalizers: ['b'] } }, [[['metadata', 'finalizers', 0], 'a', 'b']]],
    ['another label to select by', SERVICE, { spec: { selector: { a: 'b' } } }, { spec: { selector: { a: 'b', c: 'd' } } },
      [[['spec', 'selector', 'c'], undefined, 'd']]],
    ['how many pods there are', DEPLOYMENT, { spec: { replicas: 1 } }, { spec: { replicas: 3 } }, [[['spec', 'replicas'], 1, 3]]],
    ['a quantity', DEPLOYMENT,
      pods({ containers: [{ name: 'a', resources: { limits: { cpu: '1' } } }] }), pods({ containers: [{ name: 'a', resources: { limits: { cpu: '2' } } }] }),
      [[[...IN_POD, 'containers', 0, 'resources', 'limits', 'cpu'], '1', '2']]],
    ['a variable that looks like a quantity', DEPLOYMENT,
      pods({ containers: [{ name: 'a', env: [{ name: 'X', value: '1' }] }] }), pods({ containers: [{ name: 'a', env: [{ name: 'X', value: '1000m' }] }] }),
      [[[...IN_POD, 'containers', 0, 'env', 0, 'value'], '1', '1000m']]],
    ['data that looks like a quantity', ['v1', 'ConfigMap', 'a/b'], { data: { value: '1' } }, { data: { value: '1000m' } }, [[['data', 'value'], '1', '1000m']]],
    ['a container that is gone', DEPLOYMENT, pods({ containers: [{ name: 'a' }] }), pods({ containers: [{ name: 'b' }] }),
      [[[...IN_POD, 'containers', 0], { name: 'a' }, undefined]]],
    ['arguments', DEPLOYMENT, pods({ containers: [{ name: 'a', args: ['x'] }] }), pods({ containers: [{ name: 'a', args: ['x', 'y'] }] }),
      [[[...IN_POD, 'containers', 0, 'args'], ['x'], ['x', 'y']]]],
    ['what is empty, of a custom kind', ROUTES, { spec: { exportTo: [] } }, { spec: {} }, [[['spec', 'exportTo'], [], undefined]]],
    ['one route more', ROUTES, { spec: { http: [{ name: 'a' }] } }, { spec: { http: [{ name: 'b' }, { name: 'a' }] } },
      [[['spec', 'http'], [{ name: 'a' }], [{ name: 'b' }, { name: 'a' }]]]],
    ['a field more in a route', ROUTES, { spec: { http: [{ name: 'a', match: null }] } }, { spec: { http: [{ name: 'a', timeout: '1s' }], gateways: ['x'] } },
      [[['spec', 'http', 0, 'timeout'], undefined, '1s'], [['spec', 'gateways'], undefined, ['x']]]],
    ['a header more in a map', ROUTES,
      { spec: { http: [{ headers: { request: { set: { a: 'b' } } } }] } }, { spec: { http: [{ headers: { request: { set: { a: 'b', c: 'd' } } } }] } },
      [[['spec', 'http', 0, 'headers', 'request', 'set', 'c'], undefined, 'd']]],
    ['a policy that was empty', ['security.istio.io/v1', 'PeerAuthentication', 'shop/all'], {}, { spec: { mtls: { mode: 'DISABLE' } } },
      [[['spec', 'mtls'], undefined, { mode: 'DISABLE' }]]],
    ['a policy that is empty', ['security.istio.io/v1', 'PeerAuthentication', 'shop/all'], { spec: { mtls: { mode: 'STRICT' } } }, {},
      [[['spec', 'mtls'], { mode: 'STRICT' }, undefined]]],
    ['a listener more', ['gateway.networking.k8s.io/v1', 'Gateway', 'shop/edge'],
      { spec: { listeners: [{ name: 'a', port: 80 }] } }, { spec: { listeners: [{ name: 'b', port: 81 }, { name: 'a', port: 80 }] } },
      [[['spec', 'listeners', 0], undefined, { name: 'b', port: 81 }]]],
    ['a duration', ROUTES, { spec: { http: [{ timeout: '60s' }] } }, { spec: { http: [{ timeout: '1s' }] } }, [[['spec', 'http', 0, 'timeout'], '60s', '1s']]],
    ['a text of a custom kind that is no duration', ROUTES, { spec: { hosts: ['a'] } }, { spec: { hosts: ['b'] } }, [[['spec', 'hosts', 0], 'a', 'b']]],
    ['a number that became a text', OTHER, { spec: { a: 1 } }, { spec: { a: '1' } }, [[['spec', 'a'], 1, '1']]],
    ['the webhook of somebody else', ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', 'policy'],
      { webhooks: [{ name: 'a.b', failurePolicy: 'Ignore' }] }, { webhooks: [{ name: 'a.b', failurePolicy: 'Fail' }] },
      [[['webhooks', 0, 'failurePolicy'], 'Ignore', 'Fail']]],
    ['the rules of a role', ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'a'], { rules: [{ verbs: ['get'] }] }, { rules: [{ verbs: ['list'] }] },
      [[['rules', 0, 'verbs', 0], 'get', 'list']]],
    ['a probe, without a sidecar', ['v1', 'Pod', 'shop/a'],
      { spec: { containers: [{ name: 'a', livenessProbe: { periodSeconds: 1 } }] } }, { spec: { containers: [{ name: 'a', livenessProbe: { periodSeconds: 2 } }] } },
      [[['spec', 'containers', 0, 'livenessProbe', 'periodSeconds'], 1, 2]]],
  ])('%s', (_, kind, wanted, found, expected) => {
    expect(compare(kind, wanted, found).map(({ path, synthesized, live: has }) => [path, synthesized, has])).toEqual(expected);
  });

  test('what is in a Secret is not told', () => {
    const kind = ['v1', 'Secret', 'shop/key'] as const;
    expect(compare(kind, { stringData: { a: 'b', c: 'd' }, type: 'x' }, { data: { a: 'Yw==' }, type: 'y' })).toEqual([
      { path: ['type'], synthesized: 'x', live: 'y' },
      { path: ['data', 'a'], synthesized: '(hidden)', live: '(hidden)' },
      { path: ['data', 'c'], synthesized: '(hidden)', live: undefined },
    ]);
  });
});
