import { fullHost } from '../../model/match/host';
import { Resource } from '../../model/resource';
import { HTTPRouteRulesFiltersRequestMirrorBackendRef as BackendRef } from '../../schema/gateway.networking.k8s.io.generated';
import { VirtualServiceHttpMirror as Destination } from '../../schema/networking.istio.io.generated';
import { Services } from '../registry/services';
import { Grants, Referring } from './grants';

/** A backend that is not there, not permitted or of a kind that Istio does not know. */
export const NO_BACKEND: Destination = { host: '' };

/** Where Istio sends connections whose route gives no backend a weight. */
export const NO_WEIGHT: Destination = { host: 'internal.cluster.local', subset: 'zero-weight', port: { number: 65535 } };

/** Finds what the backends of routes are. */
export class Backends {
  private readonly grants: Grants;

  public constructor(resources: readonly Resource[], private readonly services: Services) {
    this.grants = new Grants(resources);
  }

  /**
   * What a backend is, `NO_BACKEND` where it is none, or undefined where Istio takes nothing of the route for it.
   *
   * @param guarded whether another namespace must permit it, which only routes of Gateways ask for
   */
  public find(ref: BackendRef, route: Referring, guarded: boolean): Destination | undefined {
    const { group = '', kind = 'Service', name, port } = ref;
    const owner = ref.namespace ?? route.namespace;
    if (guarded && !this.grants.permits(route, { group, kind, namespace: owner, name })) return NO_BACKEND;
    const isHost = group === 'networking.istio.io' && kind === 'Hostname';
    if (!isHost && (group !== '' || kind !== 'Service')) return NO_BACKEND;
    if (port === undefined || (isHost ? ref.namespace !== undefined : name.includes('.'))) return undefined;
    return { host: isHost ? name : fullHost(name, owner), port: { number: port } };
  }

  /** Whether there is such a Service, or such a host. */
  public exists({ host }: Destination): boolean {
    return this.services.named(host.toLowerCase()).length > 0;
  }
}
