import { dnsLabel } from '../values/dns';
import { show } from '../values/show';
import { Place } from './place';

/** A ServiceEntry may be for nobody, a DestinationRule of single workloads only for its own namespace. */
export type Exported = 'any' | 'service-entry' | 'of-workloads';

/** The namespaces that see a resource. */
export function exportTo(list: readonly string[], place: Place, namespace: string | undefined, exported: Exported = 'any'): void {
  const own = namespace ?? '.';
  const seen = new Set<string>();
  list.forEach((entry, index) => {
    const meant = entry === '.' ? own : entry;
    const message = seen.has(meant) ? `must name each namespace once, and ${show(entry)} stands there before` : namespaceEntry(meant, exported);
    if (message === undefined) seen.add(meant);
    place.at(index).error(message);
  });

  if (exported === 'of-workloads' && seen.size > 0 && !(seen.size === 1 && seen.has(own))) {
    place.error("must be ['.'] beside a workloadSelector, as the rule is for workloads of its own namespace");
  }
  for (const alone of ['*', '~']) {
    if (seen.has(alone) && list.length > 1) place.error(`must have ${show(alone)} alone, as it leaves nothing to add; drop the other entries`);
  }
}

function namespaceEntry(entry: string, exported: Exported): string | undefined {
  if (entry === '.' || entry === '*' || (entry === '~' && exported === 'service-entry')) return undefined;
  if (entry === '~') return "cannot be '~' (nobody), which only a ServiceEntry can be exported to";
  return dnsLabel(entry) && `must be '.', '*' or the name of a namespace, got ${show(entry)}`;
}
