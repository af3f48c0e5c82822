import { Duration } from 'cdk8s';
import { WorkloadSelector } from '../../src';
import { Jwks, JwtRule, PolicyTarget, RequestAuthentication, RequestAuthenticationProps } from '../../src/istio';
import { problemsOf } from '../support/policy';
import { chart, only } from '../support/synth';

const ISSUER = 'https://issuer.example.com';
const KEYS = '{"keys":[{"kty":"RSA","n":"sXchBg","e":"AQAB"}]}';

const authentication = (props: RequestAuthenticationProps) => only((scope) => new RequestAuthentication(scope, 'jwt', props));
const ruleOf = (rule: JwtRule) => authentication({ jwtRules: [rule] }).spec.jwtRules[0];

test('a namespace knows the tokens of an issuer', () => {
  expect(authentication({ jwtRules: [{ issuer: ISSUER }] })).toEqual({
    apiVersion: 'security.istio.io/v1',
    kind: 'RequestAuthentication',
    metadata: { name: 'test-jwt', namespace: 'shop' },
    spec: { jwtRules: [{ issuer: ISSUER }] },
  });
});

test('a target comes out', () => {
  expect(authentication({ target: PolicyTarget.workloads(WorkloadSelector.labels({ app: 'cart' })), jwtRules: [{ issuer: ISSUER }] }).spec.selector)
    .toEqual({ matchLabels: { app: 'cart' } });
  expect(authentication({ target: PolicyTarget.serviceEntry({ name: 'a' }), jwtRules: [{ issuer: ISSUER }] }).spec.targetRefs).toHaveLength(1);
  expect(authentication({ target: PolicyTarget.mesh(), jwtRules: [{ issuer: ISSUER }] }).metadata.namespace).toBe('istio-system');
});

test('rules added later come after those of the props', () => {
  const { spec } = only((scope) => new RequestAuthentication(scope, 'jwt', { jwtRules: [{ issuer: ISSUER }] })
    .addJwtRule({ issuer: 'other', jwks: Jwks.inline(KEYS) }));

  expect(spec.jwtRules).toEqual([{ issuer: ISSUER }, { issuer: 'other', jwks: KEYS }]);
});

test('fails at synthesis without rules', () => {
  expect(problemsOf((scope) => new RequestAuthentication(scope, 'jwt')))
    .toEqual(['[test/jwt] a request authentication without rules does nothing; add one by addJwtRule']);
});

describe('a rule', () => {
  test('has all fields', () => {
    const fields = {
      issuer: 'issuer',
      audiences: ['shop', 'books'],
      fromHeaders: [{ name: 'x-token', prefix: 'Bearer ' }, { name: 'x-other' }],
      fromParams: ['token'],
      fromCookies: ['session'],
      outputClaimToHeaders: [{ claim: 'realm.roles', header: 'X_Roles-1' }],
      outputPayloadToHeader: 'x-payload',
      forwardOriginalToken: true,
      spaceDelimitedClaims: ['groups'],
    };

    expect(ruleOf({ ...fields, jwks: Jwks.uri('https://issuer.example.com/keys'), timeout: Duration.millis(1500) }))
      .toEqual({ ...fields, jwksUri: 'https://issuer.example.com/keys', timeout: '1500ms' });
  });

  test('needs no issuer where its keys are fetched', () => {
    expect(ruleOf({ jwks: Jwks.uri('https://issuer.example.com/keys') })).toEqual({ jwksUri: 'https://issuer.example.com/keys' });
  });

  test('has up to 64 claims divided by blanks', () => {
    expect(ruleOf({ issuer: ISSUER, spaceDelimitedClaims: Array(64).fill('a') }).spaceDelimitedClaims).toHaveLength(64);
  });

  test.each<[string, JwtRule, string]>([
    ['neither issuer nor keys', {}, 'a jwt rule needs an issuer, unless its keys are given by Jwks.uri; name the issuer'],
    ['inline keys and no issuer', { jwks: Jwks.inline(KEYS) }, 'a jwt rule needs an issuer, unless its keys are given by Jwks.uri; name the issuer'],
    ['an empty issuer', { issuer: '' }, 'issuer of a jwt rule must not be empty'],
    ['no keys of an issuer that is no URL', { issuer: 'me' },
      "a jwt rule without jwks needs an issuer that is a URL, which publishes its keys, got 'me'; give it jwks"],
    ['a timeout for inline keys', { issuer: 'me', jwks: Jwks.inline(KEYS), timeout: Duration.seconds(1) },
      'a jwt rule has a timeout for fetching keys, but its keys are inline; drop the timeout, or use Jwks.uri'],
    ['a timeout of zero', { issuer: ISSUER, timeout: Duration.seconds(0) }, 'timeout of a jwt rule must be at least 1 millisecond, got 0'],
    ...['audiences', 'fromHeaders', 'fromParams', 'fromCookies', 'outputClaimToHeaders', 'spaceDelimitedClaims'].map((field): [string, JwtRule, string] => [
      `no ${field} in their list`, { issuer: ISSUER, [field]: [] }, `${field} of a jwt rule must have at least one entry, got none`,
    ]),
    ...['audiences', 'fromParams', 'fromCookies', 'spaceDelimitedClaims'].map((field): [string, JwtRule, string] => [
      `an empty entry of ${field}`, { issuer: ISSUER, [field]: [''] }, `entry of the ${field} of a jwt rule must not be empty`,
    ]),
    ['65 claims divided by blanks', { issuer: ISSUER, spaceDelimitedClaims: Array(65).fill('a') },
      'spaceDelimitedClaims of a jwt rule must have at most 64 entries, got 65; divide them'],
    ['a malformed header', { issuer: ISSUER, fromHeaders: [{ name: 'a b' }] },
      "name of a header of fromHeaders must be an HTTP header name such as 'end-user', got 'a b'"],
    ['a malformed header for the payload', { issuer: ISSUER, outputPayloadToHeader: '' },
      "outputPayloadToHeader of a jwt rule must be an HTTP header name such as 'end-user', got ''"],
    ['an empty claim', { issuer: ISSUER, outputClaimToHeaders: [{ claim: '', header: 'a' }] }, 'claim of outputClaimToHeaders must not be empty'],
    ['a malformed header for a claim', { issuer: ISSUER, outputClaimToHeaders: [{ claim: 'a', header: 'a.b' }] },
      "header of outputClaimToHeaders must consist of letters, digits, '-' and '_', got 'a.b'"],
  ])('fails with %s', (_, rule, message) => {
    expect(() => new RequestAuthentication(chart(), 'jwt', { jwtRules: [rule] })).toThrow(`${message} [test/jwt]`);
  });
});
