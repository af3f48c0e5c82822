import * as fc from 'fast-check';
import { Claims, Token } from '../../../src/simulator/policy';

/** Names of issuers; nothing has the keys of the last. */
export const ISSUERS = ['https://a.example.com', 'https://b.example.com', 'c'];

const SUBJECTS = ['ann', 'ann', 'bob', 'a/b', undefined];
const AUDIENCES = [
  undefined, undefined, 'shop', 'shop', ['bank', 'shop'], 'https://shop', 'http://shop/', 'shop/', 'Shop', 'bank', [], ['bank'], 'https://shop//', 'shop.example',
];
const ROLES = [undefined, 'editor', 'editor', ['guest', 'editor'], 'guest', '', 7, true, null, { name: 'editor' }, ['editor', 7], 1.5, -3, 1e-7, 0.1, 1e21, 12345678901234567, 2 ** 53, -1.25e9, 'Editor', [], [['editor']], 'ü'];
const REALMS = [undefined, { roles: ['user', 'admin'], name: 'shop' }, { roles: 'admin' }, { roles: [], level: 3, name: { first: 'shop' } }, ['admin'], 'admin', {}, { roles: ['ädmin', 1e-7, '<b>', 1e21], level: 1.5 }];

/** Long ago, and long after. */
const EXPIRED = 1;
const FAR = 4102444800;

/** Where tokens stand: where rules look for them, and where they do not. */
const PLACES: readonly Token['at'][] = [
  undefined, undefined, undefined, undefined, { param: 'access_token' }, { header: 'x-token' }, { header: 'x-token', prefix: 'Token ' }, { header: 'x-token', prefix: 'Bearer ' },
  { header: 'X-Plain' }, { param: 'jwt' }, { cookie: 'jwt' }, { header: 'authorization', prefix: 'bearer ' }, { header: 'authorization', prefix: 'Bearer' },
  { header: 'authorization', prefix: 'Bearer  ' }, { header: 'authorization', prefix: 'Token ' }, { header: 'authorization' }, { header: 'x-token', prefix: 'xToken Token ' },
];

export const token: fc.Arbitrary<Token> = fc.record({
  issuer: fc.constantFrom(...Array<string>(5).fill(ISSUERS[0]), ...ISSUERS),
  subject: fc.constantFrom(...SUBJECTS),
  audience: fc.constantFrom<unknown>(...AUDIENCES),
  presenter: fc.constantFrom(undefined, 'app', 'robot'),
  role: fc.constantFrom<unknown>(...ROLES),
  realm: fc.constantFrom<unknown>(...REALMS),
  scope: fc.constantFrom<unknown>(undefined, 'read write', 'read', ['read', 'write'], ' read '),
  groups: fc.constantFrom<unknown>(undefined, undefined, 'x y'),
  wrong: fc.constantFrom<Token['wrong']>(undefined, undefined, undefined, undefined, undefined, 'signature', 'expired'),
  at: fc.constantFrom(...PLACES),
}).map(({ issuer: iss, subject: sub, audience: aud, presenter: azp, role, realm, scope, groups, wrong, at }) => ({
  // As it is in JSON.
  claims: JSON.parse(JSON.stringify({ iss, sub, aud, azp, role, realm, scope, groups, exp: wrong === 'expired' ? EXPIRED : FAR })) as Claims,
  ...wrong && { wrong },
  ...at && { at },
}));
