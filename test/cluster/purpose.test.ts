import { purposeOf } from '../../src/cluster/purpose';
import { live } from '../support/fake-cluster';

const labelled = (apiVersion: string, kind: string, key: string, value: string) => live(apiVersion, kind, 'istio-system/x', { metadata: { labels: { [key]: value } } });

test.each([
  ['traffic, configuration, certificates', labelled('apps/v1', 'Deployment', 'app', 'istiod')],
  ['mutual TLS between the pods of ambient mode', labelled('apps/v1', 'DaemonSet', 'app', 'ztunnel')],
  ['leads the traffic of pods to their proxies', labelled('apps/v1', 'DaemonSet', 'k8s-app', 'istio-cni-node')],
  ['traffic that comes in', labelled('apps/v1', 'Deployment', 'istio', 'ingressgateway')],
  ['traffic that goes out', labelled('apps/v1', 'Deployment', 'istio', 'egressgateway')],
  ['where proxies and the API server find istiod', labelled('v1', 'Service', 'istio', 'pilot')],
  ['puts sidecars into pods', labelled('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', 'app', 'sidecar-injector')],
  ['refuses wrong configuration of Istio', labelled('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', 'istio', 'istiod')],
  ['configuration of the mesh', live('v1', 'ConfigMap', 'istio-system/istio-canary', { data: { mesh: '' } })],
  ['waypoint: routes and policies of ambient mode', live('gateway.networking.k8s.io/v1', 'Gateway', 'shop/waypoint', { spec: { gatewayClassName: 'istio-waypoint' } })],
  ['metrics', labelled('apps/v1', 'Deployment', 'app.kubernetes.io/name', 'prometheus')],
  ['dashboards', labelled('apps/v1', 'Deployment', 'app.kubernetes.io/name', 'grafana')],
  ['traces', labelled('apps/v1', 'Deployment', 'app', 'jaeger')],
  ['the picture of the mesh', labelled('apps/v1', 'Deployment', 'app', 'kiali')],
])('%s', (purpose, object) => {
  expect(purposeOf(object)).toBe(purpose);
});

test.each([
  labelled('apps/v1', 'Deployment', 'app', 'cart'),
  labelled('v1', 'Secret', 'app', 'istiod'),
  live('apps/v1', 'Deployment', 'istio-system/istiod'),
  live('v1', 'ConfigMap', 'shop/istio'),
  live('v1', 'ConfigMap', 'shop/istiologs', { data: { mesh: '' } }),
  live('networking.istio.io/v1', 'Gateway', 'shop/edge'),
])('an object that is no such part has none', (object) => {
  expect(purposeOf(object)).toBeUndefined();
});
