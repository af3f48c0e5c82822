import { analyze } from '../../src/analysis/analyze';
import { readText } from '../../src/model/read';

const NETWORKING = 'networking.istio.io/v1';
const SECURITY = 'security.istio.io/v1';
const GATEWAY_API = 'gateway.networking.k8s.io/v1';

/** What has the form of its kind, but little of what its kind must have. */
const BARE: ReadonlyArray<readonly [string, string, object]> = [
  [NETWORKING, 'VirtualService', {}],
  [NETWORKING, 'VirtualService', { http: [{}], tcp: [{}], tls: [{}] }],
  [NETWORKING, 'VirtualService', { hosts: ['a'], gateways: ['b', 'mesh'], http: [{}, { route: [{ weight: 1 }, {}] }, { mirror: {}, mirrors: [{}], match: [{}] }] }],
  [NETWORKING, 'VirtualService', { gateways: ['b'], http: [{ route: [{ destination: {} }, { destination: { host: 'grafana' } }] }] }],
  [NETWORKING, 'DestinationRule', {}],
  [NETWORKING, 'DestinationRule', { trafficPolicy: {}, subsets: [{}] }],
  [NETWORKING, 'Gateway', {}],
  [NETWORKING, 'Gateway', { servers: [{}] }],
  [NETWORKING, 'ServiceEntry', {}],
  [NETWORKING, 'ServiceEntry', { hosts: ['a.example.com'], ports: [{}] }],
  [NETWORKING, 'Sidecar', {}],
  ['networking.istio.io/v1alpha3', 'EnvoyFilter', { configPatches: [{}] }],
  [SECURITY, 'AuthorizationPolicy', { action: 'DENY', rules: [{ from: [{}], to: [{}], when: [{ key: 'request.headers[a]' }] }] }],
  [SECURITY, 'AuthorizationPolicy', { action: 'AUDIT' }],
  [SECURITY, 'PeerAuthentication', { mtls: {}, portLevelMtls: { 80: {} } }],
  [SECURITY, 'RequestAuthentication', { jwtRules: [{}] }],
  ['telemetry.istio.io/v1', 'Telemetry', { tracing: [{}], accessLogging: [{}] }],
  [GATEWAY_API, 'Gateway', {}],
  [GATEWAY_API, 'HTTPRoute', { parentRefs: [{}], rules: [{}, { backendRefs: [{}], matches: [{}], filters: [{}] }] }],
  [GATEWAY_API, 'HTTPRoute', { parentRefs: [{ name: 'web' }], rules: [{ backendRefs: [{ name: 'grafana' }], matches: [{ path: {} }] }] }],
  [GATEWAY_API, 'HTTPRoute', { parentRefs: [{ name: 'web' }] }],
  [GATEWAY_API, 'GRPCRoute', {}],
  [GATEWAY_API, 'TLSRoute', { rules: [{}] }],
  [GATEWAY_API, 'TCPRoute', {}],
  [GATEWAY_API, 'ListenerSet', {}],
  [GATEWAY_API, 'ReferenceGrant', {}],
  [GATEWAY_API, 'ReferenceGrant', { from: [{}], to: [{}] }],
  ['v1', 'Service', { selector: null, ports: [null, {}] }],
  ['apps/v1', 'Deployment', {}],
  ['v1', 'Pod', {}],
];

const WORLD = `apiVersion: v1
kind: Namespace
metadata: { name: default, labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: none } }
---
apiVersion: v1
kind: Service
metadata: { name: grafana }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web }] } } }
`;

const WAYPOINT = `apiVersion: ${GATEWAY_API}
kind: Gateway
metadata: { name: waypoint }
spec: { gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE, allowedRoutes: { namespaces: { from: Selector } } }] }
`;

const failures = (text: string) => analyze(readText(text, 'a.yaml')).findings.filter(({ code }) => code === 'CDI0001');

test.each(BARE.map(([apiVersion, kind, spec]) => [kind, JSON.stringify(spec), { apiVersion, kind, metadata: { name: 'bare' }, spec }] as const))(
  'no rule fails for a %s with %s', (_, __, object) => {
    expect(failures(`${WORLD}---\n${JSON.stringify(object)}`)).toEqual([]);
    expect(failures(`${WAYPOINT}---\n${JSON.stringify({ ...object, metadata: { name: 'bare', labels: { 'istio.io/use-waypoint': 'waypoint' } } })}`)).toEqual([]);
    expect(failures(JSON.stringify({ ...object, spec: undefined }))).toEqual([]);
  });

test('no rule fails for all of them together', () => {
  const objects = BARE.map(([apiVersion, kind, spec], index) => JSON.stringify({ apiVersion, kind, metadata: { name: `bare-${index}` }, spec }));
  expect(failures([WORLD, ...objects].join('\n---\n'))).toEqual([]);
});
