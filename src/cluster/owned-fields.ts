import { LiveObject } from './cluster';
import { fits, Path } from './path';

/** Fields that a controller sets in objects of others, and when it does. */
interface OwnedField {
  readonly kinds: readonly string[];
  readonly path: string;
  readonly when?: (live: LiveObject) => boolean;
}

const injected = ({ metadata }: LiveObject) => metadata.annotations?.['sidecar.istio.io/status'] !== undefined;

/** istiod lets its webhook refuse once it has seen it work. */
const ofIstio = ({ webhooks }: LiveObject) => webhooks.some(({ name }: any) => name.endsWith('.istio.io'));

const OWNED: readonly OwnedField[] = [
  { kinds: ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'], path: 'webhooks.*.clientConfig.caBundle' },
  { kinds: ['ValidatingWebhookConfiguration'], path: 'webhooks.*.failurePolicy', when: ofIstio },
  { kinds: ['CustomResourceDefinition'], path: 'spec.conversion.webhook.clientConfig.caBundle' },
  { kinds: ['APIService'], path: 'spec.caBundle' },
  { kinds: ['ClusterRole'], path: 'rules', when: ({ aggregationRule }) => aggregationRule !== undefined },
  // The sidecar answers probes in place of the application.
  ...['livenessProbe', 'readinessProbe', 'startupProbe'].map((probe) => ({ kinds: ['Pod'], path: `spec.containers.*.${probe}`, when: injected })),
];

/** Whether a field is set by a controller, so that it differs from what was synthesized and nothing is wrong. */
export function isOwned(live: LiveObject, path: Path): boolean {
  return OWNED.some(({ kinds, path: pattern, when }) => kinds.includes(live.kind) && fits(path, pattern) && (when?.(live) ?? true));
}
