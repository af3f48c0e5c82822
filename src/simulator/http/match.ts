import { TextMatch, textMatchText, TextTest, textTest } from '../../model/match/text';
import { VirtualServiceHttpMatch as HttpMatch } from '../../schema/networking.istio.io.generated';
import { claimAt, claimPasses, routingClaim } from '../policy/claims';
import { headerOf } from '../policy/when';
import { shared } from '../shared';
import { Call } from './call';

/** One thing that a request must be for a route to match. */
export interface Condition {
  /** Such as `header 'end-user' is 'don'`. */
  readonly text: string;
  holds(call: Call): boolean;
}

/** When a route matches: all conditions must hold. */
export interface RouteMatch {
  readonly conditions: readonly Condition[];
  readonly path: PathMatch;
  /** Whether it matches every request. */
  readonly catchAll: boolean;
}

/** What of the path a route matches, which is what a rewrite replaces. */
export type PathMatch =
  | { readonly kind: 'whole' }
  | { readonly kind: 'prefix'; readonly length: number };

/** What matches everything. */
const EVERYTHING: RouteMatch = { conditions: [], path: { kind: 'prefix', length: 1 }, catchAll: true };

const ofIstio = shared((match: HttpMatch) => makeMatch(match, false));
const ofGatewayApi = shared((match: HttpMatch) => makeMatch(match, true));

/** The match that a proxy gets for an entry of `match`, or for none. */
export function routeMatch(match: HttpMatch | undefined, isGatewayApi = false): RouteMatch {
  if (!match) return EVERYTHING;
  return isGatewayApi ? ofGatewayApi(match) : ofIstio(match);
}

function makeMatch(match: HttpMatch, isGatewayApi: boolean): RouteMatch {
  const ofPath = isGatewayApi && match.uri?.prefix ? segmentConditions(match.uri.prefix) : pathConditions(match);
  const conditions = [
    ...ofPath,
    ...Object.entries(match.headers ?? {}).map(([name, text]) => headerCondition(name, text)),
    ...Object.entries(match.withoutHeaders ?? {}).map(([name, text]) => absentHeaderCondition(name, text)),
    ...pseudoCondition('method', match.method, ({ method }) => method),
    ...pseudoCondition('authority', match.authority, ({ authority }) => authority),
    ...pseudoCondition('scheme', match.scheme, ({ scheme }) => scheme),
    ...Object.entries(match.queryParams ?? {}).map(([name, text]) => paramCondition(name, text)),
  ];
  const others = conditions.length - ofPath.length;
  return { conditions, path: pathMatch(match), catchAll: others === 0 && matchesEveryPath(match) };
}

const hasText = ({ exact, prefix, regex }: TextMatch) => exact !== undefined || prefix !== undefined || regex !== undefined;

/** What Istio itself takes for every path. */
const matchesEveryPath = ({ uri }: HttpMatch) => !uri || !hasText(uri) || uri.prefix === '/' || uri.regex === '.*';

function pathMatch({ uri }: HttpMatch): PathMatch {
  if (!uri || !hasText(uri)) return { kind: 'prefix', length: 1 };
  return uri.prefix === undefined ? { kind: 'whole' } : { kind: 'prefix', length: uri.prefix.length };
}

function pathConditions({ uri, ignoreUriCase }: HttpMatch): Condition[] {
  // The prefix '/' is tested by no one: each path has it.
  const test = uri && uri.prefix !== '/' ? textTest(uri, ignoreUriCase) : undefined;
  if (!test) return [];
  const text = `path ${textMatchText(uri!)}${ignoreUriCase && uri!.regex === undefined ? ' in any case' : ''}`;
  return [{ text, holds: ({ path }) => test(path) }];
}

/** A prefix of the Gateway API, which ends where a segment of the path does. */
function segmentConditions(prefix: string): Condition[] {
  const whole = prefix.replace(/\/$/, '');
  return whole === '' ? [] : [{ text: `path is '${whole}' or below it`, holds: ({ path }) => path === whole || path.startsWith(`${whole}/`) }];
}

/** A match that is empty or `*` asks only whether it is there. */
const isPresence = (text: TextMatch) => !hasText(text) || text.regex === '*';

/** A claim of a token in place of a header: known where a gateway found the token to be right. */
function claimHolds(name: string, match: TextMatch): ((call: Call) => boolean) | undefined {
  const path = routingClaim(name);
  if (!path) return undefined;
  const test = isPresence(match) ? () => true : textTest(match)!;
  return ({ claims }) => claimPasses(claimAt(claims, path), test);
}

function headerCondition(name: string, match: TextMatch): Condition {
  const ofClaim = claimHolds(name, match);
  if (ofClaim) return { text: `${name} ${textMatchText(match)}`, holds: ofClaim };
  const key = name.toLowerCase();
  const value = valueOf(key);
  if (isPresence(match)) return { text: `header '${name}' is there`, holds: (call) => value(call) !== undefined };
  const test = textTest(match)!;
  return { text: `header '${name}' ${textMatchText(match)}`, holds: (call) => passes(test, value(call)) };
}

function absentHeaderCondition(name: string, match: TextMatch): Condition {
  const ofClaim = claimHolds(name, match);
  if (ofClaim) return { text: `not: ${name} ${textMatchText(match)}`, holds: (call) => !ofClaim(call) };
  const value = valueOf(name.toLowerCase());
  if (isPresence(match)) return { text: `header '${name}' is absent`, holds: (call) => value(call) === undefined };
  const test = textTest(match)!;
  // A header that is not there is taken for an empty one.
  return { text: `not: header '${name}' ${textMatchText(match)}`, holds: (call) => !test(value(call) ?? '') };
}

/** Headers by name, that of the scheme too. */
const valueOf = (name: string): ((call: Call) => string | undefined) => (name === ':scheme' ? ({ scheme }) => scheme : headerOf(name));

function pseudoCondition(name: string, match: TextMatch | undefined, value: (call: Call) => string): Condition[] {
  if (!match) return [];
  const test = isPresence(match) ? () => true : textTest(match)!;
  return [{ text: `${name} ${textMatchText(match)}`, holds: (call) => test(value(call)) }];
}

function paramCondition(name: string, match: TextMatch): Condition {
  if (isPresence(match)) return { text: `query parameter '${name}' is there`, holds: (call) => call.param(name) !== undefined };
  const test = textTest(match)!;
  return { text: `query parameter '${name}' ${textMatchText(match)}`, holds: (call) => passes(test, call.param(name)) };
}

const passes = (test: TextTest, value: string | undefined) => value !== undefined && test(value);
