import { field } from '../model/loose';
import { podOf } from '../model/pods';
import { readText } from '../model/read';
import { Resource } from '../model/resource';
import { isOfIstio, webhooksIn } from '../model/webhooks';

/** The ingress gateway of Istio as its own chart defines it, which manifests of applications count on. */
const INGRESS_GATEWAY = `apiVersion: v1
kind: Pod
metadata: { name: istio-ingressgateway, namespace: istio-system, labels: { app: istio-ingressgateway, istio: ingressgateway } }
spec: { containers: [{ name: istio-proxy, image: proxyv2 }] }
---
apiVersion: v1
kind: Service
metadata: { name: istio-ingressgateway, namespace: istio-system, labels: { app: istio-ingressgateway, istio: ingressgateway } }
spec:
  selector: { app: istio-ingressgateway, istio: ingressgateway }
  ports:
    - { name: http2, port: 80, targetPort: 80, protocol: TCP }
    - { name: https, port: 443, targetPort: 443, protocol: TCP }
    - { name: tcp, port: 31400, targetPort: 31400, protocol: TCP }
    - { name: tls, port: 15443, targetPort: 15443, protocol: TCP }
`;

/** The injection of Istio, by whatever label and for whatever revision. */
const INJECTOR = `apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: { name: istio-sidecar-injector }
webhooks:
  - name: rev.namespace.sidecar-injector.istio.io
    clientConfig: { url: https://istiod.istio-system.svc/inject }
    namespaceSelector: { matchExpressions: [{ key: istio.io/rev, operator: Exists }, { key: istio-injection, operator: DoesNotExist }] }
    objectSelector: { matchExpressions: [{ key: sidecar.istio.io/inject, operator: NotIn, values: ['false'] }] }
  - name: rev.object.sidecar-injector.istio.io
    clientConfig: { url: https://istiod.istio-system.svc/inject }
    namespaceSelector: { matchExpressions: [{ key: istio.io/rev, operator: DoesNotExist }, { key: istio-injection, operator: DoesNotExist }] }
    objectSelector:
      matchExpressions: [{ key: sidecar.istio.io/inject, operator: NotIn, values: ['false'] }, { key: istio.io/rev, operator: Exists }]
  - name: namespace.sidecar-injector.istio.io
    clientConfig: { url: https://istiod.istio-system.svc/inject }
    namespaceSelector: { matchExpressions: [{ key: istio-injection, operator: In, values: [enabled] }] }
    objectSelector: { matchExpressions: [{ key: sidecar.istio.io/inject, operator: NotIn, values: ['false'] }] }
  - name: object.sidecar-injector.istio.io
    clientConfig: { url: https://istiod.istio-system.svc/inject }
    namespaceSelector: { matchExpressions: [{ key: istio-injection, operator: DoesNotExist }, { key: istio.io/rev, operator: DoesNotExist }] }
    objectSelector:
      matchExpressions: [{ key: sidecar.istio.io/inject, operator: In, values: ['true'] }, { key: istio.io/rev, operator: DoesNotExist }]
`;

/** What is taken to be in a cluster beside some manifests: the ingress gateway of Istio and its injection, unless they bring their own. */
export function assumedBeside(resources: readonly Resource[]): readonly Resource[] {
  const isThere: Readonly<Record<string, boolean>> = {
    Pod: resources.some((resource) => podOf(resource)?.labels.istio === 'ingressgateway'),
    Service: resources.some(({ kind, object }) => kind === 'Service' && field(object, 'spec', 'selector', 'istio') === 'ingressgateway'),
    MutatingWebhookConfiguration: resources.some((resource) => resource.kind === 'MutatingWebhookConfiguration' && webhooksIn(resource).some(isOfIstio)),
  };
  return readText(`${INGRESS_GATEWAY}---\n${INJECTOR}`, 'what Istio installs').resources.filter(({ kind }) => !isThere[kind]);
}
