import type { Code } from '../../src/analysis/codes';

/** What a check of our own is about, and manifests that it finds fault with and not. */
export interface CheckExample {
  readonly about: string;
  readonly wrong?: string;
  readonly right?: string;

  /** The version of Istio that both are for. */
  readonly istioVersion?: string;
}

type OwnCode = Extract<Code, `CDI${string}`>;

const AMBIENT = `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: cart, namespace: shop }
spec: { template: { metadata: { labels: { app: cart } }, spec: { containers: [{ name: cart, image: cart }] } } }
`;

const service = (name: string, labels = '') => `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop${labels === '' ? '' : `, labels: { ${labels} }`} }
spec: { selector: { app: ${name} }, ports: [{ name: http, port: 80 }] }
`;

const waypoint = (extra = '', allowed = '') => `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: waypoint, namespace: shop${extra} }
spec: { gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE${allowed} }] }
`;

const authorization = (spec: string) => `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: cart, namespace: shop }
spec: ${spec}
`;

const virtualService = (spec: string, name = 'cart') => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: shop }
spec:
${spec}
`;

const httpRoute = (spec: string, name = 'cart') => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: ${name}, namespace: shop }
spec:
${spec}
`;

const peer = (mode: string) => `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: shop }
spec: { mtls: { mode: ${mode} } }
`;

const loadBalancer = (simple: string) => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec: { host: cart, trafficPolicy: { loadBalancer: { simple: ${simple} } } }
`;

const GATEWAY = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP, hostname: '*.example.com' }] }
`;

const all = (...manifests: string[]) => manifests.join('---\n');

const WAYPOINT_TARGET = 'targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: waypoint }]';
const TO_CART = 'route: [{ destination: { host: cart } }]';
const RESOURCE_REQUEST = `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: tokens, namespace: shop }
`;
const JWT = "jwtRules: [{ issuer: 'https://id.example.com' }]";

const GRAFANA = service('grafana');
const EXPOSED = virtualService(`  hosts: [grafana.example.com]
  gateways: [public]
  http: [{ route: [{ destination: { host: grafana } }] }]`);

