import { analyze } from '../../src/analysis/analyze';
import { assumedBeside } from '../../src/analysis/assumed';
import { overlaps } from '../../src/analysis/rules/webhook/overlaps';
import { proxyImage } from '../../src/analysis/rules/workload/proxy-image';
import { readText } from '../../src/model/read';
import { titleOf } from '../../src/model/resource';

const POD = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {metadata: {labels: {istio: ingressgateway}}}}\n';
const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {selector: {istio: ingressgateway}}\n';
const webhook = (name: string) =>
  `apiVersion: admissionregistration.k8s.io/v1\nkind: MutatingWebhookConfiguration\nmetadata: {name: a}\nwebhooks: [{name: ${name}}]\n`;
const OTHERS = 'apiVersion: v1\nkind: Pod\nmetadata: {name: b}\n---\napiVersion: v1\nkind: Service\nmetadata: {name: b}\n';

const assumed = (yaml: string) => assumedBeside(readText(yaml, 'a.yaml').resources).map(titleOf);

const INJECTOR = 'MutatingWebhookConfiguration istio-sidecar-injector';

test('the ingress gateway, unless it is there', () => {
  expect(assumed(OTHERS)).toEqual(['Pod istio-system/istio-ingressgateway', 'Service istio-system/istio-ingressgateway', INJECTOR]);
  expect(assumed(POD)).toEqual(['Service istio-system/istio-ingressgateway', INJECTOR]);
  expect(assumed(SERVICE)).toEqual(['Pod istio-system/istio-ingressgateway', INJECTOR]);
  expect(assumed(`${POD}---\n${SERVICE}`)).toEqual([INJECTOR]);
});

test('the injection, unless there is one', () => {
  expect(assumed(webhook('sidecar.example.com'))).toContain(INJECTOR);
  expect(assumed(webhook('namespace.sidecar-injector.istio.io'))).not.toContain(INJECTOR);
});

/** A gateway that gets its image by the injection. */
const gateway = (namespace: object, pod: object) => `apiVersion: v1
kind: Namespace
metadata: { name: edge, labels: ${JSON.stringify(namespace)} }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: gateway, namespace: edge }
spec: { template: { metadata: { labels: ${JSON.stringify(pod)} }, spec: { containers: [{ name: istio-proxy, image: auto }] } } }
`;

test.each<[object, object, boolean]>([
  [{}, {}, false],
  [{}, { 'sidecar.istio.io/inject': 'true' }, true],
  [{}, { 'istio.io/rev': 'canary' }, true],
  [{}, { 'istio.io/rev': 'canary', 'sidecar.istio.io/inject': 'false' }, false],
  [{ 'istio-injection': 'enabled' }, {}, true],
  [{ 'istio-injection': 'enabled' }, { 'sidecar.istio.io/inject': 'false' }, false],
  [{ 'istio-injection': 'disabled' }, { 'sidecar.istio.io/inject': 'true' }, false],
  [{ 'istio.io/rev': 'canary' }, {}, true],
  [{ 'istio.io/rev': 'canary' }, { 'sidecar.istio.io/inject': 'false' }, false],
])('in a namespace with the labels %j pods with %j are injected: %s', (namespace, pod, is) => {
  const { findings } = analyze(readText(gateway(namespace, pod), 'a.yaml'), { rules: [proxyImage, overlaps] });
  expect(findings.map(({ code }) => code)).toEqual(is ? [] : ['IST0146']);
});
