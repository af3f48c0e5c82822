import { field, listOf, textOf } from '../../model/loose';
import { Resource, titleOf } from '../../model/resource';
import { Service } from '../registry/service';

/** What a policy is looked at for. */
export interface Attachable {
  /** The waypoint. */
  readonly namespace: string;
  readonly name: string;
  /** What is called. */
  readonly service: Service | undefined;
}

/** What changes what a waypoint does: only what names it, its class or the service that is called, whatever else selects pods. */
export const changersAt = (changers: readonly Resource[], at: Attachable, rootNamespace: string): string[] =>
  changers.filter((one) => isAttached(one, at, rootNamespace)).map((one) => `${titleOf(one)} changes what the waypoint does`);

/** Whether a policy of any kind is for a waypoint. */
export function isAttached({ namespace, kind: policy, object }: Resource, { service, ...waypoint }: Attachable, rootNamespace: string): boolean {
  return targetsOf(object.spec).some((target) => {
    const [group, kind, name] = ['group', 'kind', 'name'].map((key) => textOf(field(target, key)));
    switch (`${group}/${kind}`) {
      case '/Service': case 'core/Service': return policy !== 'EnvoyFilter' && isFor(service, 'Service', name, namespace);
      case 'networking.istio.io/ServiceEntry': return policy !== 'EnvoyFilter' && isFor(service, 'ServiceEntry', name, namespace);
      case 'gateway.networking.k8s.io/GatewayClass': return namespace === rootNamespace && name === 'istio-waypoint';
      case 'gateway.networking.k8s.io/Gateway': return namespace === waypoint.namespace && name === waypoint.name;
      default: return false;
    }
  });
}

function targetsOf(spec: unknown): readonly unknown[] {
  const several = listOf(field(spec, 'targetRefs'));
  const one = field(spec, 'targetRef');
  return several.length > 0 || one === undefined ? several : [one];
}

const isFor = (service: Service | undefined, kind: string, name: string, namespace: string) =>
  service?.resource.kind === kind && service.resource.name === name && service.namespace === namespace;
