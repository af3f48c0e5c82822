import { Token, verdictOf } from '../../../src/simulator/policy';
import { tokenText, written } from '../../../src/simulator/policy/token-text';
import { http, NOBODY, proxyPolicies, security } from '../../support/policies';

const ISSUER = 'https://issuer';
const jwt = (rules: object[], name = 'jwt') => security('RequestAuthentication', name, { jwtRules: rules });
const RIGHT: Token = { claims: { iss: ISSUER, sub: 'ann', role: 'editor' } };

function ask(rules: object[], tokens: Token[], more: { headers?: Record<string, string>; path?: string; method?: string } = {}) {
  const { headers = {}, path = '/', tokens: byText } = written({ ...more, tokens });
  const [plain, query] = path.split('?');
  const call = { port: 80, http: http({ headers, path: plain, query: query === undefined ? '' : `?${query}`, method: more.method ?? 'GET', tokens: byText }) };
  return verdictOf(proxyPolicies([jwt(rules)]), call, NOBODY);
}

const status = (...args: Parameters<typeof ask>) => {
  const { denial, unsure, http: after } = ask(...args);
  return denial?.status ?? (unsure.length ? 'unsure' : after!.claims ? 'right' : 'none');
};

test('a wrong token is refused, and none passes', () => {
  const rules = [{ issuer: ISSUER, audiences: ['shop', 'https://bank/'] }];
  const withClaims = (claims: object, more: object = {}) => status(rules, [{ claims: { iss: ISSUER, ...claims }, ...more }]);

  expect(status(rules, [])).toBe('none');
  expect([{ aud: 'shop' }, { aud: ['x', 'shop'] }, { aud: 'bank' }, { aud: 'http://bank' }].map((claims) => withClaims(claims))).toEqual(['right', 'right', 'right', 'right']);
  expect([withClaims({ aud: 'other' }), withClaims({}), withClaims({ aud: 'other' }, { wrong: 'signature' })]).toEqual([403, 403, 403]);
  expect([withClaims({ aud: 'shop' }, { wrong: 'signature' }), withClaims({ aud: 'other' }, { wrong: 'expired' }), withClaims({ aud: 'shop', iss: 'else' })]).toEqual([401, 401, 401]);
});

test('the refusal tells why', () => {
  expect(ask([{ issuer: 'other' }], [RIGHT])).toMatchObject({
    isUnauthenticated: true, denial: { status: 401, policy: 'RequestAuthentication shop/jwt', rule: 0, reason: "the token is not taken: its issuer is not 'other'" },
  });
});

test('what is written by hand is refused where it is no token, and else not known', () => {
  const bearer = (text: string) => status([{ issuer: ISSUER }], [], { headers: { authorization: `Bearer ${text}` } });
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

  expect([bearer('nonsense'), bearer('a.b.c'), bearer(`${part({})}.${part([])}.x`), bearer(`${part({})}.${part({})}.x`)]).toEqual([401, 401, 401, 'unsure']);
  expect(status([{ issuer: ISSUER }], [], { headers: { authorization: 'Basic abc' } })).toBe('none');
  expect(ask([{ issuer: ISSUER }], [], { headers: { authorization: `Bearer ${part({})}.${part({})}.x` } }).unsure)
    .toEqual(["whether the token 'e30.e30.x' is right is not known; give it as a token"]);
});

test('tokens are taken from where the rule says', () => {
  const usual = [{ issuer: ISSUER }];
  const special = [{ issuer: ISSUER, fromHeaders: [{ name: 'X-Token', prefix: 'Token ' }, { name: 'x-plain' }], fromParams: ['jwt'], fromCookies: ['jwt'] }];
  const places: Token['at'][] = [undefined, { param: 'access_token' }, { header: 'x-token', prefix: 'Token ' }, { header: 'x-plain' }, { param: 'jwt' }, { cookie: 'jwt' }];

  expect(places.map((at) => status(usual, [{ ...RIGHT, at }]))).toEqual(['right', 'right', 'none', 'none', 'none', 'none']);
  expect(places.map((at) => status(special, [{ ...RIGHT, at }]))).toEqual(['none', 'none', 'right', 'right', 'right', 'right']);
  expect(status(special, [{ ...RIGHT, at: { cookie: 'jwt' } }], { headers: { cookie: 'a=b' } })).toBe('right');
});

