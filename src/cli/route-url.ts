import { InvalidArgumentError } from 'commander';
import { Request } from '../simulator';

/** What of a request its URL tells. */
export type Target = Pick<Request, 'host' | 'path' | 'port' | 'protocol' | 'tls'>;

const SCHEMES: Readonly<Record<string, Pick<Target, 'protocol' | 'tls'>>> = {
  http: {},
  https: { tls: {} },
  grpc: { protocol: 'grpc' },
  grpcs: { protocol: 'grpc', tls: {} },
  tcp: { protocol: 'tcp' },
  tls: { protocol: 'tcp', tls: {} },
};

const PARTS = /^(?:(\w+):\/\/)?([^/?#@\s:]+|\[[\da-f:.]+\])(?::(\d+))?([^#\s]*)/i;

/** Not as a browser reads it, which would change the path. */
export function targetOf(text: string): Target {
  const [, scheme = 'http', host, port, path] = PARTS.exec(text) ?? [];
  if (host === undefined || Number(port ?? 0) > 65_535) throw new InvalidArgumentError('it must be such as https://shop.example.com/cart?page=2.');
  const how = SCHEMES[scheme.toLowerCase()] as typeof SCHEMES[string] | undefined;
  if (!how) throw new InvalidArgumentError(`nobody speaks ${scheme}; give one of ${Object.keys(SCHEMES).join(', ')}.`);
  const number = Number(port ?? (how.tls ? 443 : 80));
  if (how.protocol !== 'tcp') return { host, ...how, path: path.startsWith('/') ? path : `/${path}`, port: number };
  if (path !== '' && path !== '/') throw new InvalidArgumentError(`connections of ${scheme} have no path; leave out '${path}'.`);
  return { host, ...how, port: number };
}
