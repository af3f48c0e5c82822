import { show } from './show';

const HTTP: readonly string[] = ['http', 'http2', 'http_proxy', 'grpc', 'grpc-web'];
const TLS: readonly string[] = ['https', 'tls'];
/** What carries connections, TLS included, as istiod counts. */
const TCP: readonly string[] = ['tcp', ...TLS, 'mongo', 'redis', 'mysql'];
const ALL: readonly string[] = [...HTTP, ...TCP, 'udp'];

/** Protocols have no case. */
const among = (list: readonly string[]) => (name = '') => list.includes(name.toLowerCase());

export const isHttp = among(HTTP);
export const isTls = among(TLS);
export const isTcp = among(TCP);

export function protocol(value: string): string | undefined {
  return among(ALL)(value) ? undefined : `must be one of ${ALL.map((one) => one.toUpperCase()).join(', ')}, got ${show(value)}`;
}

/** Without a protocol the proxy sniffs it. */
export const protocolIfAny = (value: string) => value === '' ? undefined : protocol(value);
