export type Protocol = 'http/1.1' | 'http/2' | 'grpc' | 'tcp';

/** How a client opens TLS. */
export interface ClientTls {
  /** SNI; none where it is empty. @default the request's host */
  readonly serverName?: string;
  /** @default that of the protocol */
  readonly alpn?: string[];
  /** PEM of the client's certificate. @default none */
  readonly certificate?: string;
  /** PEM of its key. @default none */
  readonly key?: string;
  /** PEM of what must have signed the server's certificate. @default any will do */
  readonly authority?: string;
}

/** What a program saw of a request, and who it is. */
export interface Seen {
  readonly service: string;
  readonly version: string;
  readonly pod: string;
  readonly protocol: Protocol;
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly tls?: { readonly sni?: string; readonly alpn?: string; readonly peer?: string };
}

/** What became of a request. */
export interface MeshAnswer {
  /** The status of HTTP. */
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** What the program saw that answered; nothing where a proxy answered itself. */
  readonly seen?: Seen;
  /** The text where no program answered. */
  readonly body?: string;
  /** How a call of gRPC ended. */
  readonly grpc?: { readonly code: number; readonly message?: string };
  /** The names in the server's certificate. */
  readonly serverNames?: string[];
  /** Why there is no answer. */
  readonly error?: { readonly kind: 'refused' | 'closed' | 'tls' | 'timeout' | 'other'; readonly message: string };
}

/** Who sends: the ingress gateway's clients, those of a Gateway ('namespace/name'), or a workload ('namespace/name'). */
export type Source = 'gateway' | { readonly gateway: string } | { readonly workload: string };

/** What a client sends. */
export interface MeshRequest {
  readonly from: Source;
  readonly host: string;
  /** @default http/1.1 */
  readonly protocol?: Protocol;
  /** Whether the client opens TLS, and how. @default plaintext */
  readonly tls?: ClientTls;
  /** @default / */
  readonly path?: string;
  /** @default GET */
  readonly method?: string;
  readonly headers?: Record<string, string>;
  /** What is sent; with TCP one line. */
  readonly body?: string;
  /** The port of the Service that is called. @default 80, with TLS 443 */
  readonly port?: number;
  /** The address that is called. @default the one that DNS would give for the host */
  readonly address?: string;
  /** The address of loopback from which a client of the light lab sends. @default any */
  readonly sourceAddress?: string;
  /** Milliseconds after which the answer is an error. @default 30000 */
  readonly patience?: number;
}