test('a token that is right is not passed on unless that is said', () => {
  const after = (rule: object, at?: Token['at'], path?: string) => ask([{ issuer: ISSUER, ...rule }], [{ ...RIGHT, at }], { path }).http!;

  expect(after({}).headers).toEqual({});
  expect(after({ forwardOriginalToken: true }).headers).toEqual({ authorization: `Bearer ${tokenText(RIGHT)}` });
  expect(after({ fromParams: ['jwt'] }, { param: 'jwt' }, '/?a=1').query).toBe('?a=1');
  expect(after({ fromParams: ['jwt'] }, { param: 'jwt' }).query).toBe('');
});

test('what a rule tells of a token in headers', () => {
  const rule = {
    issuer: ISSUER,
    outputPayloadToHeader: 'x-payload',
    outputClaimToHeaders: [
      { header: 'X-Role', claim: 'role' }, { header: 'x-level', claim: 'level' }, { header: 'x-admin', claim: 'admin' }, { header: 'x-none', claim: 'none' },
      { header: 'x-realm', claim: 'realm' }, { header: 'x-name', claim: 'realm.name' }, { header: 'x-null', claim: 'nothing' },
    ],
  };
  const claims = { iss: ISSUER, role: 'editor', level: 7, admin: true, realm: { name: 'shop' }, nothing: null };
  const { headers } = ask([rule], [{ claims }], { headers: { 'x-role': 'admin', 'x-none': 'mine' } }).http!;

  expect(headers).toEqual({
    'x-payload': Buffer.from(JSON.stringify(claims)).toString('base64url'),
    'x-role': 'editor',
    'x-level': '7',
    'x-admin': 'true',
    'x-realm': Buffer.from('{"name":"shop"}').toString('base64'),
    'x-name': 'shop',
  });
});

test('such headers are nobody else’s, even without a token', () => {
  const rules = [{ issuer: ISSUER, outputPayloadToHeader: 'x-payload' }];

  expect(ask(rules, [], { headers: { 'x-payload': 'mine', 'x-other': 'a' } }).http!.headers).toEqual({ 'x-other': 'a' });
});

test('scopes may be lists in one text', () => {
  const { claims } = ask([{ issuer: ISSUER, spaceDelimitedClaims: ['groups'] }], [{ claims: { iss: ISSUER, scope: 'read write', groups: 'a b', name: 'x y' } }]).http!;

  expect(claims).toMatchObject({ scope: ['read', 'write'], groups: ['a', 'b'], name: 'x y' });
});

describe('several issuers', () => {
  const rules = [{ issuer: 'b' }, { issuer: 'a', fromHeaders: [{ name: 'x-a' }] }];
  const of = (iss: string, at?: Token['at'], wrong?: Token['wrong']): Token => ({ claims: { iss }, at, ...wrong && { wrong } });
  const IN_A = { header: 'x-a' };

  test('a token of any is enough', () => {
    expect(status([{ issuer: 'b' }, { issuer: 'a' }], [of('a')])).toBe('right');
    expect(status([{ issuer: 'b' }, { issuer: 'a' }], [of('c')])).toBe(401);
  });

  test('one that is right makes up for others', () => {
    expect(status(rules, [of('a', IN_A), of('b')])).toBe('right');
    expect(status(rules, [of('a', IN_A, 'expired'), of('b')])).toBe('right');
    expect(status(rules, [of('a', IN_A, 'expired')])).toBe(401);
    expect(ask(rules, [of('a', IN_A), of('b')]).http!.claims).toEqual({ iss: 'a' });
  });
});

test('what browsers ask beforehand needs no token', () => {
  const headers = { 'origin': 'https://a', 'access-control-request-method': 'GET', 'authorization': 'Bearer nonsense' };

  expect(status([{ issuer: ISSUER }], [], { headers, method: 'OPTIONS' })).toBe('none');
  expect(status([{ issuer: ISSUER }], [], { headers, method: 'GET' })).toBe(401);
});
