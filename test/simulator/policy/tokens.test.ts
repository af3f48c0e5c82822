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

test.each<[unknown, string | undefined]>([
  [0, '0'], [9007199254740992, '9007199254740992'], [9.3e18, '9300000000000000000'], [-3, '-3.000000'], [1.5, '1.500000'], [1e-7, '0.000000'], [1e21, '1000000000000000000000.000000'],
  ['', undefined], [' lead ', 'lead'], [false, 'false'],
])('a claim %j is the header %j', (v, expected) => {
  const rule = { issuer: ISSUER, outputClaimToHeaders: [{ header: 'x-v', claim: 'v' }] };

  expect(ask([rule], [{ claims: { iss: ISSUER, v } }]).http!.headers['x-v']).toBe(expected);
});

test('what is not simple is JSON with sorted names, and escapes', () => {
  const rule = { issuer: ISSUER, outputClaimToHeaders: [{ header: 'x-v', claim: 'v' }] };
  const v = { roles: ['<b>', 1e-7, 1e21, null, 'ü', '\u2028'], level: 1.5, name: {} };

  expect(Buffer.from(ask([rule], [{ claims: { iss: ISSUER, v } }]).http!.headers['x-v'], 'base64').toString())
    .toBe('{"level":1.5,"name":{},"roles":["\\u003cb\\u003e",1e-07,1e+21,null,"ü","\\u2028"]}');
});

describe('several tokens for one rule', () => {
  const of = (sub: string, at?: Token['at'], more: object = {}): Token => ({ claims: { iss: ISSUER, sub }, at, ...more });

  test('all must be right, and it is told of all; what the one claims counts that is in the first place', () => {
    const rule = { issuer: ISSUER, outputClaimToHeaders: [{ header: 'x-subject', claim: 'sub' }] };
    const { http: after } = ask([rule], [of('ann'), of('bob', { param: 'access_token' })], { path: '/?a=1' });

    expect(after).toMatchObject({ headers: { 'x-subject': 'bob,ann' }, query: '?a=1', claims: { sub: 'ann' } });
    expect(after!.headers).not.toHaveProperty('authorization');
    expect(status([rule], [of('ann'), of('bob', { param: 'access_token' }, { wrong: 'expired' })])).toBe(401);
  });

  test('places are sorted, headers before parameters before cookies', () => {
    const rule = {
      issuer: ISSUER, fromCookies: ['jwt'], fromParams: ['b', 'a'], fromHeaders: [{ name: 'x-b' }, { name: 'X-A' }], outputClaimToHeaders: [{ header: 'x-subject', claim: 'sub' }],
    };
    const places: Token['at'][] = [{ param: 'a' }, { header: 'x-a' }, { cookie: 'jwt' }, { param: 'b' }, { header: 'x-b' }];
    const { headers, claims } = ask([rule], places.map((at) => of(JSON.stringify(Object.values(at!)), at))).http!;

    expect(headers['x-subject']).toBe('["jwt"],["b"],["a"],["x-b"],["x-a"]');
    expect(claims!.sub).toBe('["x-a"]');
  });
});

describe('what is done for a token that is right stays done where the next one is wrong', () => {
  const PARAM = { param: 'access_token' };
  const SHORT = { header: 'authorization', prefix: 'Short ' };
  const usual = { issuer: ISSUER, outputPayloadToHeader: 'x-payload' };
  const of = (at?: Token['at'], more: object = {}): Token => ({ claims: { iss: ISSUER, aud: 'shop' }, at, ...more });

  test('so that another rule does not find it any more', () => {
    const param = { issuer: ISSUER, fromParams: ['access_token'] };

    expect(status([usual, param], [of(PARAM), of(undefined, { wrong: 'expired' })])).toBe(401);
    expect(status([param, usual], [of(PARAM), of(undefined, { wrong: 'expired' })])).toBe('right');
  });

  test('so that with several rules a request passes where a header went with the wrong one in it', () => {
    const both = { ...usual, fromHeaders: [{ name: 'authorization' }, { name: 'authorization', prefix: 'Short ' }] };

    expect(status([both], [of(SHORT)])).toBe(401);
    expect(ask([both, { issuer: 'b' }], [of(SHORT)]).http!.claims).toBeUndefined();
    expect(ask([both, { issuer: 'b' }], [of(SHORT)]).http!.headers).toEqual({});
    expect(status([{ ...both, forwardOriginalToken: true }, { issuer: 'b' }], [of(SHORT)])).toBe(401);
  });

  test('and a rule that tries once more may take what is left', () => {
    const rules = [{ issuer: ISSUER, fromHeaders: [{ name: 'x-a' }, { name: 'x-a', prefix: 'A ' }, { name: 'x-b' }] }, { issuer: 'b', fromCookies: ['jwt'] }];

    expect(status(rules, [of({ header: 'x-b' }), of({ header: 'x-a', prefix: 'A ' })])).toBe('none');
  });
});

