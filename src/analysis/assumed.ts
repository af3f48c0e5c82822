import { field } from '../model/loose';
import { podOf } from '../model/pods';
import { readText } from '../model/read';
import { Resource } from '../model/resource';

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

/** What is taken to be in a cluster beside some manifests: the pod of the ingress gateway and its Service, unless they bring their own. */
export function assumedBeside(resources: readonly Resource[]): readonly Resource[] {
  const isThere: Readonly<Record<string, boolean>> = {
    Pod: resources.some((resource) => podOf(resource)?.labels.istio === 'ingressgateway'),
    Service: resources.some(({ kind, object }) => kind === 'Service' && field(object, 'spec', 'selector', 'istio') === 'ingressgateway'),
  };
  return readText(INGRESS_GATEWAY, 'the ingress gateway').resources.filter(({ kind }) => !isThere[kind]);
}
