import { isIP } from 'node:net';
import { field } from '../../../model/loose';
import { Webhook, webhooksOf } from '../../../model/webhooks';
import { urlHost } from '../../../schema/values/url';
import { Finding } from '../../finding';
import { Rule } from '../../rule';

/** Webhooks of a control plane outside the cluster name it by a host. */
export const controlPlane: Rule = {
  id: 'webhook/control-plane',
  codes: ['IST0163', 'IST0164'],
  *check(mesh) {
    const validators = webhooksOf(mesh, 'ValidatingWebhookConfiguration').filter(({ resource: { name } }) => name === 'istiod-default-validator' || name.startsWith('istio-validator'));
    const injectors = webhooksOf(mesh, 'MutatingWebhookConfiguration').filter(({ resource: { name } }) => name.startsWith('istio-sidecar-injector'));
    for (const webhook of [...validators, ...injectors]) yield* problemOf(webhook);
  },
};

function* problemOf({ resource, index, name, client }: Webhook): Iterable<Finding> {
  const url = field(client, 'url');
  const place = ['webhooks', index, 'clientConfig'];
  if (typeof url === 'string') {
    const host = urlHost(url);
    const path = [...place, 'url'];
    if (host === undefined) yield { code: 'IST0163', message: `the webhook '${name}' has the URL '${url}', which is none`, resource, path };
    else if (isIP(host) !== 0) yield { code: 'IST0164', message: `the webhook '${name}' names its control plane by the address ${host}; use a host`, resource, path };
  } else if (!field(client, 'service')) {
    yield { code: 'IST0163', message: `the webhook '${name}' has neither a url nor a service`, resource, path: place };
  }
}
