import * as fc from 'fast-check';
import { object, often } from '../traffic/route';
import { ISSUERS } from './tokens';

const few = (values: readonly unknown[], maxLength = 2) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength });

/** Headers that rules write. */
export const WRITTEN = ['x-role', 'x-payload', 'x-realm', 'x-subject'];

const output = fc.record({ header: fc.constantFrom('x-role', 'X-Role', 'x-realm', 'x-subject'), claim: fc.constantFrom('role', 'realm', 'realm.roles', 'realm.name', 'sub', 'aud', 'none', 'exp') });

/** @param jwksOf keys of an issuer */
export const jwtRule = (jwksOf: (issuer: string) => string) => object({
  issuer: fc.constantFrom(ISSUERS[0], ISSUERS[0], ISSUERS[1]),
  audiences: often(few(['shop', 'bank', 'https://shop/', 'http://shop.example', 'Shop']), 0.3),
  fromHeaders: often(few([{ name: 'x-token', prefix: 'Token ' }, { name: 'X-Token', prefix: 'Bearer ' }, { name: 'x-token' }, { name: 'x-plain' }, { name: 'authorization', prefix: 'Bearer ' }]), 0.3),
  fromParams: often(few(['jwt', 'access_token']), 0.2),
  fromCookies: often(few(['jwt', 'session']), 0.2),
  forwardOriginalToken: often(fc.boolean(), 0.3),
  outputPayloadToHeader: often(fc.constantFrom('x-payload', 'X-Payload'), 0.2),
  outputClaimToHeaders: often(fc.uniqueArray(output, { minLength: 1, maxLength: 3, selector: (one) => one.header.toLowerCase() }), 0.3),
  spaceDelimitedClaims: often(fc.constantFrom(['groups'], ['groups', 'role']), 0.15),
}).map((rule) => ({ ...rule, jwks: jwksOf(rule.issuer as string) }));
