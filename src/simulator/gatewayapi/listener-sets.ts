import { Resource, titleOf } from '../../model/resource';
import { ListenerSetSpec } from '../../schema/gateway.networking.k8s.io.generated';
import { byAge, Config, configsOf } from '../config/config';
import { ApiGateway, GATEWAY_API } from './gateway';
import { allowsListeners, NamespaceLabels } from './namespaces';

/** What adds listeners to a Gateway, the oldest first. */
export interface ListenerSets {
  readonly added: readonly Config<ListenerSetSpec>[];
  /** Those that it does not let. */
  readonly refused: readonly (Config<ListenerSetSpec> & { readonly refusal: string })[];
}

export function listenerSetsOf(gateway: ApiGateway, resources: readonly Resource[], labels: NamespaceLabels): ListenerSets {
  const all = configsOf<ListenerSetSpec>(resources, GATEWAY_API, 'ListenerSet').filter((one) => isFor(one, gateway)).sort(byAge);
  const isLet = ({ namespace }: Config<ListenerSetSpec>) => allowsListeners(gateway.spec.allowedListeners, gateway.namespace, namespace, labels);
  return {
    added: all.filter(isLet),
    refused: all.filter((one) => !isLet(one)).map((one) => ({ ...one, refusal: `${titleOf(gateway.resource)} takes no listeners of the namespace '${one.namespace}'` })),
  };
}

function isFor({ namespace: own, spec: { parentRef } }: Config<ListenerSetSpec>, gateway: ApiGateway): boolean {
  const { group = GATEWAY_API, kind = 'Gateway', name, namespace = own } = parentRef;
  return group === GATEWAY_API && kind === 'Gateway' && name === gateway.name && namespace === gateway.namespace;
}
