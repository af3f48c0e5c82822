import { field, listOf, textOf } from '../../../model/loose';
import { GATEWAY_API, Mesh } from '../../../model/mesh';
import { rootNamespaceOf } from '../../../model/mesh-settings';
import { ObjectPath, Resource } from '../../../model/resource';
import { isWithoutWaypoint, WAYPOINT_CLASS } from '../../../model/waypoints';
import { Finding } from '../../finding';
import { Rule } from '../../rule';

const KINDS = ['AuthorizationPolicy', 'EnvoyFilter', 'RequestAuthentication', 'Telemetry', 'TrafficExtension', 'WasmPlugin'] as const;
const GROUPS: Readonly<Record<string, string>> = { Gateway: GATEWAY_API, Service: '', ServiceEntry: 'networking.istio.io' };

/** What policies are attached to is there, and has the waypoint that carries them out. */
export const policyTargets: Rule = {
  id: 'ambient/policy-targets',
  codes: ['CDI0111', 'CDI0112'],
  *check(mesh) {
    for (const resource of KINDS.flatMap((kind): readonly Resource[] => mesh.istio(kind))) {
      for (const [target, path] of targetsOf(resource)) yield* judge(resource, target, path, mesh);
    }
  },
};

function targetsOf({ object }: Resource): ReadonlyArray<readonly [target: unknown, path: ObjectPath]> {
  const single = field(object, 'spec', 'targetRef');
  const many = listOf(field(object, 'spec', 'targetRefs'));
  if (many.length > 0) return many.map((target, index) => [target, ['spec', 'targetRefs', index]]);
  return single === undefined || single === null ? [] : [[single, ['spec', 'targetRef']]];
}

function* judge(resource: Resource, target: unknown, path: ObjectPath, mesh: Mesh): Iterable<Finding> {
  const kind = textOf(field(target, 'kind'));
  const name = textOf(field(target, 'name'));
  const lost = (message: string): Finding => ({ code: 'CDI0111', message: `${message}, so the policy has no effect`, resource, path });
  if (kind === 'GatewayClass') {
    const root = rootNamespaceOf(mesh.settings);
    if (resource.namespace !== root) yield lost(`a policy for a GatewayClass counts in the namespace '${root}' only`);
    else if (name !== WAYPOINT_CLASS) yield lost(`the GatewayClass that a policy can be for is ${WAYPOINT_CLASS}, not '${name}'`);
    return;
  }
  const group = GROUPS[kind];
  if (group === undefined) return;
  const namespace = textOf(field(target, 'namespace')) || resource.namespace;
  if (namespace !== resource.namespace) {
    yield lost(`${kind} ${namespace}/${name} is in another namespace than the policy`);
    return;
  }
  const found = mesh.find(group, kind, namespace, name);
  if (!found) yield lost(`${kind} ${namespace}/${name} is not there`);
  else if (kind !== 'Gateway' && isWithoutWaypoint(found, mesh)) {
    const message = `${kind} ${namespace}/${name} has no waypoint, which alone would carry the policy out; give it one by the label istio.io/use-waypoint`;
    yield { code: 'CDI0112', message, resource, path };
  }
}
