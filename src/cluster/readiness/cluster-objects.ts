import { LiveObject } from '../cluster';
import { conditionOf, failed, Readiness, ready, sayCondition, waiting } from './readiness';

export function namespace({ status }: LiveObject): Readiness {
  return status?.phase === 'Terminating' ? failed('it is being deleted') : ready();
}

export function customResourceDefinition({ status, spec }: LiveObject): Readiness {
  const names = conditionOf(status, 'NamesAccepted');
  if (names?.status === 'False') return failed(sayCondition(names));
  if (conditionOf(status, 'Established')?.status !== 'True') return waiting('the API server does not serve it yet');
  return ready(spec.versions.filter(({ served }: any) => served).map(({ name }: any) => name).join(', '));
}

export function apiService({ status }: LiveObject): Readiness {
  const available = conditionOf(status, 'Available');
  if (!available) return waiting('the API server has not asked it yet');
  return available.status === 'True' ? ready() : waiting(sayCondition(available));
}

/** The API server calls no webhook of a Service without knowing whom to trust. */
export function webhookConfiguration({ webhooks = [] }: LiveObject): Readiness {
  const untrusted = webhooks.filter(({ clientConfig }: any) => clientConfig?.service && !clientConfig.caBundle);
  if (untrusted.length === 0) return ready(`${webhooks.length} webhook${webhooks.length === 1 ? '' : 's'}`);
  return waiting(`no caBundle yet in ${untrusted.map(({ name }: any) => name).join(', ')}, which its controller fills in`);
}

export function persistentVolumeClaim({ status }: LiveObject): Readiness {
  if (status?.phase === 'Bound') return ready('bound');
  return status?.phase === 'Lost' ? failed('its volume is lost') : waiting('not bound to a volume');
}

/**
 * A Service has an address, if it is to have one, and somebody behind it.
 *
 * @param endpoints how many ready endpoints it has; nothing where that is not known
 */
export function service({ spec, status }: LiveObject, endpoints: number | undefined): Readiness {
  const addresses = (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }: any) => ip ?? hostname);
  if (spec.type === 'LoadBalancer' && addresses.length === 0) return waiting('no address of a load balancer');
  if (spec.selector && spec.type !== 'ExternalName' && endpoints === 0) return waiting('no ready pod behind it');
  return ready(addresses.join(', ') || undefined);
}
