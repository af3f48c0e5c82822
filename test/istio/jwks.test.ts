import { Jwks } from '../../src/istio';

const RSA = { kty: 'RSA', n: 'sXchBg', e: 'AQAB' };
const EC = { kty: 'EC', crv: 'P-256', x: 'MKBCTNIc', y: '4Etl6SRW' };
const OKP = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfV' };
const set = (...keys: object[]) => JSON.stringify({ keys });

test('keys are fetched', () => {
  expect(Jwks.uri('https://issuer.example.com/keys')._toSpec()).toEqual({ jwksUri: 'https://issuer.example.com/keys' });
});

test('fails for keys that are no URL', () => {
  expect(() => Jwks.uri('issuer/keys')).toThrow("uri of a JWKS must be a URL such as 'https://www.example.com/path', got 'issuer/keys'");
});

test('fails for a long uri', () => {
  const uri = (length: number) => 'https://example.com/'.padEnd(length, 'a');

  expect(Jwks.uri(uri(2048))._toSpec()).toEqual({ jwksUri: uri(2048) });
  expect(() => Jwks.uri(uri(2049))).toThrow('uri of a JWKS must have at most 2048 characters, got 2049');
});

test('keys stand in the resource', () => {
  expect(Jwks.inline(set(RSA, EC, OKP))._toSpec()).toEqual({ jwks: set(RSA, EC, OKP) });
});

test.each(['', '{', '[]', 'null', '1', '{}', '{"keys":{}}', '{"keys":[]}', '{"keys":[null]}', '{"keys":["a"]}'])('fails for the inline keys %s', (json) => {
  expect(() => Jwks.inline(json)).toThrow(`inline JWKS must be JSON with a list of keys such as '{"keys":[...]}', got '${json}'`);
});

test.each<[string, object]>([['RSA', { ...RSA, d: 'x' }], ['oct', { kty: 'oct', k: 'x' }]])('fails for a secret key of type %s', (kty, key) => {
  expect(() => Jwks.inline(set(EC, key))).toThrow(
    `inline JWKS has a key of type '${kty}' that is private or symmetric, which whoever reads the resource could sign with; leave only public keys`);
});

test.each([['XYZ', { kty: 'XYZ' }], ['undefined', {}]])('fails for a key of type %s', (kty, key) => {
  expect(() => Jwks.inline(set(key))).toThrow(`inline JWKS has a key of type '${kty}', which must be one of RSA, EC, OKP`);
});

test.each<[object, string]>([
  [{ kty: 'RSA' }, "of type 'RSA' whose 'n' and 'e' cannot be right"],
  [{ ...RSA, n: 'a b' }, "of type 'RSA' whose 'n' cannot be right"],
  [{ ...RSA, e: 'AQABA' }, "of type 'RSA' whose 'e' cannot be right"],
  [{ ...EC, y: 1 }, "of type 'EC' whose 'y' cannot be right"],
  [{ ...EC, crv: 'P-1' }, "of type 'EC' whose 'crv' cannot be right"],
  [{ kty: 'OKP', crv: 'Ed25519' }, "of type 'OKP' whose 'x' cannot be right"],
  [{ ...RSA, kid: 5 }, "of type 'RSA' whose 'kid' is not a text"],
])('fails for the key %j', (key, what) => {
  expect(() => Jwks.inline(set(key))).toThrow(`inline JWKS has a key ${what}; take over the key as its issuer publishes it`);
});

test('what else a key says is kept', () => {
  const key = { ...RSA, kid: '1', alg: 'RS256', use: 'sig', key_ops: ['verify'] };

  expect(Jwks.inline(set(key))._toSpec()).toEqual({ jwks: set(key) });
});
