import { Labels, selects } from '../../model/match/labels';
import { Resource } from '../../model/resource';
import { GatewaySpec } from '../../schema/networking.istio.io.generated';
import { Config, inOrder } from '../config/config';
import { GatewayServer, gatewaysOf, serversOf } from '../config/gateway';
import { ApiGateway, apiGatewaysOf, isServedBy } from '../gatewayapi/gateway';
import { ApiListener, apiListenersOf } from '../gatewayapi/listeners';
import { isSelectedBy } from '../registry/service';
import { Workload, Workloads } from '../registry/workload';
import { UnknownSource } from '../request';
import { Credentials } from '../tls/credential';

/** What serves Gateways, and where it listens. */
export class Gateways {
  public readonly listeners: readonly ApiListener[];
  private readonly ofApi: readonly ApiGateway[];
  private readonly gateways: readonly Config<GatewaySpec>[];
  private readonly services: readonly Resource[];
  private readonly known = new Map<string, Workload>();

  public constructor(resources: readonly Resource[], private readonly workloads: Workloads, credentials: Credentials) {
    this.gateways = gatewaysOf(resources);
    this.ofApi = apiGatewaysOf(resources);
    this.listeners = apiListenersOf(resources, this.ofApi, credentials);
    this.services = resources.filter(({ group, kind }) => group === '' && kind === 'Service');
  }

  /**
   * What serves a Gateway: the workload that it selects, or one that is thought of where the manifests have none.
   *
   * @throws where there is no such Gateway
   */
  public workload(name: string): Workload {
    const known = this.known.get(name);
    if (known) return known;
    const isNamed = (one: Config<unknown>) => `${one.namespace}/${one.name}` === name;
    const gateway = this.gateways.find(isNamed);
    const ofApi = this.ofApi.find(isNamed);
    const made = gateway ? this.selectedBy(gateway.spec.selector ?? {}, gateway) : ofApi ? this.servedBy(ofApi) : this.workloads.get(name);
    if (!made) throw new UnknownSource(`no Gateway '${name}' is among the manifests; give 'namespace/name' of one`);
    this.known.set(name, made);
    return made;
  }

  /** What serves some Gateway. */
  public serving(): Workload[] {
    return [...new Set([...this.gateways, ...this.ofApi].map(({ namespace, name }) => this.workload(`${namespace}/${name}`)))];
  }

  /** What a workload serves, that of the oldest Gateway first. */
  public servers(workload: Workload): GatewayServer[] {
    const ofApi = this.ofApi.filter((one) => isServedBy(one, workload, this.services));
    // Beside a gateway of its own Istio lets none of other namespaces in.
    const listeners = this.listeners.filter(({ gateway }) => ofApi.includes(gateway));
    const served = listeners.filter(({ gateway, server }) => gateway.own && server.refusal === undefined);
    const owners = new Set(served.map(({ owner }) => owner.namespace));
    const selecting = this.gateways
      .filter(({ spec }) => selects(spec.selector ?? {}, workload.labels))
      .filter(({ namespace }) => owners.size === 0 || owners.has(namespace));
    const all = [
      ...selecting.flatMap((one) => serversOf(one).map((server) => ordered(server, one.resource))),
      ...listeners.map(({ server, owner }) => ordered(server, owner)),
    ];
    return all.sort(inOrder).map(({ server }) => server);
  }

  /** Where a gateway listens for a port of a server: at the target of a Service's port of that number, else at that number. */
  public portsOf({ namespace, labels, ports }: Workload): (port: number) => number {
    const given = this.services.filter((one) => one.namespace === namespace && isSelectedBy(one, labels))
      .flatMap(({ object }) => (object.spec as { ports?: readonly GatewayPort[] }).ports ?? []);
    const all: readonly GatewayPort[] = given.length ? given : labels === USUAL_GATEWAY.labels ? USUAL_PORTS : [];
    return (port) => {
      const target = all.find((one) => one.port === port)?.targetPort ?? port;
      return typeof target === 'number' ? target : ports.get(target) ?? port;
    };
  }

  private selectedBy(selector: Labels, { namespace, name }: { readonly namespace: string; readonly name: string }): Workload {
    const found = this.workloads.all.find(({ labels }) => selects(selector, labels));
    if (found) return found;
    const isUsual = selects(selector, USUAL_GATEWAY.labels);
    return isUsual ? USUAL_GATEWAY : { name, namespace, labels: selector, ports: new Map(), serviceAccount: undefined };
  }

  private servedBy(gateway: ApiGateway): Workload {
    return gateway.own ?? [...this.workloads.all, USUAL_GATEWAY].find((one) => isServedBy(gateway, one, this.services)) ?? USUAL_GATEWAY;
  }
}

/** Each listener of the Gateway API is a Gateway of its own to Istio. */
function ordered(server: GatewayServer, resource: Resource) {
  const [namespace, name] = server.gatewayName.split('/');
  return { server, namespace, name, resource };
}

interface GatewayPort {
  readonly port: number;
  readonly targetPort?: number | string;
}

/** The gateway that Istio's chart installs, for meshes whose manifests do not have it. */
const USUAL_GATEWAY: Workload = {
  name: 'istio-ingressgateway',
  namespace: 'istio-system',
  labels: { app: 'istio-ingressgateway', istio: 'ingressgateway' },
  ports: new Map(),
  // The charts of Istio give it different ones.
  serviceAccount: undefined,
};
const USUAL_PORTS: readonly GatewayPort[] = [{ port: 80, targetPort: 8080 }, { port: 443, targetPort: 8443 }];
