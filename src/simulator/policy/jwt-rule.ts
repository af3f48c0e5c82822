import { RequestAuthenticationJwtRules, RequestAuthenticationSpec } from '../../schema/security.istio.io.generated';
import { Config, titleOfConfig } from '../config/config';
import { Claims, HttpCall, Token } from './call';
import { claimText } from './claim-text';
import { claimAt } from './claims';
import { withoutParameter } from './query';
import { Place, placesOf } from './token-places';
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

/** What a rule says of a request, and what becomes of that meanwhile. */
export type Finding =
  | { readonly kind: 'missing' | 'right'; readonly call: HttpCall }
  | WrongToken & { readonly call: HttpCall }
  | UnknownToken;

interface WrongToken {
  readonly kind: 'wrong';
  readonly status: 401 | 403;
  readonly reason: string;
  /** Whether it is of somebody else. */
  readonly isForeign?: true;
  /** What it claims, where it is right but for somebody else. */
  readonly claims?: Claims;
}

/** It is not known whether it is right. */
interface UnknownToken {
  readonly kind: 'unknown';
  readonly reason: string;
}

/** Looks at the tokens in the places of a rule, all of which must be right. What is done for one that is right stays done, whatever the next one is. */
export function findingOf(rule: JwtRule, given: HttpCall): Finding {
  const call = withoutOwn(rule.own, given);
  let now = call;
  let claims: Claims | undefined;
  for (const place of rule.places) {
    const text = place.find(call);
    if (text === undefined) continue;
    const one = judged(rule, text, call);
    if ('kind' in one) return one.kind === 'wrong' ? { call: now, ...one } : one;
    now = accepted(rule, one, place, now);
    ({ claims } = one);
  }
  if (!claims) return { kind: 'missing', call };
  return { kind: 'right', call: { ...now, claims: normalized(claims, rule.spec.spaceDelimitedClaims) } };
}

/** A request without headers that only rules write. */
export function withoutOwn(own: readonly string[], call: HttpCall): HttpCall {
  const sent = own.filter((name) => call.headers[name] !== undefined);
  if (sent.length === 0) return call;
  const headers: Record<string, string> = { ...call.headers };
  for (const name of sent) delete headers[name];
  return { ...call, headers };
}

function judged({ spec: { issuer }, spec }: JwtRule, text: string, { tokens }: HttpCall): Token | WrongToken | UnknownToken {
  const token = tokens?.get(text);
  if (!token) {
    return looksRight(text) ? { kind: 'unknown', reason: `whether the token '${shortened(text)}' is right is not known; give it as a token` }
      : wrong('it is not in the form of a token');
  }
  const { claims } = token;
  if (claims.iss !== issuer) return { isForeign: true, ...wrong(`its issuer is not '${issuer}'`) };
  if (token.wrong === 'expired') return wrong('it is expired');
  if (!isFor(claims, spec)) return { ...wrong(`it is not for ${spec.audiences!.map((one) => `'${one}'`).join(' or ')}`), status: 403, claims };
  return token.wrong ? wrong('its signature is not right') : token;
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

/** Whether a token is for one of the audiences of a rule, where that has some. */
export function isFor({ aud }: Claims, { audiences = [] }: RequestAuthenticationJwtRules): boolean {
  if (audiences.length === 0) return true;
  const given = (Array.isArray(aud) ? aud as unknown[] : [aud]).filter((one): one is string => typeof one === 'string').map(bare);
  return audiences.some((one) => given.includes(bare(one)));
}

/** Envoy looks neither at the scheme of an audience nor at a slash at its end. */
const bare = (audience: string) => audience.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** Lists that may be written as one text with spaces. */
const SPACED = ['scope', 'permission'];

/** The request as it goes on with a token that is right. */
function accepted({ spec }: JwtRule, { claims }: Token, place: Place, call: HttpCall): HttpCall {
  const headers: Record<string, string> = { ...call.headers };
  const goes = !spec.forwardOriginalToken;
  if (goes && place.header !== undefined) delete headers[place.header];
  if (spec.outputPayloadToHeader) add(headers, spec.outputPayloadToHeader, encoded(claims));
  for (const { header, claim } of spec.outputClaimToHeaders ?? []) {
    const text = claimText(claimAt(claims, claim.split('.')));
    if (text !== undefined) add(headers, header, text);
  }
  return { ...call, headers, query: goes && place.param !== undefined ? withoutParameter(call.query, place.param) : call.query };
}

/** Claims as policies read them. */
function normalized(claims: Claims, spaced: readonly string[] = []): Claims {
  const lists = [...SPACED, ...spaced].filter((name) => typeof claims[name] === 'string');
  return lists.length === 0 ? claims : { ...claims, ...Object.fromEntries(lists.map((name) => [name, (claims[name] as string).split(' ')])) };
}

function add(headers: Record<string, string>, header: string, value: string): void {
  const name = header.toLowerCase();
  headers[name] = headers[name] === undefined ? value : `${headers[name]},${value}`;
}
