import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { IControlPlane } from '../control-plane';
import { clusterObject } from './cluster-object';
import { InstallPlan } from './install-plan';
import { INJECTION, REVISION } from './labels';

/** The tag whose control plane takes what names no revision. */
export const DEFAULT_TAG = 'default';

const TAG = 'istio.io/tag';
const INJECT = 'sidecar.istio.io/inject';

type Expression = { key: string; operator: string; values?: string[] };

const isOneOf = (key: string, ...values: string[]): Expression => ({ key, operator: 'In', values });
const isNot = (key: string, value: string): Expression => ({ key, operator: 'NotIn', values: [value] });
const isAbsent = (key: string): Expression => ({ key, operator: 'DoesNotExist' });

const NOT_REFUSED = isNot(INJECT, 'false');

/** Which pods come under a webhook: its name, what their namespaces are labelled, and what they are. */
interface Injection {
  name: string;
  namespaces: Expression[];
  pods: Expression[];
}

const byTag = (tag: string): Injection[] => [
  { name: 'rev.namespace', namespaces: [isOneOf(REVISION, tag), isAbsent(INJECTION)], pods: [NOT_REFUSED] },
  { name: 'rev.object', namespaces: [isAbsent(REVISION), isAbsent(INJECTION)], pods: [NOT_REFUSED, isOneOf(REVISION, tag)] },
];

const BY_DEFAULT: Injection[] = [
  { name: 'namespace', namespaces: [isOneOf(INJECTION, 'enabled')], pods: [NOT_REFUSED] },
  { name: 'object', namespaces: [isAbsent(INJECTION), isAbsent(REVISION)], pods: [isOneOf(INJECT, 'true'), isAbsent(REVISION)] },
];

/** What values of a control plane say about the injection of sidecars, which its tags do likewise. */
export interface InjectionValues {
  /** Of the webhook, where it is not in this cluster. */
  readonly url?: string;
  readonly path?: string;
  readonly reinvocationPolicy?: string;
  /** Whether the default control plane also takes what has no label at all. */
  readonly everywhere?: boolean;
}

/** Namespaces without labels that never are meant. */
const NEVER = ['kube-system', 'kube-public', 'kube-node-lease', 'local-path-storage'];

const EVERYWHERE: Injection = {
  name: 'auto',
  namespaces: [isAbsent(INJECTION), isAbsent(REVISION), { key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: NEVER }],
  pods: [isAbsent(INJECT), isAbsent(REVISION)],
};

export function injectionValues({ values: { istiodRemote = {}, sidecarInjectorWebhook = {} } }: InstallPlan): InjectionValues {
  return {
    url: istiodRemote.injectionURL,
    path: istiodRemote.injectionPath,
    reinvocationPolicy: sidecarInjectorWebhook.reinvocationPolicy,
    everywhere: sidecarInjectorWebhook.enableNamespacesByDefault,
  };
}

/** Istiod adds its certificate to webhooks with the label of its revision. */
const labelsOf = ({ revision = 'default' }: IControlPlane) => ({ [REVISION]: revision });

function serviceOf({ namespace, revision }: IControlPlane) {
  return { name: revision === undefined ? 'istiod' : `istiod-${revision}`, namespace };
}

/** Defines the objects that make a tag. */
export function defineTag(scope: Construct, tag: string, plane: IControlPlane, values: InjectionValues): void {
  if (plane.sailResource !== undefined) {
    sailTag(scope, tag, plane.sailResource);
    return;
  }
  defineInjector(scope, tag, plane, values);
  defineService(scope, tag, plane);
  if (tag === DEFAULT_TAG) defineValidator(scope, plane);
}

/** Defines a tag that the Sail Operator carries out. */
export function sailTag(scope: Construct, name: string, resource: string): void {
  clusterObject(scope, 'tag', {
    apiVersion: 'sailoperator.io/v1',
    kind: 'IstioRevisionTag',
    metadata: { name },
    spec: { targetRef: { kind: 'Istio', name: resource } },
  });
}

function defineInjector(scope: Construct, tag: string, plane: IControlPlane, values: InjectionValues) {
  const name = `istio-revision-tag-${tag}`;
  clusterObject(scope, 'injector', {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingWebhookConfiguration',
    metadata: {
      name: plane.namespace === 'istio-system' ? name : `${name}-${plane.namespace}`,
      labels: { ...labelsOf(plane), [TAG]: tag, app: 'sidecar-injector' },
    },
    webhooks: injections(tag, values).map((injection) => webhookOf(injection, plane, values)),
  });
}

function injections(tag: string, { everywhere }: InjectionValues): Injection[] {
  if (tag !== DEFAULT_TAG) return byTag(tag);
  return [...byTag(tag), ...BY_DEFAULT, ...everywhere ? [EVERYWHERE] : []];
}

const webhookOf = (
  { name, namespaces, pods }: Injection, plane: IControlPlane, { url, path = '/inject', reinvocationPolicy = 'Never' }: InjectionValues,
) => ({
  name: `${name}.sidecar-injector.istio.io`,
  clientConfig: url === undefined ? { service: { ...serviceOf(plane), path, port: 443 } } : { url },
  namespaceSelector: { matchExpressions: namespaces },
  objectSelector: { matchExpressions: pods },
  rules: [{ operations: ['CREATE'], apiGroups: [''], apiVersions: ['v1'], resources: ['pods'] }],
  failurePolicy: 'Fail',
  reinvocationPolicy,
  sideEffects: 'None',
  admissionReviewVersions: ['v1'],
});

/** By it, what needs no webhook learns where the tag points. */
function defineService(scope: Construct, tag: string, plane: IControlPlane) {
  new ApiObject(scope, 'service', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: `istiod-revision-tag-${tag}`,
      namespace: plane.namespace,
      labels: { ...labelsOf(plane), [TAG]: tag, app: 'istiod', istio: 'pilot' },
    },
    spec: {
      selector: { app: 'istiod', ...plane.revision === undefined ? { istio: 'pilot' } : { [REVISION]: plane.revision } },
      ports: [
        { name: 'grpc-xds', port: 15010, protocol: 'TCP' },
        { name: 'https-dns', port: 15012, protocol: 'TCP' },
        { name: 'https-webhook', port: 443, targetPort: 15017, protocol: 'TCP' },
        { name: 'http-monitoring', port: 15014, protocol: 'TCP' },
      ],
    },
  });
}

/** Judges Istio's resources, once istiod has seen that it works and made it strict. */
function defineValidator(scope: Construct, plane: IControlPlane) {
  clusterObject(scope, 'validator', {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: {
      name: 'istiod-default-validator',
      labels: { ...labelsOf(plane), [TAG]: DEFAULT_TAG, app: 'istiod', istio: 'istiod' },
    },
    webhooks: [{
      name: 'validation.istio.io',
      clientConfig: { service: { ...serviceOf(plane), path: '/validate' } },
      rules: [{
        operations: ['CREATE', 'UPDATE'],
        apiGroups: ['security.istio.io', 'networking.istio.io', 'telemetry.istio.io', 'extensions.istio.io'],
        apiVersions: ['*'],
        resources: ['*'],
      }],
      // What names a revision is judged by that one.
      objectSelector: { matchExpressions: [isAbsent(REVISION)] },
      failurePolicy: 'Ignore',
      sideEffects: 'None',
      admissionReviewVersions: ['v1'],
    }],
  });
}
