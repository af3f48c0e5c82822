import { integer, nonEmpty, port, unique } from '../../core/private/checks';
import { invalid } from '../../core/private/errors';
import type { TrafficExtensionMatch, TrafficExtensionSpec } from '../../schema/extensions.istio.io.generated';
import { ExtensionPlacement, TrafficSelector } from '../extension-placement';

const MIN_INT32 = -(2 ** 31);

/** The `phase`, `priority` and `match` of an extension. */
export function placementSpec({ phase, priority, matches }: ExtensionPlacement): Pick<TrafficExtensionSpec, 'priority' | 'match'> & { phase?: ExtensionPlacement['phase'] } {
  return {
    ...phase && { phase },
    ...priority !== undefined && { priority: integer('priority', priority, MIN_INT32) },
    ...matches && { match: nonEmpty('matches', matches).map(matchSpec) },
  };
}

function matchSpec({ mode, ports }: TrafficSelector): TrafficExtensionMatch {
  if (!mode && !ports) throw invalid('an entry of matches selects everything; give it a mode or ports, or leave matches out');
  if (ports) unique('list of ports of matches', nonEmpty('ports of matches', ports).map(String));
  return {
    ...mode && { mode },
    ...ports && { ports: ports.map((number) => ({ number: port('port of matches', number) })) },
  };
}
