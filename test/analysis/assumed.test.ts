import { assumedBeside } from '../../src/analysis/assumed';
import { readText } from '../../src/model/read';
import { titleOf } from '../../src/model/resource';

const POD = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {metadata: {labels: {istio: ingressgateway}}}}\n';
const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {selector: {istio: ingressgateway}}\n';
const OTHERS = 'apiVersion: v1\nkind: Pod\nmetadata: {name: b}\n---\napiVersion: v1\nkind: Service\nmetadata: {name: b}\n';

const assumed = (yaml: string) => assumedBeside(readText(yaml, 'a.yaml').resources).map(titleOf);

test('the ingress gateway, unless it is there', () => {
  expect(assumed(OTHERS)).toEqual(['Pod istio-system/istio-ingressgateway', 'Service istio-system/istio-ingressgateway']);
  expect(assumed(POD)).toEqual(['Service istio-system/istio-ingressgateway']);
  expect(assumed(SERVICE)).toEqual(['Pod istio-system/istio-ingressgateway']);
  expect(assumed(`${POD}---\n${SERVICE}`)).toEqual([]);
});
