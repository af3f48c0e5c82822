/** What a client sends. */
export interface MeshRequest {
  /**
   * Through a gateway from outside, or from a pod of a workload; both as 'namespace/name'.
   *
   * 'gateway' is Istio's own ingress gateway.
   */
  readonly from: 'gateway' | { readonly gateway: string } | { readonly workload: string };
  readonly host: string;
  /** @default '/' */
  readonly path?: string;
  /** @default GET */
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** The port that is called. @default 80, with TLS 443 */
  readonly port?: number;
  /** @default 'http/1.1' */
  readonly protocol?: 'http/1.1' | 'http/2' | 'grpc' | 'tcp';
  readonly tls?: {
    readonly serverName?: string;
    readonly alpn?: string[];
    readonly certificate?: string;
    readonly key?: string;
    readonly authority?: string;
  };
  /** The waypoint ('namespace/name') that a pod's request is tunnelled through, with the pod's certificate, as by ztunnel. */
  readonly waypoint?: string;
  /** The address or name that a pod connects to. @default host */
  readonly address?: string;
  /** Milliseconds after which the answer is an error. @default 30000 */
  readonly patience?: number;
}

/** What the program of a pod saw of a request, and who it is. */
export interface Seen {
  readonly service: string;
  readonly version: string;
  readonly pod: string;
  readonly protocol: string;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** What became of a request: an answer or an error. */
export interface MeshAnswer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** The text that came, where no program of the lab answered. */
  readonly body?: string;
  readonly seen?: Seen;
  readonly grpc?: { readonly code: number; readonly message?: string };
  readonly error?: { readonly kind: 'refused' | 'closed' | 'tls' | 'timeout' | 'other'; readonly message: string };
  readonly serverNames?: string[];
}

/** A workload as the kubelet knows it. */
export interface Reference {
  readonly namespace: string;
  readonly name: string;
}

export function reference(text: string): Reference {
  const [namespace, name, ...rest] = text.split('/');
  if (!name || rest.length > 0) throw new Error(`'${text}' names no workload; write 'namespace/name'`);
  return { namespace, name };
}

const INGRESS = 'istio-system/istio-ingressgateway';

/** A request as the kubelet takes it. */
export function sending({ from, host, tls, port = tls ? 443 : 80, address = host, patience = 30_000, waypoint, ...request }: MeshRequest): object {
  const through = from === 'gateway' ? { gateway: INGRESS } : from;
  return {
    ...request,
    tls,
    ...'gateway' in through ? { gateway: reference(through.gateway) } : { workload: reference(through.workload) },
    ...waypoint && { waypoint: reference(waypoint) },
    host: [80, 443].includes(port) ? host : `${host}:${port}`,
    address,
    port,
    patience,
  };
}
