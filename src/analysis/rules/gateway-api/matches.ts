import { beginOf, implies } from '../../../model/match/implies';
import { TextMatch } from '../../../model/match/text';
import type { GRPCRouteRulesMatches, HTTPRouteRulesMatches } from '../../../schema/gateway.networking.k8s.io.generated';

/** A match of a route of the Gateway API. A prefix of its path ends where a segment ends. */
export interface ApiMatch {
  readonly path: TextMatch;
  readonly method?: string;
  readonly headers: Readonly<Record<string, TextMatch>>;
  readonly query: Readonly<Record<string, TextMatch>>;
}

interface NamedValue {
  readonly name: string;
  readonly type?: string;
  readonly value: string;
}

export function httpMatch({ path: { type = 'PathPrefix', value = '/' } = {}, method, headers = [], queryParams = [] }: HTTPRouteRulesMatches): ApiMatch {
  return { path: pathOf(type, value), method, headers: headersOf(headers), query: textsOf(queryParams) };
}

/** The path of gRPC is its service and its method. */
export function grpcMatch({ method: { type = 'Exact', service, method } = {}, headers = [] }: GRPCRouteRulesMatches): ApiMatch {
  const exact = type === 'Exact';
  const path = service === undefined && method === undefined ? {}
    : service === undefined ? { regex: `/[^/]+/${method}` }
      : method === undefined ? (exact ? { prefix: `/${service}` } : { regex: `/${service}/.+` })
        : exact ? { exact: `/${service}/${method}` } : { regex: `/${service}/${method}` };
  return { path, headers: headersOf(headers), query: {} };
}

function pathOf(type: string, value: string): TextMatch {
  if (type === 'Exact') return { exact: value };
  return type === 'RegularExpression' ? { regex: value } : { prefix: value === '/' ? value : value.replace(/\/$/, '') };
}

const textsOf = (values: readonly NamedValue[]) =>
  Object.fromEntries(values.map(({ name, type = 'Exact', value }) => [name, type === 'Exact' ? { exact: value } : { regex: value }]));

const headersOf = (values: readonly NamedValue[]) => textsOf(values.map((one) => ({ ...one, name: one.name.toLowerCase() })));

/** Whether each request that one match takes, another takes too. What cannot be told is no. */
export const coversMatch = (wide: ApiMatch, narrow: ApiMatch): boolean => coversPath(wide.path, narrow.path)
  && (wide.method === undefined || wide.method === narrow.method)
  && coversTexts(wide.headers, narrow.headers)
  && coversTexts(wide.query, narrow.query);

function coversPath(wide: TextMatch, narrow: TextMatch): boolean {
  if (wide.prefix === undefined) return implies(narrow.prefix === undefined ? narrow : { regex: `${escaped(narrow.prefix)}.*` }, wide);
  if (wide.prefix === '/') return true;
  const begin = beginOf(narrow);
  // What goes on behind the prefix of a segment is another segment.
  const whole = narrow.regex === undefined && begin === wide.prefix;
  return whole || begin.startsWith(`${wide.prefix}/`);
}

const escaped = (text: string) => text.replace(/[^\w/]/g, '\\$&');

const coversTexts = (wide: ApiMatch['headers'], narrow: ApiMatch['headers']) =>
  Object.entries(wide).every(([name, text]) => narrow[name] !== undefined && implies(narrow[name], text));

/** How much narrower one match is than another by the order of the Gateway API, as Istio takes it. What is for all comes last. */
export function rank(one: ApiMatch, other: ApiMatch): number {
  const ranks = [one, other].map(({ path: { exact, prefix, regex }, method, headers, query }) => [
    exact !== undefined ? 3 : regex !== undefined ? 1 : prefix === undefined || isForAll({ prefix, method, headers, query }) ? 0 : 2,
    (exact ?? prefix ?? regex ?? '').length,
    method === undefined ? 0 : 1,
    Object.keys(headers).length,
    Object.keys(query).length,
  ]);
  return ranks[0].map((value, index) => value - ranks[1][index]).find((difference) => difference !== 0) ?? 0;
}

const isForAll = ({ prefix, method, headers, query }: Omit<ApiMatch, 'path'> & { readonly prefix: string }) =>
  prefix === '/' && method === undefined && Object.keys({ ...headers, ...query }).length === 0;
