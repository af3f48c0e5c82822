import { RequestAuthenticationJwtRules, RequestAuthenticationSpec } from '../../schema/security.istio.io.generated';
import { Config, titleOfConfig } from '../config/config';
import { Claims, HttpCall, Token } from './call';
import { claimAt } from './claims';
import { Place, placesOf, withoutParam } from './token-places';
import { encoded } from './token-text';

/** A rule of a RequestAuthentication as proxies have it. */
export interface JwtRule {
  /** Such as `RequestAuthentication shop/jwt`. */
  readonly title: string;
  /** Its place in `spec.jwtRules`. */
  readonly index: number;
  readonly spec: RequestAuthenticationJwtRules;
  readonly places: readonly Place[];
  /** Headers that it alone writes, which no client can. */
  readonly own: readonly string[];
}

export const jwtRulesOf = (config: Config<RequestAuthenticationSpec>): JwtRule[] => (config.spec.jwtRules ?? []).map((spec, index) => ({
  title: titleOfConfig(config),
  index,
  spec,
  places: placesOf(spec),
  own: [...spec.outputPayloadToHeader ? [spec.outputPayloadToHeader] : [], ...(spec.outputClaimToHeaders ?? []).map(({ header }) => header)]
    .map((one) => one.toLowerCase()),
}));

/** What a rule says of a request. */
export type Finding =
  | { readonly kind: 'missing' }
  | { readonly kind: 'right'; readonly token: Token; readonly place: Place }
  | { readonly kind: 'wrong'; readonly status: 401 | 403; readonly reason: string }
  /** There is a token of which it is not known whether it is right. */
  | { readonly kind: 'unknown'; readonly reason: string };

const MISSING: Finding = { kind: 'missing' };

/** Looks for tokens in the places of a rule. All that are there must be right, and the last of them counts. */
export function findingOf(rule: JwtRule, call: HttpCall): Finding {
  let found: Finding = MISSING;
  for (const place of rule.places) {
    const text = place.find(call);
    if (text === undefined) continue;
    const one = judged(rule, text, place, call);
    if (one.kind !== 'right') return one;
    found = one;
  }
  return found;
}

function judged({ spec: { issuer, audiences = [] } }: JwtRule, text: string, place: Place, { tokens }: HttpCall): Finding {
  const token = tokens?.get(text);
  if (!token) {
    return looksRight(text) ? { kind: 'unknown', reason: `whether the token '${shortened(text)}' is right is not known; give it as a token` }
      : wrong('it is not in the form of a token');
  }
  const { claims } = token;
  if (claims.iss !== issuer) return wrong(`its issuer is not '${issuer}'`);
  if (token.wrong === 'expired') return wrong('it is expired');
  if (audiences.length > 0 && !isFor(claims, audiences)) return { ...wrong(`it is not for ${audiences.map((one) => `'${one}'`).join(' or ')}`), status: 403 };
  return token.wrong ? wrong('its signature is not right') : { kind: 'right', token, place };
}

const wrong = (reason: string) => ({ kind: 'wrong', status: 401, reason }) as const;

const SHOWN = 20;
const shortened = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text);

/** Whether it may be a token: a head and a body of JSON, and a signature. */
function looksRight(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 3 && parts.every((one) => /^[\w-]+$/.test(one)) && parts.slice(0, 2).every(isEncodedObject);
}

function isEncodedObject(part: string): boolean {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function isFor({ aud }: Claims, audiences: readonly string[]): boolean {
  const given = (Array.isArray(aud) ? aud as unknown[] : [aud]).filter((one): one is string => typeof one === 'string').map(bare);
  return audiences.some((one) => given.includes(bare(one)));
}

/** Envoy looks neither at the scheme of an audience nor at a slash at its end. */
const bare = (audience: string) => audience.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** Lists that may be written as one text with spaces. */
const SPACED = ['scope', 'permission'];

/** The request as it goes on with a token that is right. */
export function accepted({ spec }: JwtRule, { token, place }: Extract<Finding, { kind: 'right' }>, call: HttpCall): HttpCall {
  const headers: Record<string, string> = { ...call.headers };
  if (spec.outputPayloadToHeader) add(headers, spec.outputPayloadToHeader, encoded(token.claims));
  for (const { header, claim } of spec.outputClaimToHeaders ?? []) {
    const text = claimText(claimAt(token.claims, claim.split('.')));
    if (text !== undefined) add(headers, header, text);
  }
  const goes = !spec.forwardOriginalToken;
  if (goes && place.header !== undefined) delete headers[place.header];
  const spaced = [...SPACED, ...spec.spaceDelimitedClaims ?? []].filter((name) => typeof token.claims[name] === 'string');
  const claims = spaced.length === 0 ? token.claims
    : { ...token.claims, ...Object.fromEntries(spaced.map((name) => [name, (token.claims[name] as string).split(' ')])) };
  return { ...call, headers, claims, query: goes && place.param !== undefined ? withoutParam(call.query, place.param) : call.query };
}

function add(headers: Record<string, string>, header: string, value: string): void {
  const name = header.toLowerCase();
  headers[name] = headers[name] === undefined ? value : `${headers[name]},${value}`;
}

/** A claim as a header has it: what is not simple is written as JSON, in Base64. */
function claimText(claim: unknown): string | undefined {
  switch (typeof claim) {
    case 'string': return claim;
    case 'number': case 'boolean': return `${claim}`;
    case 'object': return claim === null ? undefined : Buffer.from(JSON.stringify(claim)).toString('base64');
    default: return undefined;
  }
}
