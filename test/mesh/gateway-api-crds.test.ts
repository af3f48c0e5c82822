import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Yaml } from 'cdk8s';
import { GatewayApiCrds } from '../../src/mesh';
import { chart } from '../support/synth';

let file: string;

beforeEach(() => { file = join(mkdtempSync(join(tmpdir(), 'cdk8s-istio-')), 'crds.yaml'); });
afterEach(() => rmSync(join(file, '..'), { recursive: true }));

const crd = (plural: string, version?: string, channel = 'standard') => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: {
    name: `${plural}.gateway.networking.k8s.io`,
    annotations: { 'gateway.networking.k8s.io/bundle-version': version, 'gateway.networking.k8s.io/channel': channel },
  },
});
const POLICY = { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingAdmissionPolicy', metadata: { name: 'safe-upgrades' } };

function defined(...objects: object[]) {
  writeFileSync(file, Yaml.stringify(...JSON.parse(JSON.stringify(objects))));
  const scope = chart();
  return { crds: new GatewayApiCrds(scope, 'crds', { url: file }), scope };
}

test('the CRDs are defined as they are, and tell their version and channel', () => {
  const objects = [crd('httproutes', 'v1.6.0'), crd('tcproutes', 'v1.6.0'), POLICY];
  const { crds, scope } = defined(...objects);
  expect([crds.bundleVersion, crds.channel]).toEqual(['v1.6.0', 'standard']);
  expect(scope.toJson()).toEqual(objects);
});

test.each([
  ['httproutes', 'v1.0.0'], ['grpcroutes', 'v1.1.0'], ['backendtlspolicies', 'v1.4.1'], ['tlsroutes', 'v1.5.0'], ['tcproutes', 'v1.6.0-rc.1'], ['tcproutes', 'v2.0.0'],
])('%s may be of version %s', (plural, version) => {
  expect(defined(crd(plural, version, 'experimental')).crds.channel).toBe('experimental');
});

test.each<[string, () => object[], (url: string) => string]>([
  ['no CRD of the Gateway API', () => [POLICY], (url) => `'${url}' has no CRD of the Gateway API; give the standard-install.yaml of one of its releases`],
  ['a version that Istio passes over', () => [crd('httproutes', 'v1.5.1'), crd('tcproutes', 'v1.5.1')], (url) =>
    `'${url}' is version v1.5.1 of the Gateway API, but Istio serves tcproutes.gateway.networking.k8s.io from v1.6.0 on; give a later release`],
  ['a version before all', () => [crd('httproutes', 'v0.8.1')], (url) =>
    `'${url}' is version v0.8.1 of the Gateway API, but Istio serves httproutes.gateway.networking.k8s.io from v1.0.0 on; give a later release`],
  ['two versions', () => [crd('httproutes', 'v1.5.0'), crd('gateways', 'v1.6.0')], (url) =>
    `CRDs in '${url}' must have one value of the annotation gateway.networking.k8s.io/bundle-version, got v1.5.0, v1.6.0; give one release`],
  ['no version', () => [crd('httproutes')], (url) =>
    `CRDs in '${url}' must have one value of the annotation gateway.networking.k8s.io/bundle-version, got none; give one release`],
])('fails for %s', (_, objects, message) => {
  expect(() => defined(...objects())).toThrow(new Error(`${message(file)} [test/crds]`));
});
