import { LabObject } from '../../attempt';
import { clusterWide, configMap, deployment, namespaceObject, requestAuthentication, Scenarios, scenario, secret, service } from './scenario';

const ADMISSION = 'admissionregistration.k8s.io/v1';

const webhook = (name: string, clientConfig: object, selector: object = {}) => ({
  name, clientConfig, namespaceSelector: { matchLabels: selector }, objectSelector: {}, sideEffects: 'None', admissionReviewVersions: ['v1'],
});
const validator = (name: string, clientConfig: object) =>
  clusterWide(ADMISSION, 'ValidatingWebhookConfiguration', `istio-validator-${name}`, { webhooks: [webhook('validation.istio.io', clientConfig)] });

function remoteNetworks(registry: string, cluster: string): LabObject[] {
  const meshNetworks = JSON.stringify({ networks: { one: { endpoints: [{ fromRegistry: registry }], gateways: [{ address: '192.0.2.1', port: 15443 }] } } });
  return [
    configMap('istio-system', 'istio', { data: { mesh: '', meshNetworks } }),
    secret('istio-system', cluster, { data: { [cluster]: '' } }, { labels: { 'istio/multiCluster': 'true' } }),
  ];
}

/** What an installation of Istio brings. */
export const INSTALLATIONS: Readonly<Record<string, Scenarios>> = {
  IST0102: scenario((wrong, { own }) => [namespaceObject(own, wrong ? {} : { 'istio-injection': 'disabled' })]),
  IST0123: scenario((wrong, { own, chance }) => [
    namespaceObject(own, { 'istio-injection': wrong ? 'enabled' : 'disabled', [chance ? 'istio.io/rev' : 'istio.io/dataplane-mode']: chance ? 'canary' : 'ambient' }),
  ]),
  // The real analyzer never forgets a cluster of which it has seen a Secret, so each has a name of its own.
  IST0126: scenario((wrong, { number }) => remoteNetworks(wrong ? `no-${number}` : `cluster-${number}`, `cluster-${number}`)),
  IST0139: scenario((wrong, { one, two }) => [
    service('istio-system', 'istiod', { selector: { app: 'istiod' }, ports: [{ name: 'https-webhook', port: 443, protocol: 'TCP' }] }),
    clusterWide(ADMISSION, 'MutatingWebhookConfiguration', `istio-sidecar-injector-${one}`, {
      webhooks: [webhook(`${one}.istio.io`, { service: { name: 'istiod', namespace: 'istio-system' } }, { 'istio.io/rev': one })],
    }, { labels: { 'istio.io/rev': one } }),
    clusterWide(ADMISSION, 'MutatingWebhookConfiguration', `istio-sidecar-injector-${two}`, {
      webhooks: [webhook(`${two}.istio.io`, { service: { name: 'istiod', namespace: 'istio-system' } }, { 'istio.io/rev': wrong ? one : two })],
    }, { labels: { 'istio.io/rev': two } }),
  ]),
  IST0148: scenario((wrong, { own }) => [
    namespaceObject(own, {}),
    configMap('istio-system', 'istio-sidecar-injector', { data: { values: JSON.stringify({ sidecarInjectorWebhook: { enableNamespacesByDefault: wrong } }) } }),
  ]),
  IST0163: scenario((wrong, { one }) => [validator(one, { url: wrong ? '10.0.0.1:15017' : 'https://istiod.example.com:15017/validate' })]),
  IST0164: scenario((wrong, { one }) => [validator(one, { url: wrong ? 'https://10.0.0.1:15017/validate' : 'https://istiod.example.com:15017/validate' })]),
  IST0175: scenario((wrong, { namespace, one }) => [
    ...deployment('istio-system', one, { app: 'istiod' }, {
      containers: [{ name: 'discovery', image: 'pilot', env: [{ name: 'BLOCKED_CIDRS_IN_JWKS_URIS', value: wrong ? '' : '10.0.0.0/8' }] }],
    }, { labels: { app: 'istiod' } }),
    requestAuthentication(namespace, one, { jwtRules: [{ issuer: 'a', jwksUri: 'https://a.example.com/keys' }] }),
  ]),
  IST0176: scenario((wrong, { chance }) => [
    clusterWide('apiextensions.k8s.io/v1', 'CustomResourceDefinition', `${chance ? 'grpcroutes' : 'tlsroutes'}.gateway.networking.k8s.io`, {}, {
      annotations: { 'gateway.networking.k8s.io/bundle-version': wrong ? 'v0.8.0' : 'v2.0.0' },
    }),
  ]),
};
