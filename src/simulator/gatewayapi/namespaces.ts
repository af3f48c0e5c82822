import { Labels, selects } from '../../model/match/labels';
import { Resource } from '../../model/resource';
import {
  GatewayAllowedListeners, GatewayAllowedListenersNamespacesSelector as Selector, GatewayListenersAllowedRoutes,
} from '../../schema/gateway.networking.k8s.io.generated';
import { metadataOf } from '../config/config';
import { GatewayServer } from '../config/gateway';

/** The labels of namespaces: each has its name as one, also where the manifests do not have the namespace. */
export class NamespaceLabels {
  /** Those that the manifests have, or have something in. */
  public readonly names: readonly string[];
  private readonly labels = new Map<string, Labels>();

  public constructor(resources: readonly Resource[]) {
    for (const one of resources) {
      if (one.group === '' && one.kind === 'Namespace') this.labels.set(one.name, metadataOf(one).labels ?? {});
    }
    this.names = [...new Set([...this.labels.keys(), ...resources.map(({ namespace }) => namespace)])].filter((one) => one !== '').sort();
  }

  public get(name: string): Labels {
    return { ...this.labels.get(name), [NAME_LABEL]: name };
  }
}

const NAME_LABEL = 'kubernetes.io/metadata.name';

/** Whether a listener takes routes of a namespace. */
export function allowsNamespace({ namespaces = {} }: GatewayListenersAllowedRoutes, own: string, name: string, labels: NamespaceLabels): boolean {
  const { from = 'Same', selector = {} } = namespaces;
  switch (from) {
    case 'All': return true;
    case 'Same': return name === own;
    case 'Selector': return selectedBy(selector, labels.get(name));
  }
}

/** Whether a Gateway takes ListenerSets of a namespace, which it does not unless it says so. */
export function allowsListeners({ namespaces = {} }: GatewayAllowedListeners = {}, own: string, name: string, labels: NamespaceLabels): boolean {
  const { from = 'None', selector } = namespaces;
  return from !== 'None' && allowsNamespace({ namespaces: { from, selector } }, own, name, labels);
}

/** The host of a listener for each namespace whose routes it takes, as servers of Istio have it; for none of all where it takes no routes. */
export function allowedHosts(allowed: GatewayListenersAllowedRoutes = {}, host: string, own: string, labels: NamespaceLabels): GatewayServer['hosts'] {
  if (allowed.namespaces?.from === 'All') return [{ namespace: undefined, host }];
  const names = labels.names.filter((name) => allowsNamespace(allowed, own, name, labels));
  return (names.length > 0 ? names : ['~']).map((namespace) => ({ namespace, host }));
}

function selectedBy({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels): boolean {
  return selects(matchLabels, labels) && matchExpressions.every(({ key, operator, values = [] }) => {
    const value = labels[key] as string | undefined;
    switch (operator) {
      case 'In': return value !== undefined && values.includes(value);
      case 'NotIn': return value === undefined || !values.includes(value);
      case 'Exists': return value !== undefined;
      default: return value === undefined;
    }
  });
}
