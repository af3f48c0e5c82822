import { isIP } from 'node:net';
import { dnsLabel, dnsName, nonEmpty, notEmpty, port } from '../core/private/checks';
import { invalid, show } from '../core/private/errors';
import type { GatewayServers, GatewayServersTls } from '../schema/networking.istio.io.generated';
import { bindAddress, isSocket } from './private/bind';
import { ServerTls } from './server-tls';

/** What every server of a gateway takes. */
export interface ServerOptions {
  /**
   * Hosts that the server answers for, at least one.
   *
   * Shape: a full DNS name, one with a wildcard as its first label (`*.example.com`), `*` for all, or an IPv4
   * address; before it optionally a namespace and a slash, where `.` stands for the Gateway's own namespace
   * and `*` for any: only VirtualServices in that namespace are taken for the host.
   */
  readonly hosts: string[];

  /**
   * Port on which the server listens, 1 to 65535.
   *
   * @default - 443 for https and tls, 80 for the HTTP protocols, else required unless `bind` is a socket
   */
  readonly port?: number;

  /**
   * Name of the port, unique within the Gateway.
   *
   * @default - made of protocol and number, such as `https-443`, then `https-443-2`
   */
  readonly portName?: string;

  /**
   * Name of the server, used in statistics.
   *
   * @default - no name
   */
  readonly name?: string;

  /**
   * Address on which the server listens: an IP address, or a Unix socket `unix:///path` (or `unix://@name`).
   *
   * @default - all addresses
   */
  readonly bind?: string;
}

/** What a server of plain HTTP takes. */
export interface HttpServerOptions extends ServerOptions {
  /**
   * Whether every request is told, by a 301, to come again over https.
   *
   * @default false
   */
  readonly httpsRedirect?: boolean;
}

/** What a server of TLS takes. */
export interface TlsServerOptions extends ServerOptions {
  /** How TLS is treated. */
  readonly tls: ServerTls;
}

/**
 * A port of a gateway with its protocol and the hosts it answers for.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/gateway/#Server
 */
export class Server {
  /**
   * Plain HTTP.
   *
   * @param options hosts, port (80 unless given) and whether to redirect to https
   */
  public static http(options: HttpServerOptions): Server {
    return Server.plainHttp('HTTP', options);
  }

  /**
   * HTTP/2 without TLS.
   *
   * @param options hosts, port (80 unless given) and whether to redirect to https
   */
  public static http2(options: HttpServerOptions): Server {
    return Server.plainHttp('HTTP2', options);
  }

  /**
   * gRPC without TLS.
   *
   * @param options hosts, port (80 unless given) and whether to redirect to https
   */
  public static grpc(options: HttpServerOptions): Server {
    return Server.plainHttp('GRPC', options);
  }

  /**
   * gRPC-Web without TLS.
   *
   * @param options hosts, port (80 unless given) and whether to redirect to https
   */
  public static grpcWeb(options: HttpServerOptions): Server {
    return Server.plainHttp('GRPC-WEB', options);
  }

  /**
   * HTTP over TLS.
   *
   * @param options hosts, TLS and port (443 unless given)
   */
  public static https(options: TlsServerOptions): Server {
    return Server.secured('HTTPS', options);
  }

  /**
   * TLS around any protocol.
   *
   * @param options hosts, TLS and port (443 unless given)
   */
  public static tls(options: TlsServerOptions): Server {
    return Server.secured('TLS', options);
  }

  /**
   * Any TCP.
   *
   * @param options hosts and port
   */
  public static tcp(options: ServerOptions): Server {
    return new Server('TCP', options);
  }

  /**
   * MongoDB.
   *
   * @param options hosts and port
   */
  public static mongo(options: ServerOptions): Server {
    return new Server('MONGO', options);
  }

  /**
   * MySQL.
   *
   * @param options hosts and port
   */
  public static mysql(options: ServerOptions): Server {
    return new Server('MYSQL', options);
  }

  /**
   * Redis.
   *
   * @param options hosts and port
   */
  public static redis(options: ServerOptions): Server {
    return new Server('REDIS', options);
  }

  private static plainHttp(protocol: string, options: HttpServerOptions): Server {
    return new Server(protocol, options, 80, options.httpsRedirect === undefined ? undefined : { httpsRedirect: options.httpsRedirect });
  }

  private static secured(protocol: string, options: TlsServerOptions): Server {
    return new Server(protocol, options, 443, options.tls._toSpec(), options.tls._secretNamespace);
  }

  /**
   * The namespace of the certificate's Secret, if it is known.
   *
   * @internal
   */
  public readonly _secretNamespace?: string;

  private readonly spec: GatewayServers;
  private readonly portName?: string;

  private constructor(protocol: string, options: ServerOptions, defaultPort?: number, tls?: GatewayServersTls, secretNamespace?: string) {
    const { hosts, name, bind, portName } = options;
    const label = `${protocol.toLowerCase()} server`;
    this._secretNamespace = secretNamespace;
    this.portName = portName === undefined ? undefined : notEmpty(`portName of the ${label}`, portName);
    this.spec = {
      hosts: nonEmpty(`hosts of the ${label}`, hosts).map((host) => checkHost(label, host)),
      port: { number: portNumber(label, options, defaultPort), protocol, name: '' },
      name,
      bind: bind === undefined ? undefined : bindAddress(`bind of the ${label}`, bind),
      tls,
    };
  }

  /**
   * @param taken port names of the Gateway's other servers
   *
   * @internal
   */
  public _toSpec(taken: readonly string[]): GatewayServers {
    const { port: own } = this.spec;
    if (this.portName !== undefined && taken.includes(this.portName)) {
      throw invalid(`two servers have the port name ${show(this.portName)}; give one of them another portName`);
    }
    return { ...this.spec, port: { ...own, name: this.portName ?? freeName(`${own.protocol.toLowerCase()}-${own.number}`, taken) } };
  }
}

function freeName(name: string, taken: readonly string[]): string {
  let candidate = name;
  for (let number = 2; taken.includes(candidate); number++) candidate = `${name}-${number}`;
  return candidate;
}

function portNumber(label: string, options: ServerOptions, defaultPort?: number): number {
  if (isSocket(options.bind)) {
    if (options.port) throw invalid(`${label} is bound to a Unix socket, which has no port, got port ${options.port}; drop one of them`);
    return 0;
  }
  const number = options.port ?? defaultPort;
  if (number === undefined) throw invalid(`${label} needs a port`);
  return port(`port of the ${label}`, number);
}

function checkHost(label: string, host: string): string {
  const parts = host.split('/');
  if (parts.length > 2) throw invalid(`hosts of the ${label} must be '<host>' or '<namespace>/<host>', got ${show(host)}`);
  const [name, namespace] = parts.reverse();
  if (namespace !== undefined && namespace !== '*' && namespace !== '.') dnsLabel(`namespace in a host of the ${label}`, namespace);
  if (isIP(name) === 6) throw invalid(`hosts of the ${label} cannot be an IPv6 address, got ${show(host)}; use '*' and let bind name the address`);
  if (name === '*' || isIP(name) === 4) return host;
  dnsName(`hosts of the ${label}`, name);
  if (!name.includes('.') || (name.includes('*') && !name.startsWith('*.'))) {
    throw invalid(`hosts of the ${label} must be full DNS names whose wildcard, if any, is the whole first label, got ${show(host)}`);
  }
  return host;
}
