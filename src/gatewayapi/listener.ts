import { MeshResource } from '../core';
import { dnsSubdomain, nonEmpty, port, unique } from '../core/private/checks';
import { invalid, show } from '../core/private/errors';
import type { GatewayListeners, GatewayListenersAllowedRoutes } from '../schema/gateway.networking.k8s.io.generated';
import { AllowedRoutes, RouteKind } from './allowed-routes';
import { ListenerTls } from './listener-tls';
import { hostname } from './private/checks';

/** What every listener takes. */
export interface ListenerOptions {
  /**
   * Name of the listener, unique within its Gateway, by which routes refer to it.
   *
   * @default - the protocol in lowercase, such as `https`; `mesh` for HBONE
   */
  readonly name?: string;

  /**
   * Which routes may join.
   *
   * @default - routes of the listener's own namespace and of all kinds that fit the protocol
   */
  readonly allowedRoutes?: AllowedRoutes;
}

/** What a listener of plain HTTP takes. */
export interface HttpListenerOptions extends ListenerOptions {
  /**
   * Port, 1 to 65535.
   *
   * @default 80
   */
  readonly port?: number;

  /**
   * Host that the listener answers for, in lowercase, whose first label may be a wildcard (`*.example.com`).
   *
   * @default - every host
   */
  readonly hostname?: string;
}

/** What a listener of TLS takes. */
export interface TlsListenerOptions extends ListenerOptions {
  /**
   * Port, 1 to 65535.
   *
   * @default 443
   */
  readonly port?: number;

  /**
   * Host that the listener answers for by SNI, in lowercase, whose first label may be a wildcard (`*.example.com`).
   *
   * @default - every host
   */
  readonly hostname?: string;

  /** How TLS is treated. */
  readonly tls: ListenerTls;
}

/** What a listener of connections without a host takes. */
export interface TcpListenerOptions extends ListenerOptions {
  /** Port, 1 to 65535. */
  readonly port: number;
}

/** What a listener of HBONE takes. Its port is always 15008. */
export interface HboneListenerOptions extends ListenerOptions {
  /**
   * How TLS is treated. An east-west gateway needs `ListenerTls.istioMutual()`.
   *
   * @default - not said, as a waypoint has it
   */
  readonly tls?: ListenerTls;
}

/**
 * A port of a Gateway with its protocol. Where the traffic goes, routes decide that join it.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#listener
 */
export class Listener {
  /**
   * Plain HTTP, gRPC included.
   *
   * @param options host, port and routes
   */
  public static http(options: HttpListenerOptions = {}): Listener {
    return new Listener('HTTP', options, options.port ?? 80, HTTP_KINDS);
  }

  /**
   * HTTP over TLS, which the gateway ends.
   *
   * @param options host, port, routes and TLS
   */
  public static https(options: TlsListenerOptions): Listener {
    if (options.tls._mode !== 'Terminate') {
      throw invalid('an https listener must end TLS to see the requests; use ListenerTls.terminate, or Listener.tls to pass connections on');
    }
    return new Listener('HTTPS', options, options.port ?? 443, HTTP_KINDS);
  }

  /**
   * Any protocol over TLS, which the gateway ends or passes on.
   *
   * @param options host, port, routes and TLS
   */
  public static tls(options: TlsListenerOptions): Listener {
    const kinds = options.tls._mode === 'Terminate' ? [RouteKind.TLS_ROUTE, RouteKind.TCP_ROUTE] : [RouteKind.TLS_ROUTE];
    return new Listener('TLS', options, options.port ?? 443, kinds);
  }

  /**
   * Any TCP.
   *
   * @param options port and routes
   */
  public static tcp(options: TcpListenerOptions): Listener {
    return new Listener('TCP', options, options.port, [RouteKind.TCP_ROUTE]);
  }

  /**
   * UDP, which Istio does not serve: for Gateways of another class.
   *
   * @param options port and routes
   */
  public static udp(options: TcpListenerOptions): Listener {
    return new Listener('UDP', options, options.port, []);
  }

  /**
   * The tunnels of the ambient mode, on port 15008: for waypoints and gateways between clusters. A feature of Istio.
   *
   * @param options routes and TLS
   */
  public static hbone(options: HboneListenerOptions = {}): Listener {
    return new Listener('HBONE', options, 15008, [], 'mesh');
  }

  private readonly spec: GatewayListeners;
  private readonly tls?: ListenerTls;

  private constructor(
    protocol: string,
    options: Partial<TlsListenerOptions>,
    number: number,
    kinds: readonly RouteKind[],
    name = protocol.toLowerCase(),
  ) {
    const what = `listener ${show(options.name ?? name)}`;
    this.tls = options.tls;
    this.spec = {
      name: dnsSubdomain('name of a listener', options.name ?? name),
      port: port(`port of ${what}`, number),
      protocol,
      hostname: options.hostname === undefined ? undefined : hostname(`hostname of ${what}`, options.hostname),
      allowedRoutes: options.allowedRoutes && allowedRoutesSpec(what, options.allowedRoutes, kinds),
    };
  }

  /** @internal */
  public _toSpec(owner: MeshResource): GatewayListeners {
    return { ...this.spec, tls: this.tls?._toSpec(owner) };
  }
}

const HTTP_KINDS = [RouteKind.HTTP_ROUTE, RouteKind.GRPC_ROUTE];

function allowedRoutesSpec(what: string, { namespaces, kinds }: AllowedRoutes, fitting: readonly RouteKind[]): GatewayListenersAllowedRoutes {
  if (kinds) {
    unique(`allowedRoutes of ${what}`, nonEmpty(`kinds in allowedRoutes of ${what}`, kinds));
    const wrong = kinds.find((kind) => !fitting.includes(kind));
    if (wrong !== undefined) {
      throw invalid(`allowedRoutes of ${what} cannot have the kind ${wrong}, which does not fit its protocol; ${fitting.length > 0 ? `take ${fitting.join(' or ')}` : 'leave the kinds out'}`);
    }
  }
  return { namespaces: namespaces?._toSpec(), kinds: kinds?.map((kind) => ({ kind })) };
}
