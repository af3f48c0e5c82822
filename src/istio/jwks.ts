import { httpUrl } from '../core/private/checks';
import { invalid, show } from '../core/private/errors';

const MAX_URI = 2048;
/** The members that the public part of a key has, by its type. */
const PUBLIC_MEMBERS: Record<string, string[]> = { RSA: ['n', 'e'], EC: ['crv', 'x', 'y'], OKP: ['crv', 'x'] };
const TEXT_MEMBERS = ['alg', 'kid', 'use', 'x5t', 'x5t#S256', 'x5u'];
const CURVES = ['P-256', 'P-384', 'P-521', 'Ed25519'];

/**
 * Where the public keys are by which tokens are verified.
 *
 * @see https://istio.io/latest/docs/reference/config/security/jwt/#JWTRule
 */
export class Jwks {
  /**
   * Keys that are fetched from an address, and again from time to time.
   *
   * @param uri the address, an `https` or `http` URL of at most 2048 characters
   */
  public static uri(uri: string): Jwks {
    if (uri.length > MAX_URI) throw invalid(`uri of a JWKS must have at most ${MAX_URI} characters, got ${uri.length}`);
    return new Jwks({ jwksUri: httpUrl('uri of a JWKS', uri) });
  }

  /**
   * Keys that stand in the resource, and are as old as it is.
   *
   * @param json a JSON Web Key Set with at least one key: `{"keys":[...]}`. Private keys do not belong here
   */
  public static inline(json: string): Jwks {
    keysOf(json).forEach(checkKey);
    return new Jwks({ jwks: json });
  }

  private constructor(private readonly spec: { jwksUri?: string; jwks?: string }) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

function keysOf(json: string): Array<Record<string, unknown>> {
  const keys = parsed(json)?.keys;
  if (!Array.isArray(keys) || keys.length === 0 || keys.some((key) => typeof key !== 'object' || key === null)) {
    throw invalid(`inline JWKS must be JSON with a list of keys such as '{"keys":[...]}', got ${show(json)}`);
  }
  return keys;
}

function parsed(json: string): { keys?: unknown } | undefined {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function checkKey(key: Record<string, unknown>) {
  const kty = String(key.kty);
  const what = `inline JWKS has a key of type ${show(kty)}`;
  if (kty === 'oct' || 'd' in key) throw invalid(`${what} that is private or symmetric, which whoever reads the resource could sign with; leave only public keys`);
  const missing = PUBLIC_MEMBERS[kty]?.filter((member) => !isPublicMember(member, key[member]));
  if (!missing) throw invalid(`${what}, which must be one of ${Object.keys(PUBLIC_MEMBERS).join(', ')}`);
  if (missing.length > 0) throw invalid(`${what} whose ${missing.map(show).join(' and ')} cannot be right; take over the key as its issuer publishes it`);
  const odd = TEXT_MEMBERS.find((member) => key[member] !== undefined && typeof key[member] !== 'string');
  if (odd) throw invalid(`${what} whose ${show(odd)} is not a text; take over the key as its issuer publishes it`);
}

/** A curve that Envoy knows, or a number in base64url. */
function isPublicMember(member: string, value: unknown) {
  if (typeof value !== 'string') return false;
  return member === 'crv' ? CURVES.includes(value) : /^[\w-]+$/.test(value) && value.length % 4 !== 1;
}
