import { istio } from 'cdk8s-istio';
import { policyTarget } from './policy-target';
import { call, either, Gen, list, maybe, mostly, pick, someOf, struct } from './recipe';
import { defining, metadata } from './resource';
import { duration, flag, fuzz, headerName, subdomain, text } from './values';

const keyOf = (kty: unknown, members: object) => ({ kty, ...members });
const key = either(
  pick(
    keyOf('RSA', { n: 'sXchDaQebHnPiGvyDOAT4saGEUetSyo9MKLOoWFsueri23bOdgWp4Dy1Wl', e: 'AQAB' }),
    keyOf('EC', { crv: 'P-256', x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4', y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM' }),
    keyOf('OKP', { crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }),
  ),
);
const oddKey = pick<unknown>(
  keyOf('RSA', {}), keyOf('RSA', { n: '', e: '' }), keyOf('EC', { crv: 'P-1', x: 'AA', y: 'AA' }), keyOf('EC', { crv: 'P-256', x: 'AA', y: 'AA' }),
  keyOf('OKP', { crv: 'X1', x: 'AA' }), keyOf('RSA', { n: 'A', e: 'A' }), keyOf('RSA', { n: 'AA', e: 'AQAB', use: 1 }), keyOf('RSA', { n: 'AA', e: 'AQAB', alg: 'none', kid: 5 }),
  keyOf('RSA', { n: 'AA', e: 'AQAB', alg: 'FOO' }), keyOf('RSA', { n: 'AA', e: 'AQAB', use: 'foo' }),
  keyOf('RSA', { n: 'AA', e: 'AQAB', key_ops: ['foo'] }), keyOf('RSA', { n: 'AA', e: 'AQAB', x5t: 5, x5u: null }),
  keyOf('RSA', { n: 'AA', e: 'AQAB', own: { a: 1 } }), keyOf('RSA', { n: 'AA', e: 'AQAB', kid: '', alg: 'RS256', use: 'sig' }), keyOf('oct', { k: 'AA' }), keyOf('none', {}), null, 'a', 1,
);
const jwksText = mostly(
  call((...keys: unknown[]) => JSON.stringify({ keys }), either<unknown>(key, oddKey)),
  either(pick('{"keys":[]}', '{}', '[]', 'null', '{"keys":[{"kty":"RSA","n":"AA","e":"AQAB"}]} x'), text),
);
const uri = mostly(
  pick('https://issuer.example.com/keys', 'http://keys.shop.svc:8080', 'https://a/b?c=d', 'https://10.0.0.1/%20'),
  either(
    pick('https://', 'https://a:0', 'https://a:99999', 'https://a:', 'https://_a', 'https://-a', 'https://a..b', 'https://.', 'https://a/[', 'https://a/%zz', 'https://1.2.3', 'https://a/"', 'HTTPS://a'),
    call((rest: string) => `https://${rest}`, fuzz('a', '.', '/', ':', '1', '?', '#', '%', '[', ']', '@', '-', '_', '{')),
    text,
  ),
);
const jwks: Gen<istio.Jwks> = either(call(istio.Jwks.uri, uri), call(istio.Jwks.inline, jwksText));

const name = mostly(pick('a', 'token', 'groups'), text);
const rule: Gen<istio.JwtRule> = struct<istio.JwtRule>({
  issuer: maybe(mostly(pick('https://issuer.example.com', 'http://issuer'), text), 0.8),
  jwks: maybe(jwks, 0.6),
  audiences: maybe(someOf(name)),
  fromHeaders: maybe(someOf(struct<istio.JwtHeader>({ name: headerName, prefix: maybe(mostly(pick('Bearer '), text)) }))),
  fromParams: maybe(someOf(name)),
  fromCookies: maybe(someOf(name)),
  outputClaimToHeaders: maybe(someOf(struct<istio.ClaimToHeader>({ claim: name, header: mostly(pick('x-user', 'A_1'), headerName) }))),
  outputPayloadToHeader: maybe(headerName),
  forwardOriginalToken: maybe(flag),
  spaceDelimitedClaims: maybe(mostly(someOf(name), list(name, 60, 70))),
  timeout: maybe(duration, 0.3),
});

const props: Gen<istio.RequestAuthenticationProps> = struct<istio.RequestAuthenticationProps>({
  metadata: metadata(subdomain), target: maybe(policyTarget, 0.6), jwtRules: mostly(list(rule, 1, 1), maybe(list(rule, 0, 3))),
});

export const requestAuthentication = defining(props, (scope, given) => new istio.RequestAuthentication(scope, 'case', given));
