import * as fc from 'fast-check';
import { list, maybe, object, pick } from './small-mesh';

/*
 * What an installation of Istio brings: webhooks, definitions of kinds, its injector and istiod itself.
 */

const expression = fc.oneof(
  fc.record({ key: pick('istio.io/rev', 'istio-injection', 'sidecar.istio.io/inject'), operator: pick('In', 'NotIn'), values: list(pick('canary', 'enabled', 'true', 'false'), 1, 2) }),
  fc.record({ key: pick('istio.io/rev', 'istio-injection', 'sidecar.istio.io/inject'), operator: pick('Exists', 'DoesNotExist') }),
);
const selector = fc.oneof(
  fc.record({ matchExpressions: list(expression, 1, 2) }),
  fc.record({ matchLabels: pick<object>({ 'istio.io/rev': 'canary' }, { 'istio-injection': 'enabled' }, { 'sidecar.istio.io/inject': 'true' }) }),
);
const clientConfig = fc.oneof(
  fc.record({ service: fc.record({ name: pick('a', 'b'), namespace: pick('shop', 'edge') }) }),
  fc.record({ url: pick('https://istiod.example.com:15017/inject', 'https://10.0.0.1/inject', 'https://[::1]:80', '10.0.0.1:15017', 'istiod:15017', 'https://a b', '//10.0.0.1', '', 'https://a:b') }),
  fc.constant({}),
);
const webhooks = list(
  fc.record({ name: pick('a.istio.io', 'b.istio.io', 'c.example.com'), clientConfig, namespaceSelector: maybe(selector, 0.8), objectSelector: maybe(selector, 0.5) }),
  1,
  2,
);
const configuration = (names: fc.Arbitrary<string>) =>
  fc.tuple(names, maybe(pick('canary', 'default'), 0.3), webhooks)
    .map(([name, revision, own]) => ({ metadata: { name, labels: revision && { 'istio.io/rev': revision } }, webhooks: own }));

const injector = fc.record({ enableNamespacesByDefault: fc.boolean() })
  .map((sidecarInjectorWebhook) => ({
    metadata: { name: 'istio-sidecar-injector', namespace: 'istio-system' },
    data: { values: JSON.stringify({ sidecarInjectorWebhook }) },
  }));

/** Those of the Gateway API. Of kinds that Istio had once istioctl tells only in a cluster: of files it reads definitions without their spec. */
const definition = fc.tuple(
  pick('grpcroutes', 'backendtlspolicies', 'tlsroutes', 'tcproutes', 'httproutes'),
  maybe(pick('v1.0.0', 'v1.1.0', 'v1.4', 'v1.5.0-rc.1', '1.6.1', 'v0.8.0', 'v2', 'latest'), 0.9),
).map(([kind, version]) => ({
  metadata: { name: `${kind}.gateway.networking.k8s.io`, annotations: version && { 'gateway.networking.k8s.io/bundle-version': version } },
}));

const variable = fc.record({ name: pick('BLOCKED_CIDRS_IN_JWKS_URIS', 'OTHER'), value: pick('', '10.0.0.0/8') });
const istiod = fc.tuple(pick('istiod', 'other'), list(variable, 0, 2)).map(([app, env]) => ({
  metadata: { labels: { app } },
  spec: { selector: { matchLabels: { app } }, template: { metadata: { labels: { app } }, spec: { containers: [{ name: 'discovery', image: 'pilot', env }] } } },
}));

const nowhere = fc.constant(undefined);
const ADMISSION = 'admissionregistration.k8s.io/v1';

export const INSTALLATION = [
  object(ADMISSION, 'MutatingWebhookConfiguration', configuration(pick('istio-sidecar-injector', 'istio-sidecar-injector-canary', 'tag', 'other')), nowhere),
  object(ADMISSION, 'ValidatingWebhookConfiguration', configuration(pick('istio-validator-istio-system', 'istiod-default-validator', 'other')), nowhere),
  object('v1', 'ConfigMap', injector),
  object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', definition, nowhere),
  object('apps/v1', 'Deployment', istiod),
];
