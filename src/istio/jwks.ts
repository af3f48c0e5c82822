import { httpUrl } from '../core/private/checks';
import { invalid, show } from '../core/private/errors';

const MAX_URI = 2048;
/** The members that the public part of a key has, by its type. */
const PUBLIC_MEMBERS: Record<string, string[]> = { RSA: ['n', 'e'], EC: ['crv', 'x', 'y'], OKP: ['crv', 'x'] };

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
  if (kty === 'oct' || 'd' in key) throw invalid(`inline JWKS has a private or symmetric key of type ${show(kty)}, which whoever reads the resource could sign with; leave only public keys`);
  const missing = PUBLIC_MEMBERS[kty]?.filter((member) => typeof key[member] !== 'string' || !/^[\w-]+$/.test(key[member]));
  if (!missing) throw invalid(`inline JWKS has a key of type ${show(kty)}, which must be one of ${Object.keys(PUBLIC_MEMBERS).join(', ')}`);
  if (missing.length > 0) throw invalid(`inline JWKS has a key of type ${show(kty)} without ${missing.map(show).join(' and ')}, which must be there in base64url`);
}