export const EXAMPLES: Readonly<Record<OwnCode, CheckExample>> = {
  CDI0001: { about: 'A rule of the analyzer failed, which is a fault of ours; the others have done their work.' },
  CDI0002: { about: 'The text is no YAML, or not as Kubernetes reads it: a key stands twice, aliases have no end.' },
  CDI0003: { about: 'A document is no object of Kubernetes: it lacks its apiVersion, kind or name, or has them of another type.' },
  CDI0004: { about: 'The API group has no such kind.' },
  CDI0005: { about: 'An object is there twice, and the last one overwrites the first.' },
  CDI0006: { about: 'A file is not there, or cannot be read.' },
  CDI0007: { about: 'A file is not in UTF-8, which is all that kubectl reads.' },
  CDI0101: {
    about: 'In ambient mode a waypoint is what routes. Without one, a VirtualService or DestinationRule for a Service has no effect on requests of the mesh.',
    wrong: all(AMBIENT, service('cart'), virtualService(`  hosts: [cart]\n  http: [{ timeout: 1s, ${TO_CART} }]`)),
    right: all(AMBIENT, service('cart', 'istio.io/use-waypoint: waypoint'), waypoint(), virtualService(`  hosts: [cart]\n  http: [{ timeout: 1s, ${TO_CART} }]`)),
  },
  CDI0102: {
    about: 'The waypoint that a label asks for is not there, so requests pass without it, and without its policies.',
    wrong: service('cart', 'istio.io/use-waypoint: waypoint'),
    right: all(service('cart', 'istio.io/use-waypoint: waypoint'), waypoint()),
  },
  CDI0103: {
    about: 'A waypoint serves its own namespace, unless allowedRoutes of its listener lets others in.',
    wrong: all('apiVersion: v1\nkind: Namespace\nmetadata: { name: edge, labels: { istio.io/use-waypoint: waypoint, istio.io/use-waypoint-namespace: shop } }\n', waypoint()),
    right: all('apiVersion: v1\nkind: Namespace\nmetadata: { name: edge, labels: { istio.io/use-waypoint: waypoint, istio.io/use-waypoint-namespace: shop } }\n',
      waypoint('', ', allowedRoutes: { namespaces: { from: All } }')),
  },
  CDI0104: {
    about: 'A waypoint is for the traffic to Services, unless its label istio.io/waypoint-for says otherwise.',
    wrong: all(service('cart', 'istio.io/use-waypoint: waypoint'), waypoint(', labels: { istio.io/waypoint-for: workload }')),
    right: all(service('cart', 'istio.io/use-waypoint: waypoint'), waypoint(', labels: { istio.io/waypoint-for: all }')),
  },
  CDI0105: {
    about: 'Ztunnel sees connections, not requests. It leaves out a rule that asks about requests, and what such a rule allows is refused.',
    wrong: all(AMBIENT, authorization('{ selector: { matchLabels: { app: cart } }, rules: [{ to: [{ operation: { methods: [GET] } }] }] }')),
    right: all(AMBIENT, authorization(`{ ${WAYPOINT_TARGET}, rules: [{ to: [{ operation: { methods: [GET] } }] }] }`)),
  },
  CDI0106: {
    about: 'The same for what is to be denied, which is worse: the rule lets pass what it means to deny.',
    wrong: all(AMBIENT, authorization('{ action: DENY, rules: [{ to: [{ operation: { paths: [/admin] } }] }] }')),
    right: all(AMBIENT, authorization(`{ action: DENY, ${WAYPOINT_TARGET}, rules: [{ to: [{ operation: { paths: [/admin] } }] }] }`)),
  },
  CDI0107: {
    about: 'Ztunnel knows ALLOW and DENY. It leaves out policies with another action, so nobody is asked.',
    wrong: all(AMBIENT, authorization('{ action: CUSTOM, provider: { name: opa }, rules: [{ to: [{ operation: { ports: ["80"] } }] }] }')),
    right: all(AMBIENT, authorization(`{ action: CUSTOM, ${WAYPOINT_TARGET}, provider: { name: opa }, rules: [{ to: [{ operation: { ports: ["80"] } }] }] }`)),
  },
  CDI0108: {
    about: 'What checks tokens or extends a proxy belongs to a waypoint: where ztunnel alone stands before the pods, it has no effect.',
    wrong: all(AMBIENT, `${RESOURCE_REQUEST}spec: { ${JWT} }\n`),
    right: all(AMBIENT, `${RESOURCE_REQUEST}spec: { ${WAYPOINT_TARGET}, ${JWT} }\n`),
  },
  CDI0109: {
    about: 'Ztunnel takes mutual TLS in any case, so the mode DISABLE means nothing to it.',
    wrong: all(AMBIENT, peer('DISABLE')),
    right: all(AMBIENT, peer('PERMISSIVE')),
  },
  CDI0120: {
    about: 'A route is attached to a Gateway, a ListenerSet or a Service that is not there.',
    wrong: httpRoute('  parentRefs: [{ name: public }]'),
    right: all(httpRoute('  parentRefs: [{ name: public }]'), GATEWAY),
  },
  CDI0121: {
    about: 'No listener of the Gateway takes the route, by its name, port, kind, namespace or hostname.',
    wrong: all(GATEWAY, httpRoute('  parentRefs: [{ name: public }]\n  hostnames: [www.example.org]')),
    right: all(GATEWAY, httpRoute('  parentRefs: [{ name: public }]\n  hostnames: [www.example.com]')),
  },
  CDI0122: {
    about: 'A route leads to a Service that is not there, or to a port that it does not have.',
    wrong: all(GATEWAY, service('cart'), httpRoute('  parentRefs: [{ name: public }]\n  rules: [{ backendRefs: [{ name: cart, port: 8080 }] }]')),
    right: all(GATEWAY, service('cart'), httpRoute('  parentRefs: [{ name: public }]\n  rules: [{ backendRefs: [{ name: cart, port: 80 }] }]')),
  },
  CDI0123: {
    about: 'A route leads to another namespace, and no ReferenceGrant there allows it.',
    wrong: httpRoute('  rules: [{ backendRefs: [{ name: cart, namespace: store, port: 80 }] }]'),
    right: all(httpRoute('  rules: [{ backendRefs: [{ name: cart, namespace: store, port: 80 }] }]'), `apiVersion: gateway.networking.k8s.io/v1
kind: ReferenceGrant
metadata: { name: shop, namespace: store }
spec:
  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop }]
  to: [{ group: '', kind: Service }]
`),
  },
  CDI0124: {
    about: 'All backends of a rule have the weight 0, so that its requests are answered with 500.',
    wrong: httpRoute('  rules: [{ backendRefs: [{ name: cart, port: 80, weight: 0 }] }]'),
    right: httpRoute('  rules: [{ backendRefs: [{ name: cart, port: 80, weight: 0 }, { name: basket, port: 80 }] }]'),
  },
  CDI0125: {
    about: 'Two rules match the same requests of the same parent and hostname, and only one gets them.',
    wrong: httpRoute('  parentRefs: [{ name: public }]\n  rules:\n    - matches: [{ path: { value: /cart } }]\n    - matches: [{ path: { type: PathPrefix, value: /cart/ } }]'),
    right: httpRoute('  parentRefs: [{ name: public }]\n  rules:\n    - matches: [{ path: { value: /cart } }]\n    - matches: [{ path: { type: Exact, value: /cart } }]'),
  },
  CDI0130: {
    about: 'All requests that a route matches are taken by routes before it.',
    wrong: virtualService(`  hosts: [cart]
  http:
    - { match: [{ uri: { prefix: /api } }], ${TO_CART} }
    - { match: [{ uri: { regex: '/api/v\\d+' } }], ${TO_CART} }`),
    right: virtualService(`  hosts: [cart]
  http:
    - { match: [{ uri: { regex: '/api/v\\d+' } }], ${TO_CART} }
    - { match: [{ uri: { prefix: /api } }], ${TO_CART} }`),
  },
  CDI0131: {
    about: 'Only a host without a dot is completed, by the namespace of its resource. Others are taken as they are written.',
    wrong: all(service('cart'), virtualService(`  hosts: [cart.shop]\n  http: [{ ${TO_CART} }]`)),
    right: all(service('cart'), virtualService(`  hosts: [cart.shop.svc.cluster.local]\n  http: [{ ${TO_CART} }]`)),
  },
  CDI0132: {
    about: 'Beside destinations with a weight, one without gets nothing.',
    wrong: virtualService('  hosts: [cart]\n  http: [{ route: [{ destination: { host: cart }, weight: 90 }, { destination: { host: basket } }] }]'),
    right: virtualService('  hosts: [cart]\n  http: [{ route: [{ destination: { host: cart }, weight: 90 }, { destination: { host: basket }, weight: 10 }] }]'),
  },
  CDI0133: {
    about: 'A gateway puts the routes of all VirtualServices of a host into one list, the older first. Of the same match in two of them, one gets no requests.',
    wrong: all(virtualService(`  hosts: [www.example.com]\n  gateways: [public]\n  http: [{ ${TO_CART} }]`),
      virtualService('  hosts: [www.example.com]\n  gateways: [public]\n  http: [{ route: [{ destination: { host: basket } }] }]', 'basket')),
    right: all(virtualService(`  hosts: [www.example.com]\n  gateways: [public]\n  http: [{ ${TO_CART} }]`),
      virtualService(`  hosts: [www.example.com]
  gateways: [public]
  http: [{ match: [{ uri: { prefix: /basket } }], route: [{ destination: { host: basket } }] }]`, 'basket')),
  },
  CDI0140: {
    about: 'A rule that asks for nothing holds for every request, so the policy allows everything to everyone.',
    wrong: authorization('{ rules: [{}] }'),
    right: authorization('{ rules: [{ from: [{ source: { namespaces: [shop] } }] }] }'),
  },
  CDI0141: {
    about: 'Grafana, Kiali, Prometheus and their like tell much and ask little. One is reached through a gateway, and no policy is for either of them.',
    wrong: all(GRAFANA, EXPOSED),
    right: all(GRAFANA, EXPOSED, authorization('{ selector: { matchLabels: { app: grafana } }, rules: [{ from: [{ source: { requestPrincipals: ["*"] } }] }] }')),
  },
  CDI0142: {
    about: 'Without mutual TLS policies do not know who calls, and others can read along.',
    wrong: peer('DISABLE'),
    right: peer('STRICT'),
  },
  CDI0143: {
    about: 'A RequestAuthentication refuses wrong tokens. Requests without one pass, unless an AuthorizationPolicy asks for it.',
    wrong: `${RESOURCE_REQUEST}spec: { ${JWT} }\n`,
    right: all(`${RESOURCE_REQUEST}spec: { ${JWT} }\n`, authorization('{ rules: [{ from: [{ source: { requestPrincipals: ["*"] } }] }] }')),
  },
  CDI0160: {
    about: 'A kind, an API version, a field or a value is newer than the version of Istio that is given. An API server with the older API refuses '
      + 'a kind, a version and a value; a field it drops, and kubectl refuses it.',
    istioVersion: '1.30',
    wrong: virtualService('  hosts: [cart]\n  http: [{ match: [{ uri: { prefix: /old } }], redirect: { prefixRewrite: /new } }]'),
    right: virtualService('  hosts: [cart]\n  http: [{ match: [{ uri: { prefix: /old } }], redirect: { uri: /new } }]'),
  },
  CDI0161: {
    about: 'A field, a value or an API version is deprecated in the version of Istio that is given.',
    istioVersion: '1.30',
    wrong: loadBalancer('LEAST_CONN'),
    right: loadBalancer('LEAST_REQUEST'),
  },
  CDI0162: {
    about: 'A field, a value or an API version is in the experimental channel only of the Gateway API that belongs to the version of Istio that is '
      + 'given. Istio knows it; an API server with the standard channel does not.',
    istioVersion: '1.29',
    wrong: httpRoute('  rules: [{ filters: [{ type: CORS, cors: { allowOrigins: ["https://example.com"] } }] }]'),
    right: httpRoute('  rules: [{ filters: [{ type: RequestRedirect, requestRedirect: { scheme: https } }] }]'),
  },
};
