import { HostMap } from '../../model/match/host';
import { SidecarEgress } from '../../schema/networking.istio.io.generated';
import { Imports } from '../config/sidecar';
import { MESH_GATEWAY, Routing, Routings } from '../config/virtual-service';
import { PortProtocol, protocolOf } from '../registry/protocol';
import { Service } from '../registry/service';
import { Services } from '../registry/services';

/** What a sidecar knows of, at one port or at all. */
export interface Egress {
  /** Undefined where it is for all ports. */
  readonly port: number | undefined;
  /** Of a port of its own, whatever services say of it. */
  readonly protocol: PortProtocol | undefined;
  /** Whether a port of its own is that of an HTTP proxy. */
  readonly isHttpProxy: boolean;
  /** The only address that its listeners are for, where it is not those of services. */
  readonly bind: string | undefined;
  readonly services: readonly Service[];
  readonly routings: readonly Routing[];
  /** Of each service the VirtualService whose host is nearest to it. */
  readonly nearest: ReadonlyMap<string, Routing>;
}

export const EVERYTHING: SidecarEgress = { hosts: ['*/*'] };

export function egressOf(spec: SidecarEgress, namespace: string, services: Services, routings: Routings): Egress {
  const imports = new Imports(spec, namespace);
  const port = spec.port?.number;
  const visible = routings.visibleFrom(namespace, MESH_GATEWAY).filter((one) => imports.hasRouting(one.hosts, one.namespace));
  const imported = services.visibleFrom(namespace)
    .filter((one) => imports.hasService(one.host, one.namespace))
    .flatMap((one) => (port === undefined ? [one] : atPort(one, port)));
  const chosen = onePerHost(imported, namespace);
  return {
    port,
    protocol: spec.port && protocolOf(spec.port.protocol),
    isHttpProxy: spec.port?.protocol?.toUpperCase() === 'HTTP_PROXY',
    bind: spec.bind || (spec.captureMode === 'NONE' ? '127.0.0.1' : undefined),
    services: chosen,
    routings: visible,
    nearest: nearestRoutings(chosen, visible),
  };
}

export function atPort(service: Service, port: number): Service[] {
  const ports = service.ports.filter(({ number }) => number === port);
  if (ports.length === 0) return [];
  return [ports.length === service.ports.length ? service : { ...service, ports }];
}

/** Of services with the same host those of one namespace: the workload's, else that of a Service of Kubernetes, else the first's. */
function onePerHost(services: readonly Service[], namespace: string): Service[] {
  const chosen = new Map<string, Service>();
  for (const one of services) {
    const known = chosen.get(one.host);
    const isBetter = !known || one.namespace === namespace || (!known.kubernetes && one.kubernetes && known.namespace !== namespace);
    if (isBetter) chosen.set(one.host, one);
  }
  return services.filter(({ host, namespace: own }) => chosen.get(host)!.namespace === own);
}

function nearestRoutings(services: readonly Service[], routings: readonly Routing[]): Map<string, Routing> {
  const byHost = new HostMap<Routing>();
  for (const routing of routings) {
    for (const host of routing.hosts) if (!byHost.get(host)) byHost.set(host, routing);
  }
  return new Map(services.flatMap(({ host }) => {
    const nearest = byHost.nearest(host);
    return nearest ? [[host, nearest] as const] : [];
  }));
}
