import { SentRequest } from '../outcome';
import { AuthorizerAnswers, Claims, HttpCall, Token } from '../policy';
import { written } from '../policy/token-text';
import { Caller, TUNNELLED } from '../proxy/caller';
import { Request } from '../request';
import { normalized, partsOf } from './path';

/** A request as the proxy that routes it sees it. */
export class Call implements HttpCall {
  public readonly path: string;
  public readonly query: string;
  public readonly method: string;
  public readonly authority: string;
  /** The host alone, in lower case. */
  public readonly host: string;
  /** By names in lower case. */
  public readonly headers: Readonly<Record<string, string>>;
  public readonly tokens: ReadonlyMap<string, Token> | undefined;
  /** What a token claims that a gateway found to be right. */
  public readonly claims: Claims | undefined;
  /** Whether errors of proxies are told in gRPC. */
  public readonly isGrpc: boolean;
  private params: ReadonlyMap<string, string> | undefined;

  public readonly scheme: 'http' | 'https';

  public readonly authorizers: AuthorizerAnswers | undefined;

  /** @param caller that sends it on from here, as those see it to whom it is sent; by default a tunnel of which nothing is known */
  public constructor(request: Omit<Request, 'from'>, port: number, public readonly caller: Caller = TUNNELLED) {
    const { headers, path: target, tokens } = written(request);
    const { path, query } = partsOf(target ?? '/');
    this.path = normalized(path);
    this.query = query;
    this.method = request.method ?? (request.protocol === 'grpc' ? 'POST' : 'GET');
    this.scheme = request.tls ? 'https' : 'http';
    this.authority = port === (request.tls ? 443 : 80) || hasPort(request.host) ? request.host : `${request.host}:${port}`;
    this.host = withoutPort(request.host).toLowerCase();
    this.headers = lowerCased(request.protocol === 'grpc' ? { ...GRPC_HEADERS, ...headers } : headers);
    this.isGrpc = isGrpc(this.headers['content-type']);
    this.tokens = tokens;
    this.authorizers = request.authorizers;
  }

  /** What becomes of it where a proxy changes it before it is routed. */
  public after({ headers, query, claims }: HttpCall): Call {
    return Object.assign(Object.create(Call.prototype) as Call, this, { headers, query, claims, params: undefined });
  }

  /** The first value of a parameter of the query, as it is written. */
  public param(name: string): string | undefined {
    if (this.query === '') return undefined;
    this.params ??= paramsOf(this.query);
    return this.params.get(name);
  }
}

/** A request that was sent on, as the proxy of what is called sees it. */
export function receivedOf({ method, authority, path: target, headers }: SentRequest, { tokens }: Pick<Call, 'tokens'>): HttpCall {
  const { path, query } = partsOf(target);
  return { method, authority, path: normalized(path), query, headers, tokens };
}

/** What every client of gRPC sends. */
const GRPC_HEADERS = { 'content-type': 'application/grpc', 'te': 'trailers' };

const isGrpc = (type: string | undefined) => type !== undefined && /^application\/grpc($|\+)/.test(type);

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
