import { generateKeyPairSync, sign } from 'node:crypto';

export const ISSUER = 'https://issuer.example.com';

const LIFETIME = 3600;
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** The issuer's keys, as a JSON Web Key Set. */
export const JWKS = JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256' }] });

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A token (JWT) that the issuer has signed, or somebody else with a key of their own. */
export function token(claims: object, key = privateKey): string {
  const now = Math.floor(Date.now() / 1000);
  const signed = `${encoded({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${encoded({ iss: ISSUER, sub: 'ann', exp: now + LIFETIME, ...claims })}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
}

/** A request's headers with a token. */
export const bearing = (claims: object) => ({ headers: { authorization: `Bearer ${token(claims)}` } });
