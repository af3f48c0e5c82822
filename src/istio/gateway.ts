import { Construct } from 'constructs';
import { MeshResource, MeshResourceProps, WorkloadSelector } from '../core';
import { dnsLabel } from '../core/private/checks';
import { at, invalid, show } from '../core/private/errors';
import { parseReference } from '../core/private/reference';
import type { GatewayServers, GatewaySpec } from '../schema/networking.istio.io.generated';
import { MESH } from './private/reference';
import { IGateway } from './reference';
import { Server } from './server';

/** What a Gateway takes. */
export interface GatewayProps extends MeshResourceProps {
  /**
   * The proxies that are this gateway, by the labels of their pods.
   *
   * @default - `istio: ingressgateway`, the label of the ingress gateway that Istio's profiles install
   */
  readonly selector?: WorkloadSelector;

  /**
   * Namespace of the proxies, in which the Secrets of certificates must be.
   *
   * @default - `istio-system` with the default selector; with another it is not known, and nothing is compared with it
   */
  readonly workloadNamespace?: string;

  /**
   * Ports with protocol and hosts. More can be added by `addServer`.
   *
   * @default - none
   */
  readonly servers?: Server[];
}

/**
 * What a proxy at the edge of the mesh listens to. Where the traffic goes, VirtualServices decide that name this gateway.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/gateway/
 */
export class Gateway extends MeshResource implements IGateway {
  /** Stands for all sidecars of the mesh where a gateway is expected. */
  public static readonly MESH: IGateway = { name: MESH };

  /**
   * A Gateway that is defined elsewhere.
   *
   * @param name `<namespace>/<name>`, or the bare name where it is in the namespace of what refers to it
   */
  public static fromGatewayName(name: string): IGateway {
    return parseReference('gateway', name, dnsLabel);
  }

  /** Namespace of the proxies, in which the Secrets of certificates must be, if it is known. */
  public readonly workloadNamespace?: string;

  private readonly selector: WorkloadSelector;
  private readonly servers: GatewayServers[] = [];

  /**
   * Defines a Gateway.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props proxies and servers
   */
  public constructor(scope: Construct, id: string, props: GatewayProps = {}) {
    super(scope, id, 'networking.istio.io/v1', 'Gateway', props);
    at(this, () => checkName(this.name));
    this.selector = props.selector ?? WorkloadSelector.labels({ istio: 'ingressgateway' });
    this.workloadNamespace = at(this, () => workloadNamespaceOf(props));
    props.servers?.forEach((server) => this.addServer(server));
  }

  /**
   * Adds a port with its protocol and hosts.
   *
   * @param server the server
   */
  public addServer(server: Server): void {
    this.servers.push(at(this, () => {
      this.checkSecret(server._secretNamespace);
      return server._toSpec(this.servers.map(({ port }) => port.name));
    }));
  }

  /** @internal */
  public _toSpec(): GatewaySpec {
    return { selector: this.selector.matchLabels, servers: this.servers };
  }

  /** @internal */
  public _problems(): string[] {
    return this.servers.length > 0 ? [] : ['a gateway needs at least one server; add one by addServer'];
  }

  /** Proxies read only Secrets of their own namespace. */
  private checkSecret(namespace: string | undefined) {
    const own = this.workloadNamespace;
    if (own !== undefined && namespace !== undefined && namespace !== own) {
      throw invalid(`the certificate is in a Secret of ${show(namespace)}, but the proxies of the gateway are in ${show(own)} and read only Secrets there; put it there, or name the namespace of the proxies by workloadNamespace`);
    }
  }
}

function workloadNamespaceOf({ workloadNamespace, selector }: GatewayProps): string | undefined {
  if (workloadNamespace !== undefined) return dnsLabel('workloadNamespace', workloadNamespace);
  return selector ? undefined : 'istio-system';
}

function checkName(name: string) {
  if (name === MESH) throw invalid(`a gateway cannot be named ${show(MESH)}, which stands for all sidecars; give it another name`);
  dnsLabel('name of a gateway', name);
}
