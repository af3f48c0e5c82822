import { Jwks } from '../../src/istio';

const RSA = { kty: 'RSA', n: 'sXchBg', e: 'AQAB' };
const EC = { kty: 'EC', crv: 'P-256', x: 'MKBCTNIc', y: '4Etl6SRW' };
const OKP = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS' };
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
    `inline JWKS has a private or symmetric key of type '${kty}', which whoever reads the resource could sign with; leave only public keys`);
});

test.each([['XYZ', { kty: 'XYZ' }], ['undefined', {}]])('fails for a key of type %s', (kty, key) => {
  expect(() => Jwks.inline(set(key))).toThrow(`inline JWKS has a key of type '${kty}', which must be one of RSA, EC, OKP`);
});

test.each<[object, string]>([
  [{ kty: 'RSA' }, "of type 'RSA' without 'n' and 'e'"],
  [{ ...RSA, n: 'a b' }, "of type 'RSA' without 'n'"],
  [{ ...EC, y: 1 }, "of type 'EC' without 'y'"],
  [{ kty: 'OKP', crv: 'Ed25519' }, "of type 'OKP' without 'x'"],
])('fails for the incomplete key %j', (key, what) => {
  expect(() => Jwks.inline(set(key))).toThrow(`inline JWKS has a key ${what}, which must be there in base64url`);
});
