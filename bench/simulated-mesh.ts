/** A mesh to simulate: services in namespaces, each with two versions, routes, a host at a gateway, and policies. */

export const NAMESPACES = 20;
const VERSIONS = ['v1', 'v2'];

export const namespaceOf = (index: number) => `team-${index % NAMESPACES}`;
export const hostOf = (index: number) => `service-${index}.${namespaceOf(index)}.svc.cluster.local`;

const istio = (group: string, kind: string, namespace: string, name: string, spec: object) =>
  ({ apiVersion: `${group}.istio.io/v1`, kind, metadata: { name, namespace }, spec });

const object = (apiVersion: string, kind: string, index: number, spec: object, suffix = '') =>
  ({ apiVersion, kind, metadata: { name: `service-${index}${suffix}`, namespace: namespaceOf(index) }, spec });

/** A service with two versions, routes by path, expression and header, a host at the gateway, and who may call it. */
export function serviceOf(index: number): object[] {
  const labels = (version: string) => ({ app: `service-${index}`, version });
  const to = (subset: string, weight: number) => ({ destination: { host: hostOf(index), subset, port: { number: 80 } }, weight });
  return [
    object('v1', 'Service', index, { selector: { app: `service-${index}` }, ports: [{ name: 'http', port: 80 }] }),
    ...VERSIONS.map((version) =>
      object('apps/v1', 'Deployment', index, { template: { metadata: { labels: labels(version) }, spec: { containers: [] } } }, `-${version}`)),
    object('networking.istio.io/v1', 'DestinationRule', index, {
      host: hostOf(index), subsets: VERSIONS.map((version) => ({ name: version, labels: { version } })),
    }),
    object('networking.istio.io/v1', 'VirtualService', index, {
      hosts: [hostOf(index), `service-${index}.example.com`],
      gateways: ['mesh', 'team-0/edge'],
      http: [
        { match: [{ uri: { exact: '/old' } }], redirect: { uri: '/new' } },
        { match: [{ uri: { regex: '/orders/[0-9]+(/items)?' }, method: { exact: 'GET' } }], route: [to('v2', 100)], rewrite: { uri: '/order' } },
        {
          match: [{ headers: { 'end-user': { exact: 'don' } } }, { queryParams: { preview: { exact: 'on' } } }],
          route: [to('v2', 100)],
          headers: { request: { set: { 'x-preview': 'yes' } } },
        },
        { match: [{ uri: { prefix: '/' } }], route: [to('v1', 90), to('v2', 10)] },
      ],
    }),
    object('security.istio.io/v1', 'AuthorizationPolicy', index, {
      selector: { matchLabels: { app: `service-${index}` } },
      action: 'ALLOW',
      rules: [
        { from: [{ source: { namespaces: [namespaceOf(index), 'team-0', 'istio-system'] } }], to: [{ operation: { methods: ['GET'] } }] },
        { to: [{ operation: { paths: ['/order*', '/a/*'] } }], when: [{ key: 'request.headers[end-user]', values: ['don', 'user-*'] }] },
      ],
    }),
  ];
}

/** What is for whole namespaces and for the mesh. */
export const policiesOf = (): object[] => [
  istio('security', 'PeerAuthentication', 'istio-system', 'default', { mtls: { mode: 'STRICT' } }),
  ...Array.from({ length: NAMESPACES }, (_, index) => istio('security', 'AuthorizationPolicy', namespaceOf(index), 'no-admin', {
    action: 'DENY', rules: [{ to: [{ operation: { paths: ['/admin/*'] } }], from: [{ source: { notNamespaces: [namespaceOf(index)] } }] }],
  })),
];

export const gateway = istio('networking', 'Gateway', 'team-0', 'edge', {
  selector: { istio: 'ingressgateway' }, servers: [{ hosts: ['*.example.com'], port: { number: 80, name: 'http', protocol: 'HTTP' } }],
});
