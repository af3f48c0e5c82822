import { LiveObject, ObjectName } from '../cluster';
import { endpointsOf } from '../endpoints';
import { Check, count, failed, ok, some, warning } from './check';

/** A webhook, and the Service that it leads to. */
interface Webhook {
  readonly configuration: LiveObject;
  readonly name: string;
  readonly service: string;
  /** Whether the API server refuses what the webhook cannot judge. */
  readonly blocks: boolean;
}

const KINDS = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];

/** Whether webhooks lead to somebody: what is left of a former installation may refuse all that is applied. */
export const webhooks: Check = {
  name: 'webhooks',
  run: async ({ cluster }) => {
    const configurations = (await Promise.all(KINDS.map((kind) => cluster.list(`${kind}.v1.admissionregistration.k8s.io`)))).flat();
    const all = configurations.flatMap(webhooksOf);
    const services = await cluster.read([...new Set(all.map(({ service }) => service))].map(nameOf));
    const endpoints = await endpointsOf(cluster, services.objects);
    const byName = new Map(services.objects.map((object) => [`${object.metadata.namespace}/${object.metadata.name}`, object]));
    const lost = all.filter(({ service }) => {
      const object = byName.get(service);
      return !object || endpoints(object) === 0;
    });
    if (lost.length === 0) return ok(all.length === 0 ? 'there are none' : `${count(all.length, 'webhook')}, all of which lead to a pod that is ready`);
    const blocking = lost.filter(({ blocks }) => blocks);
    const [{ configuration: { kind, metadata } }] = blocking.length > 0 ? blocking : lost;
    const found = some(lost.map(({ name, service }) => `${name} leads to ${service}, where nobody is`));
    const remedy = `start what serves it, or \`kubectl delete ${kind.toLowerCase()} ${metadata.name}\`, if nobody does any more`;
    return blocking.length > 0 ? failed(`${found}: what they are for is refused`, remedy) : warning(`${found}: they are passed over`, remedy);
  },
};

function webhooksOf(configuration: LiveObject): Webhook[] {
  return (configuration.webhooks ?? []).flatMap(({ name, clientConfig, failurePolicy }: any) => {
    const service = clientConfig?.service;
    return service ? [{ configuration, name, service: `${service.namespace}/${service.name}`, blocks: failurePolicy !== 'Ignore' }] : [];
  });
}

function nameOf(service: string): ObjectName {
  const [namespace, name] = service.split('/');
  return { group: '', version: 'v1', kind: 'Service', namespace, name };
}
