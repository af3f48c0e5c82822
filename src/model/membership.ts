import { field, textOf } from './loose';
import { Labels, textsOf } from './match/labels';
import { Mesh } from './mesh';
import { containersOf, Pod } from './pods';

export const INJECTION = 'istio-injection';
export const REVISION = 'istio.io/rev';
export const DATAPLANE_MODE = 'istio.io/dataplane-mode';
export const INJECT = 'sidecar.istio.io/inject';
const REDIRECTION = 'ambient.istio.io/redirection';
const PROXY = 'istio-proxy';

/** The labels of a namespace that is given. */
export function namespaceLabels(mesh: Mesh, namespace: string): Labels | undefined {
  const found = mesh.find('', 'Namespace', '', namespace);
  return found && textsOf(field(found.object, 'metadata', 'labels'));
}

/** Whether pods of a namespace are in ambient mode: labels for a sidecar come first. */
export const isAmbientNamespace = (labels: Labels) =>
  labels[INJECTION] !== 'enabled' && !labels[REVISION] && labels[DATAPLANE_MODE] === 'ambient';

/** Whether a pod is in ambient mode: it says so once it runs, and of a template its labels and those of its namespace tell. */
export function isAmbientPod({ resource, namespace, labels, annotations }: Pod, mesh: Mesh): boolean {
  if (resource.kind === 'Pod') return annotations[REDIRECTION] === 'enabled';
  return (labels[DATAPLANE_MODE] ?? (isAmbientNamespace(namespaceLabels(mesh, namespace) ?? {}) ? 'ambient' : '')) === 'ambient';
}

/** Whether a pod has a sidecar, or gets one. */
export function hasSidecar(pod: Pod, mesh: Mesh): boolean {
  const proxy = containersOf(pod, 'containers', 'initContainers').find((container) => field(container, 'name') === PROXY);
  if (textOf(field(proxy, 'image')) !== '') return true;
  const wanted = pod.labels[INJECT] ?? pod.annotations[INJECT];
  if (wanted !== undefined) return wanted === 'true';
  return namespaceLabels(mesh, pod.namespace)?.[INJECTION] === 'enabled';
}

/** Whether the injector takes pods of namespaces without a label. */
export function isInjectedByDefault(mesh: Mesh): boolean {
  const configuration = mesh.of('', 'ConfigMap').find(({ name }) => name === 'istio-sidecar-injector');
  try {
    const values: unknown = JSON.parse(textOf(field(configuration?.object, 'data', 'values')));
    return field(values, 'sidecarInjectorWebhook', 'enableNamespacesByDefault') === true;
  } catch {
    return false;
  }
}
