import { Request } from '../request';
import { normalized, partsOf } from './path';

/** A request as the proxy that routes it sees it. */
export class Call {
  public readonly path: string;
  public readonly query: string;
  public readonly method: string;
  public readonly authority: string;
  /** The host alone, in lower case. */
  public readonly host: string;
  /** By names in lower case. */
  public readonly headers: Readonly<Record<string, string>>;
  private params: ReadonlyMap<string, string> | undefined;

  /** Clients that speak TLS are not modelled. */
  public readonly scheme: string = 'http';

  public constructor(request: Omit<Request, 'from'>, port: number) {
    const { path, query } = partsOf(request.path ?? '/');
    this.path = normalized(path);
    this.query = query;
    this.method = request.method ?? 'GET';
    this.authority = port === 80 || hasPort(request.host) ? request.host : `${request.host}:${port}`;
    this.host = withoutPort(request.host).toLowerCase();
    this.headers = lowerCased(request.headers);
  }

  /** The first value of a parameter of the query, as it is written. */
  public param(name: string): string | undefined {
    this.params ??= paramsOf(this.query);
    return this.params.get(name);
  }
}

const NONE: Readonly<Record<string, string>> = {};

function lowerCased(headers: Readonly<Record<string, string>> | undefined): Readonly<Record<string, string>> {
  if (!headers) return NONE;
  const lower: Record<string, string> = {};
  for (const name in headers) lower[name.toLowerCase()] = headers[name];
  return lower;
}

const PORT = /:\d+$/;
const hasPort = (authority: string) => authority.includes(':') && PORT.test(authority);
export const withoutPort = (authority: string) => (authority.includes(':') ? authority.replace(PORT, '') : authority);

function paramsOf(query: string): ReadonlyMap<string, string> {
  const params = new Map<string, string>();
  for (const one of query.slice(1).split('&')) {
    const equals = one.indexOf('=');
    const name = equals < 0 ? one : one.slice(0, equals);
    if (!params.has(name)) params.set(name, equals < 0 ? '' : one.slice(equals + 1));
  }
  return params;
}
