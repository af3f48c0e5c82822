/** What a proxy takes for the protocol of a port: `auto` is told from the first bytes of each connection. */
export type PortProtocol = 'http' | 'tls' | 'tcp' | 'mongo' | 'mysql' | 'udp' | 'auto';

const KINDS: Readonly<Record<string, PortProtocol>> = {
  'http': 'http',
  'http2': 'http',
  'grpc': 'http',
  'grpc-web': 'http',
  'http_proxy': 'http',
  'https': 'tls',
  'tls': 'tls',
  'tcp': 'tcp',
  'mongo': 'mongo',
  'redis': 'tcp',
  'mysql': 'mysql',
  'hbone': 'tcp',
  'udp': 'udp',
};

const HTTP1 = new Set(['http', 'http_proxy']);

/** Whether a port of HTTP is asked by HTTP/1.1, whatever a client speaks. */
export const isHttp1 = (name: string | undefined) => HTTP1.has(name?.toLowerCase() ?? '');

/** The protocol of this name, as ServiceEntries and Gateways give it. */
export const protocolOf = (name: string | undefined): PortProtocol => KINDS[name?.toLowerCase() ?? ''] ?? 'auto';

const OF_KUBERNETES: Readonly<Record<string, PortProtocol>> = { 'kubernetes.io/h2c': 'http', 'kubernetes.io/ws': 'http', 'kubernetes.io/wss': 'tls' };

/** Of these Istio does not look at the first bytes, where nothing is said: SMTP, DNS, MySQL, MongoDB. */
const SERVER_SPEAKS_FIRST = new Set([25, 53, 3306, 27017]);

export interface KubernetesPort {
  readonly port: number;
  readonly name?: string;
  readonly protocol?: string;
  readonly appProtocol?: string;
  readonly targetPort?: number | string;
}

/** Whether that of a Service is. */
export function isHttp1Port({ name, appProtocol }: KubernetesPort): boolean {
  return appProtocol === 'kubernetes.io/ws' || isHttp1((appProtocol ?? name ?? '').split('-')[0]);
}

/** The protocol of a port of a Service: by `appProtocol`, or else by the beginning of its name. */
export function protocolOfPort({ port, name, protocol, appProtocol }: KubernetesPort): PortProtocol {
  if (protocol === 'UDP') return 'udp';
  const said = appProtocol ?? name ?? '';
  if (appProtocol !== undefined && OF_KUBERNETES[appProtocol]) return OF_KUBERNETES[appProtocol];
  const known = said.toLowerCase().startsWith('grpc-web') ? 'http' : protocolOf(said.split('-')[0]);
  return known === 'auto' && SERVER_SPEAKS_FIRST.has(port) ? 'tcp' : known;
}
