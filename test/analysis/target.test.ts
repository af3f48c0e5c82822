import { analyze } from '../../src/analysis/analyze';
import { INSTEAD, TOLD } from '../../src/analysis/rules/target/words';
import { targetOf } from '../../src/analysis/target';
import { readText } from '../../src/model/read';
import { PlaceHistory } from '../../src/schema/releases';
import { HISTORY } from '../../src/schema/tables/releases.generated';

const found = (yaml: string, version?: string) => {
  const target = version === undefined ? undefined : targetOf(version);
  return analyze(readText(yaml, 'a.yaml'), { target }).findings.map(({ code, line, message }) => `${line} ${code} ${message}`);
};

const route = (kind: string, version: string) => `apiVersion: gateway.networking.k8s.io/${version}
kind: ${kind}
metadata: { name: a, namespace: shop }
spec: { hostnames: [a.example.com], rules: [{ backendRefs: [{ name: cart, port: 80 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: cart, namespace: shop }
spec: { ports: [{ name: tls, port: 80 }] }
`;

test.each([
  ['1.28', 28], ['1.30.2', 30], ['1.31.0-rc.1', 31],
  ['1.27', undefined], ['1.32.0', undefined], ['1', undefined], ['1.30.x', undefined], ['v1.30', undefined], ['1.030', undefined], ['', undefined],
])('the version %j', (version, target) => {
  expect(targetOf(version)).toBe(target);
});

test('without a target nothing is said of versions', () => {
  const rule = 'apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata: { name: a }\nspec: { ingress: [{ port: { number: 80, protocol: HTTP, name: http, targetPort: 81 }, defaultEndpoint: "127.0.0.1:80" }] }\n';
  expect(found(rule).filter((text) => text.includes('CDI016'))).toEqual([]);
  expect(found(rule, '1.31').filter((text) => text.includes('CDI016'))).toEqual([
    '4 CDI0161 spec.ingress[0].port.targetPort is deprecated; leave it out, as Istio takes no notice of it',
  ]);
});

test('in the newest version nothing is newer', () => {
  expect(found(route('TLSRoute', 'v1'), '1.31')).toEqual([]);
  expect(found(route('TLSRoute', 'v1'), '1.30.1')).toEqual([]);
});

test('an API version of the experimental channel is no unknown one where the target has it', () => {
  expect(found(route('TLSRoute', 'v1alpha2'))).toEqual([expect.stringMatching(/^1 IST0106 apiVersion has no kind TLSRoute in the version/)]);
  expect(found(route('TLSRoute', 'v1alpha2'), '1.29')).toEqual([
    '1 CDI0162 TLSRoute as v1alpha2 is in the experimental channel only, for the target Istio 1.29 (Gateway API 1.4); install the experimental channel there, or leave it out',
  ]);
  expect(found(route('TLSRoute', 'v1alpha2'), '1.31')).toEqual([
    '1 CDI0161 TLSRoute as v1alpha2 is deprecated since Istio 1.30 (Gateway API 1.5); write gateway.networking.k8s.io/v1',
  ]);
  expect(found(route('TLSRoute', 'v1alpha1'), '1.29')).toEqual([expect.stringMatching(/^1 IST0106 /)]);
});

test('an API version is served where its definition is among the manifests', () => {
  const definition = (version: string, served: boolean) => `---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: tlsroutes.gateway.networking.k8s.io }
spec:
  group: gateway.networking.k8s.io
  names: { kind: TLSRoute, plural: tlsroutes }
  versions: [{ name: ${version}, served: ${served} }]
`;
  expect(found(`${definition('v1', true)}---\n${route('TLSRoute', 'v1')}`, '1.29')).toEqual([]);
  expect(found(`${definition('v1', false)}---\n${route('TLSRoute', 'v1')}`, '1.29')).toEqual([expect.stringMatching(/^10 CDI0160 /)]);
  expect(found(`${definition('v1alpha3', true)}---\n${route('TLSRoute', 'v1')}`, '1.29')).toEqual([expect.stringMatching(/^10 CDI0160 /)]);
});

test('a list that was shorter', () => {
  const hostnames = Array.from({ length: 17 }, (_, index) => `h${index}.example.com`).join(', ');
  expect(found(route('TLSRoute', 'v1').replace('a.example.com', hostnames), '1.30')).toEqual([
    '4 CDI0160 spec.hostnames may have 17 entries since Istio 1.31 (Gateway API 1.6), and the target is Istio 1.30 (Gateway API 1.5), where it is at most 16',
  ]);
});

test('values of other types are left to the schema', () => {
  for (const spec of ['1', '[1]', '{ trafficPolicy: 1 }', '{ trafficPolicy: { loadBalancer: { warmup: { aggression: [], duration: 1 }, simple: 1 } }, subsets: { a: 1 } }', '{ subsets: [null, 1] }']) {
    const codes = found(`apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: a }\nspec: ${spec}\n`, '1.28');
    expect(codes.filter((text) => !text.includes('IST0106') && !text.includes('aggression'))).toEqual([]);
  }
});

test('it is said what to do instead of all that is deprecated, here or by a code of Istio', () => {
  const names = (place: PlaceHistory, name: string): string[] => [
    ...place.deprecated === undefined ? [] : [name],
    ...Object.keys(place.deprecatedValues ?? {}),
    ...Object.entries(place.fields ?? {}).flatMap(([key, child]) => names(child, key)),
    ...place.items ? names(place.items, name) : [],
  ];
  const all = Object.values(HISTORY).flatMap(({ spec }) => (spec ? names(spec, 'spec') : []));
  expect([...new Set(all)].sort()).toEqual([...Object.keys(INSTEAD), ...TOLD as Set<string>].sort());
});

test('what has a code of Istio has no second one', () => {
  const spec = (text: string, kind = 'VirtualService') => `apiVersion: networking.istio.io/v1\nkind: ${kind}\nmetadata: { name: a }\nspec: ${text}\n`;
  const told = [
    spec('{ hosts: [a.example.com], http: [{ mirrorPercent: 5, mirror: { host: b.example.com }, route: [{ destination: { host: b.example.com } }] }] }'),
    spec('{ hosts: [a.example.com], http: [{ fault: { delay: { percent: 5, fixedDelay: 1s } }, route: [{ destination: { host: b.example.com } }] }] }'),
    spec('{ host: a.example.com, trafficPolicy: { outlierDetection: { consecutiveErrors: 3 } } }', 'DestinationRule'),
    spec('{ host: a.example.com, trafficPolicy: { loadBalancer: { consistentHash: { useSourceIp: true, minimumRingSize: 5 } } } }', 'DestinationRule'),
  ];
  expect(told.map((yaml) => found(yaml, '1.31').filter((text) => text.includes('deprecated')).map((text) => text.split(' ')[1]))).toEqual([['IST0133'], ['IST0002'], ['IST0133'], ['IST0133']]);
});
