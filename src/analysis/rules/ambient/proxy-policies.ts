import { field, listOf } from '../../../model/loose';
import { Labels, textsOf } from '../../../model/match/labels';
import { rootNamespaceOf } from '../../../model/mesh-settings';
import { Resource } from '../../../model/resource';
import { ztunnelPods } from '../../../model/waypoints';
import { Rule } from '../../rule';

const KINDS = ['EnvoyFilter', 'RequestAuthentication', 'Telemetry', 'TrafficExtension', 'WasmPlugin'] as const;

/** What a proxy does with requests, ztunnel does not. */
export const proxyPolicies: Rule = {
  id: 'ambient/proxy-policies',
  codes: ['CDI0108'],
  *check(mesh) {
    const root = rootNamespaceOf(mesh.settings);
    const bypassed = ztunnelPods(mesh);
    for (const resource of KINDS.flatMap((kind): readonly Resource[] => mesh.istio(kind))) {
      if (isAttached(resource) || isForWaypointsToo(resource)) continue;
      const scope = resource.namespace === root ? undefined : resource.namespace;
      const pods = bypassed.select(selectorOf(resource), scope);
      if (pods.length === 0 || pods.length < mesh.pods.select(selectorOf(resource), scope).length) continue;
      const message = `has no effect: ztunnel alone stands before all of its pods, such as '${pods[0].name}'; attach it to a waypoint by targetRefs`;
      yield { code: 'CDI0108', message, resource };
    }
  },
};

const isAttached = ({ object }: Resource) =>
  field(object, 'spec', 'targetRef') !== undefined || listOf(field(object, 'spec', 'targetRefs')).length > 0;

/** A Telemetry of a whole namespace reaches waypoints as it is. */
const isForWaypointsToo = (resource: Resource) => resource.kind === 'Telemetry' && Object.keys(selectorOf(resource)).length === 0;

const selectorOf = ({ object }: Resource): Labels =>
  textsOf(field(object, 'spec', 'workloadSelector', 'labels') ?? field(object, 'spec', 'selector', 'matchLabels'));
