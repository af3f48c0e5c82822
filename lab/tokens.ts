import { generateKeyPairSync, KeyObject, sign } from 'node:crypto';

/** Who signs tokens (JWT), with a key of their own. */
export class Issuer {
  private readonly pair = generateKeyPairSync('rsa', { modulusLength: 2048 });

  /** Its keys, as a JSON Web Key Set. */
  public readonly jwks = JSON.stringify({ keys: [{ ...this.pair.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256' }] });

  public constructor(public readonly name: string) {}

  /** A token that says exactly this, signed with its key, or with somebody else's. */
  public sign(claims: object, key: KeyObject = this.pair.privateKey): string {
    const signed = `${encoded({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${encoded(claims)}`;
    return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
  }
}

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

const LIFETIME = 3600;
const USUAL = new Issuer('https://issuer.example.com');

export const ISSUER = USUAL.name;
export const JWKS = USUAL.jwks;

/** A token that the usual issuer has signed, or somebody else with a key of their own. */
export const token = (claims: object, key?: KeyObject): string =>
  USUAL.sign({ iss: ISSUER, sub: 'ann', exp: Math.floor(Date.now() / 1000) + LIFETIME, ...claims }, key);

/** A request's headers with a token. */
export const bearing = (claims: object) => ({ headers: { authorization: `Bearer ${token(claims)}` } });
