import { ObjectLike } from '../schema/problem';

type Fields = Readonly<Record<string, any>>;

interface Part {
  readonly kinds: readonly string[];
  readonly is: (object: Fields) => boolean;
  readonly purpose: string;
}

const WORKLOADS = ['DaemonSet', 'Deployment', 'StatefulSet'];

/** Whether one of some labels is there, as `key=value`. */
const labelled = (...labels: string[]) => ({ metadata }: Fields) =>
  Object.entries(metadata.labels ?? {}).some(([key, value]) => labels.includes(`${key}=${value}`));

const addon = (name: string, purpose: string): Part => ({ kinds: WORKLOADS, is: labelled(`app=${name}`, `app.kubernetes.io/name=${name}`), purpose });

/** The parts of a control plane, and what is installed beside it. */
const PARTS: readonly Part[] = [
  { kinds: WORKLOADS, is: labelled('app=istiod', 'istio=pilot'), purpose: 'traffic, configuration, certificates' },
  { kinds: WORKLOADS, is: labelled('app=ztunnel'), purpose: 'mutual TLS between the pods of ambient mode' },
  { kinds: WORKLOADS, is: labelled('k8s-app=istio-cni-node'), purpose: 'leads the traffic of pods to their proxies' },
  { kinds: WORKLOADS, is: labelled('istio=ingressgateway', 'app=istio-ingressgateway'), purpose: 'traffic that comes in' },
  { kinds: WORKLOADS, is: labelled('istio=egressgateway', 'app=istio-egressgateway'), purpose: 'traffic that goes out' },
  { kinds: ['Gateway'], is: ({ spec }) => spec?.gatewayClassName === 'istio-waypoint', purpose: 'waypoint: routes and policies of ambient mode' },
  { kinds: ['Service'], is: labelled('app=istiod', 'istio=pilot'), purpose: 'where proxies and the API server find istiod' },
  { kinds: ['MutatingWebhookConfiguration'], is: labelled('app=sidecar-injector'), purpose: 'puts sidecars into pods' },
  { kinds: ['ValidatingWebhookConfiguration'], is: labelled('app=istiod', 'istio=istiod'), purpose: 'refuses wrong configuration of Istio' },
  { kinds: ['ConfigMap'], is: ({ metadata, data }) => /^istio\b/.test(metadata.name) && typeof data?.mesh === 'string', purpose: 'configuration of the mesh' },
  addon('prometheus', 'metrics'),
  addon('grafana', 'dashboards'),
  addon('jaeger', 'traces'),
  addon('kiali', 'the picture of the mesh'),
];

/** What a part of a control plane is for; nothing of any other object. */
export function purposeOf(object: ObjectLike): string | undefined {
  return PARTS.find(({ kinds, is }) => kinds.includes(String(object.kind)) && is(object))?.purpose;
}
