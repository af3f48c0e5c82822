import { authorizationPolicy, envoyFilter, pod, requestAuthentication, Scenarios, scenario, sidecar, telemetry } from './scenario';

const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';
const LOGS = [{ providers: [{ name: 'envoy' }] }];
const filter = (applyTo: string, operation: string, more: object = {}) =>
  ({ applyTo, match: { context: 'ANY', ...more }, patch: { operation, value: { name: 'x' } } });

/** Policies for workloads, and patches of their proxies. */
export const POLICIES: Readonly<Record<string, Scenarios>> = {
  IST0002: scenario((wrong, { namespace, one }) => [
    sidecar(namespace, one, {
      workloadSelector: { labels: { app: one } },
      outboundTrafficPolicy: { mode: 'ALLOW_ANY', egressProxy: wrong ? { host: 'a.shop.svc.cluster.local', subset: 'v1', port: { number: 80 } } : undefined },
      egress: [{ hosts: ['./*'] }],
    }),
    pod(namespace, one, { app: one }),
  ]),
  IST0127: scenario((wrong, { namespace, one }) => [
    pod(namespace, one, { 'app': one, 'sidecar.istio.io/inject': 'true' }),
    authorizationPolicy(namespace, one, { selector: { matchLabels: { app: wrong ? `no${one}` : one } }, rules: [{ to: [{ operation: { methods: ['GET'] } }] }] }),
  ]),
  IST0133: scenario((wrong, { namespace, one }) => [
    authorizationPolicy(namespace, one, { action: 'DENY', rules: [{ to: [{ operation: { methods: ['GET'], ports: wrong ? undefined : ['80'] } }] }] }),
  ]),
  IST0151: scenario((wrong, { namespace, one }) => [envoyFilter(namespace, one, { priority: wrong ? undefined : 10, configPatches: [filter('HTTP_FILTER', 'INSERT_BEFORE')] })]),
  IST0152: scenario((wrong, { namespace, one, chance }) => [
    envoyFilter(namespace, one, { priority: 10, configPatches: [filter(wrong ? chance ? 'CLUSTER' : 'HTTP_ROUTE' : 'HTTP_FILTER', 'REPLACE')] }),
  ]),
  IST0153: scenario((wrong, { namespace, one, chance }) => [
    envoyFilter(namespace, one, { priority: 10, configPatches: [filter(wrong ? chance ? 'ROUTE_CONFIGURATION' : 'HTTP_ROUTE' : 'VIRTUAL_HOST', 'ADD')] }),
  ]),
  IST0154: scenario((wrong, { namespace, one, chance }) => [
    envoyFilter(namespace, one, { priority: 10, configPatches: [filter(chance ? 'ROUTE_CONFIGURATION' : 'HTTP_ROUTE', wrong ? 'REMOVE' : 'MERGE')] }),
  ]),
  IST0155: scenario((wrong, { namespace, one }) => [
    envoyFilter(namespace, one, {
      configPatches: [
        { ...filter('HTTP_FILTER', 'MERGE', { proxy: wrong ? { proxyVersion: '^1.*' } : undefined }), patch: { operation: 'MERGE', value: { name: one } } },
        { ...filter('HTTP_FILTER', 'INSERT_BEFORE'), patch: { operation: 'INSERT_BEFORE', value: { name: one } } },
      ],
    }),
  ]),
  IST0157: scenario((wrong, { namespace, one }) => [
    pod(namespace, one, { app: one }),
    telemetry(namespace, one, { selector: { matchLabels: { app: one } }, accessLogging: wrong ? [{ filter: { expression: 'true' } }] : LOGS }),
  ]),
  IST0159: scenario((wrong, { namespace, one, two, app, version }) => [
    pod(namespace, one, { app, version }),
    telemetry(namespace, one, { selector: { matchLabels: { app } }, accessLogging: LOGS }),
    telemetry(namespace, two, { selector: { matchLabels: wrong ? { app, version } : { app: 'none' } }, accessLogging: LOGS }),
  ]),
  IST0160: scenario((wrong, { own, one, two, app }) => [
    pod(own, one, { app }),
    telemetry(own, one, { accessLogging: LOGS }),
    telemetry(own, two, { selector: wrong ? undefined : { matchLabels: { app } }, accessLogging: LOGS }),
  ]),
  IST0166: scenario((wrong, { namespace, one, chance }) => {
    const selector = { matchLabels: { app: wrong ? one : `no${one}` } };
    return [
      pod(namespace, one, { app: one, [GATEWAY_NAME]: one }),
      chance ? requestAuthentication(namespace, one, { selector }) : telemetry(namespace, one, { selector, accessLogging: LOGS }),
    ];
  }),
};
