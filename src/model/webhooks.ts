import { field, listOf, textOf } from './loose';
import { Mesh } from './mesh';
import { Resource } from './resource';

/** A webhook of a configuration. */
export interface Webhook {
  readonly resource: Resource;

  /** Which one of the configuration. */
  readonly index: number;
  readonly name: string;
  readonly namespaceSelector: unknown;
  readonly objectSelector: unknown;

  /** Where the API server finds it: a `url` or a `service`. */
  readonly client: unknown;
}

type Kind = 'MutatingWebhookConfiguration' | 'ValidatingWebhookConfiguration';

/** The webhooks of all configurations of a kind. */
export const webhooksOf = (mesh: Mesh, kind: Kind): Webhook[] => mesh.of('admissionregistration.k8s.io', kind).flatMap((resource) => webhooksIn(resource));

export const webhooksIn = (resource: Resource): Webhook[] => listOf(field(resource.object, 'webhooks')).map((webhook, index) => ({
  resource,
  index,
  name: textOf(field(webhook, 'name')),
  namespaceSelector: field(webhook, 'namespaceSelector'),
  objectSelector: field(webhook, 'objectSelector'),
  client: field(webhook, 'clientConfig'),
}));

/** Whether a webhook is by its name one of Istio. */
export const isOfIstio = ({ name }: Webhook) => name.endsWith('istio.io');
