import { field } from '../../../model/loose';
import { ObjectPath } from '../../../model/resource';
import type { EnvoyFilterConfigPatches } from '../../../schema/networking.istio.io.generated';
import { Code } from '../../codes';
import { Rule } from '../../rule';

/** What ADD and REMOVE are ignored for. */
const FIXED = new Set<EnvoyFilterConfigPatches['applyTo']>(['ROUTE_CONFIGURATION', 'HTTP_ROUTE']);
const REPLACEABLE = new Set<EnvoyFilterConfigPatches['applyTo']>(['NETWORK_FILTER', 'HTTP_FILTER', 'VIRTUAL_HOST']);

/** Patches do something, and do not depend on an order that nobody has fixed. */
export const operations: Rule = {
  id: 'envoy-filter/operations',
  codes: ['IST0151', 'IST0152', 'IST0153', 'IST0154', 'IST0155'],
  *check(mesh) {
    const versioned = new Set<string>();
    for (const resource of mesh.istio('EnvoyFilter')) {
      for (const [index, patch] of (resource.spec.configPatches ?? []).entries()) {
        if (!patch.patch) break;
        const name = nameOf(patch);
        const path: ObjectPath = ['spec', 'configPatches', index, 'patch'];
        const wrong = misuse(patch);
        if (wrong) yield { ...wrong, resource, path };
        else if (isRelative(patch) && !resource.spec.priority) {
          const code = versioned.has(name) ? 'IST0155' : 'IST0151';
          const why = code === 'IST0155' ? ', and another one is for a certain version of the proxy' : '';
          yield { code, message: `what ${patch.patch.operation} does depends on the order of EnvoyFilters${why}; set a priority`, resource, path };
        }
        if (patch.match?.proxy?.proxyVersion) versioned.add(name);
      }
    }
  },
};

function misuse({ applyTo, patch }: EnvoyFilterConfigPatches): { code: Code; message: string } | undefined {
  switch (patch?.operation) {
    case 'ADD': return FIXED.has(applyTo) ? { code: 'IST0153', message: `ADD does nothing for ${applyTo}` } : undefined;
    case 'REMOVE': return FIXED.has(applyTo) ? { code: 'IST0154', message: `REMOVE does nothing for ${applyTo}` } : undefined;
    case 'REPLACE': return REPLACEABLE.has(applyTo) ? undefined
      : { code: 'IST0152', message: `REPLACE is for ${[...REPLACEABLE].join(', ')} only, got ${applyTo}` };
    default: return undefined;
  }
}

const isRelative = ({ patch }: EnvoyFilterConfigPatches) =>
  patch?.operation !== undefined && ['REMOVE', 'REPLACE', 'INSERT_BEFORE', 'INSERT_AFTER'].includes(patch.operation);

/** What tells which filter a patch is about: the one that it brings, or that it looks for. */
function nameOf({ patch, match }: EnvoyFilterConfigPatches): string {
  if (patch?.value === undefined) return '';
  const name = field(patch.value, 'name');
  return name === undefined ? match?.listener?.filterChain?.filter?.name ?? '' : JSON.stringify(name);
}
