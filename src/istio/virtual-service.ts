import { Construct } from 'constructs';
import { Host, MeshResource, MeshResourceProps } from '../core';
import { dnsSubdomain, nonEmpty } from '../core/private/checks';
import { at, invalid, show } from '../core/private/errors';
import { parseReference } from '../core/private/reference';
import type { VirtualServiceHttp, VirtualServiceSpec, VirtualServiceTcp, VirtualServiceTls } from '../schema/networking.istio.io.generated';
import { hostCovers } from '../schema/values/dns';
import { ExportTo } from './export-to';
import { HttpRoute } from './http-route';
import { exportToSpec } from './private/export-to';
import { gatewayName } from './private/reference';
import { tcpRouteSpec } from './private/tcp-route';
import { tlsRouteSpec } from './private/tls-route';
import { IGateway, IVirtualService } from './reference';
import { TcpRoute } from './tcp-route';
import { TlsRoute } from './tls-route';

/** What a VirtualService takes. */
export interface VirtualServiceProps extends MeshResourceProps {
  /**
   * Hosts whose traffic is routed. None may cover another one.
   *
   * @default - no host, which makes it a delegate: a part that other VirtualServices route to
   */
  readonly hosts?: Host[];

  /**
   * Gateways at which the routes apply. Add `Gateway.MESH` for them to apply to the sidecars as well, which then rules
   * out the host `*` and matches of JWT claims.
   *
   * @default - the sidecars (`Gateway.MESH`) and no gateway
   */
  readonly gateways?: IGateway[];

  /**
   * Routes of HTTP traffic, the first that matches first. More can be added by `addHttpRoute`.
   *
   * @default - none
   */
  readonly http?: HttpRoute[];

  /**
   * Routes of TLS traffic that stays encrypted. More can be added by `addTlsRoute`.
   *
   * @default - none
   */
  readonly tls?: TlsRoute[];

  /**
   * Routes of other TCP traffic. More can be added by `addTcpRoute`.
   *
   * @default - none
   */
  readonly tcp?: TcpRoute[];

  /**
   * Namespaces whose workloads and gateways use the routes.
   *
   * @default - all namespaces, unless the mesh configuration says otherwise
   */
  readonly exportTo?: ExportTo[];
}

/**
 * How requests to hosts are routed: by path, header and so on, to subsets and by weight.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
export class VirtualService extends MeshResource implements IVirtualService {
  /**
   * A VirtualService that is defined elsewhere, to delegate to.
   *
   * @param name `<namespace>/<name>`, or the bare name where it is in the namespace of the one that delegates
   */
  public static fromVirtualServiceName(name: string): IVirtualService {
    return parseReference('virtual service', name, dnsSubdomain);
  }

  private readonly hosts: string[];
  private readonly gateways?: string[];
  private readonly exportTo?: string[];
  private readonly http: VirtualServiceHttp[] = [];
  private readonly tls: VirtualServiceTls[] = [];
  private readonly tcp: VirtualServiceTcp[] = [];

  /**
   * Defines a VirtualService.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props hosts, gateways and routes
   */
  public constructor(scope: Construct, id: string, props: VirtualServiceProps = {}) {
    super(scope, id, 'networking.istio.io/v1', 'VirtualService', props);
    this.hosts = props.hosts?.map((host) => host.name) ?? [];
    at(this, () => checkHosts(this.hosts));
    this.gateways = at(this, () => props.gateways && nonEmpty('gateways', props.gateways).map((gateway) => gatewayName(gateway, this)));
    this.exportTo = at(this, () => exportToSpec(props.exportTo, this.namespace));
    props.http?.forEach((route) => this.addHttpRoute(route));
    props.tls?.forEach((route) => this.addTlsRoute(route));
    props.tcp?.forEach((route) => this.addTcpRoute(route));
  }

  /**
   * Adds a route of HTTP traffic after those that are there.
   *
   * @param route the route
   */
  public addHttpRoute(route: HttpRoute): void {
    this.http.push(at(this, () => route._toSpec(this)));
  }

  /**
   * Adds a route of TLS traffic that stays encrypted, after those that are there.
   *
   * @param route the route
   */
  public addTlsRoute(route: TlsRoute): void {
    this.tls.push(at(this, () => tlsRouteSpec(route, this)));
  }

  /**
   * Adds a route of TCP traffic after those that are there.
   *
   * @param route the route
   */
  public addTcpRoute(route: TcpRoute): void {
    this.tcp.push(at(this, () => tcpRouteSpec(route, this)));
  }

  /** @internal */
  public _toSpec(): VirtualServiceSpec {
    return {
      hosts: orUndefined(this.hosts),
      gateways: this.gateways,
      http: orUndefined(this.http),
      tls: orUndefined(this.tls),
      tcp: orUndefined(this.tcp),
      exportTo: this.exportTo,
    };
  }

  /** @internal */
  public _problems(): string[] {
    return this.http.length + this.tls.length + this.tcp.length > 0
      ? []
      : ['a virtual service needs at least one route; add one by addHttpRoute, addTlsRoute or addTcpRoute'];
  }
}

function checkHosts(hosts: string[]) {
  hosts.forEach((host, index) => {
    const other = hosts.find((candidate, place) => place !== index && hostCovers(host, candidate));
    if (other === host) throw invalid(`hosts have ${show(host)} twice; drop one`);
    if (other !== undefined) {
      throw invalid(`hosts have both ${show(host)} and ${show(other)}, which is part of it; drop one of them`);
    }
  });
}

const orUndefined = <T>(list: T[]) => list.length > 0 ? list : undefined;