test('where a parameter goes, the query is written anew', () => {
  const query = (path: string) => ask([{ issuer: ISSUER, fromParams: ['jwt'] }], [{ ...RIGHT, at: { param: 'jwt' } }], { path }).http!.query;

  expect(['/?x', '/?b=2&a=1&b=1&A', '/?&a=1&', '/?a%3D1=2%2C3&b=%zz', '/?a=b=c'].map(query)).toEqual(['?x=', '?A=&a=1&b=2&b=1', '?=&=&a=1', '?a=1=2,3&b=%zz', '?a=b=c']);
  expect(status([{ issuer: ISSUER, fromParams: ['jwt'] }], [], { path: '/?%6Awt=nonsense' })).toBe(401);
});

test('such headers are nobody else’s, even without a token', () => {
  const rules = [{ issuer: ISSUER, outputPayloadToHeader: 'x-payload' }];

  const preflight = { 'origin': 'https://a', 'access-control-request-method': 'GET' };

  expect(ask(rules, [], { headers: { 'x-payload': 'mine', 'x-other': 'a' } }).http!.headers).toEqual({ 'x-other': 'a' });
  expect(ask(rules, [], { headers: { ...preflight, 'x-payload': 'mine' }, method: 'OPTIONS' }).http!.headers).toEqual(preflight);
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

describe('what is told where no rule takes a token', () => {
  const X = { fromHeaders: [{ name: 'x-token' }] };
  const AT_X = { header: 'x-token' };

  test('what the first rule says, or else the last, but that a token is of somebody else only where no rule says more', () => {
    const [a, b] = [{ issuer: 'a', audiences: ['shop'], ...X }, { issuer: 'b', fromCookies: ['jwt'] }];
    const wrong = (iss: string, at: Token['at'], more: object = {}): Token => ({ claims: { iss, aud: 'bank' }, at, ...more });

    expect(status([a, b], [wrong('a', AT_X), wrong('b', { cookie: 'jwt' }, { wrong: 'expired' })])).toBe(403);
    expect(status([a, b], [wrong('c', AT_X), wrong('b', { cookie: 'jwt' }, { wrong: 'expired' })])).toBe(401);
    expect(status([{ issuer: 'a' }, { issuer: 'b', audiences: ['shop'] }], [wrong('b', undefined)])).toBe(403);
    expect(status([a, b], [wrong('c', AT_X)])).toBe(401);
  });

  test('of two rules for one issuer chance decides whose audiences count', () => {
    const token: Token = { claims: { iss: 'a', aud: 'bank' }, at: AT_X };

    expect(status([{ issuer: 'a', audiences: ['shop'], ...X }, { issuer: 'a' }], [token])).toBe('unsure');
    expect(status([{ issuer: 'a', audiences: ['shop'], ...X }, { issuer: 'a', audiences: ['shop', 'bank'] }], [token])).toBe('unsure');
    expect(status([{ issuer: 'a', audiences: ['shop'], ...X }, { issuer: 'a', audiences: ['shop'] }], [token])).toBe(403);
  });
});

test('what browsers ask beforehand needs no token', () => {
  const headers = { 'origin': 'https://a', 'access-control-request-method': 'GET', 'authorization': 'Bearer nonsense' };

  expect(status([{ issuer: ISSUER }], [], { headers, method: 'OPTIONS' })).toBe('none');
  expect(status([{ issuer: ISSUER }], [], { headers, method: 'GET' })).toBe(401);
});
