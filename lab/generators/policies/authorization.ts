import * as fc from 'fast-check';
import { object, often } from '../traffic/route';
import { ISSUERS } from './tokens';

const few = (values: readonly string[], probability: number) =>
  often(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 }), probability);

/** What must be and what must not be. */
const either = (name: string, values: readonly string[], probability: number) => {
  const not = `not${name[0].toUpperCase()}${name.slice(1)}`;
  return { [name]: few(values, probability), [not]: few(values, probability / 2) };
};

const BLOCKS = ['127.0.0.0/8', '127.0.0.1', '127.0.0.2', '127.0.0.0/29', '127.0.0.8/30', '10.0.0.0/8', '192.0.2.0/24', '0.0.0.0/0', '::1', '::/0'];
const [A, B] = ISSUERS;
const REQUEST_PRINCIPALS = [`${A}/ann`, `${A}/*`, `${B}/*`, '*/ann', '*', '*ann', 'https://*', A, `${B}/b*`, `${A}/a*`, '*/b', `${A}/a/b`, '*.com/ann', `${A}*`];
const PRINCIPALS = ['*', 'cluster.local/ns/shop/sa/default', '*/sa/default'];

const source = object({
  ...either('ipBlocks', BLOCKS, 0.2),
  ...either('remoteIpBlocks', BLOCKS, 0.2),
  ...either('requestPrincipals', REQUEST_PRINCIPALS, 0.4),
  ...either('principals', PRINCIPALS, 0.05),
  ...either('namespaces', ['shop', '*', 'apps'], 0.05),
});

const HOSTS = [
  'www.example.com', '*.example.com', 'WWW.example.com', 'web', 'web*', '*:8080', '*', 'WEB.shop.svc.cluster.local', 'far*', '*.com', 'www.example.com:*', '*.local', 'web.shop:8081',
];
const METHODS = ['GET', 'POST', 'GET', 'POST', 'P*', '*T', '*', 'DELETE'];
const PATHS = [
  '/', '/a', '/a*', '*/b', '*', '/a/*', '*.js', '/user/{*}/cart', '/user/{*}', '/{**}', '/a/{**}', '/{*}', '/{*}/{*}', '/{*}/b', '/user/{**}/cart', '/a/{*}/c', '/user/{*}/{**}', '/user/*', '/a/b?x=1',
];
const PORTS = ['8080', '8081', '8443', '80', '443'];

const operation = object({
  ...either('hosts', HOSTS, 0.25),
  ...either('methods', METHODS, 0.3),
  ...either('paths', PATHS, 0.5),
  ...either('ports', PORTS, 0.2),
});

const KEYS: Readonly<Record<string, readonly string[]>> = {
  'request.headers[x-tier]': ['gold', 'go*', '*', '*d', 'silver'],
  'request.headers[X-Tier]': ['gold', '*'],
  'request.headers[:method]': ['GET', 'P*'],
  'request.headers[:path]': ['/a', '/a*', '*x=1'],
  'request.headers[host]': ['www.example.com', 'web*', '*'],
  'request.headers[x-role]': ['*', 'admin'],
  'request.auth.principal': REQUEST_PRINCIPALS,
  'request.auth.audiences': ['shop', 'https://shop', 'sh*', '*'],
  'request.auth.presenter': ['app', '*', 'ro*'],
  'request.auth.claims[role]': ['editor', 'edit*', '*', 'guest', '7', 'true'],
  'request.auth.claims[realm][roles]': ['admin', '*', 'ad*'],
  'request.auth.claims[realm][name]': ['shop', '*'],
  'request.auth.claims[realm]': ['admin', '*'],
  'request.auth.claims[iss]': [A, 'https://*'],
  'request.auth.claims[scope]': ['read', 'write', 'read write', '*'],
  'request.auth.claims[groups]': ['x', 'x y', '*'],
  'destination.port': PORTS,
  'source.ip': BLOCKS,
  'remote.ip': BLOCKS,
  'connection.sni': ['www.example.com', '*.example.com', '*', 'other*'],
  'source.principal': PRINCIPALS,
  'source.namespace': ['shop', '*'],
};

const condition = fc.constantFrom(...Object.keys(KEYS)).chain((key) => {
  const values = fc.uniqueArray(fc.constantFrom(...KEYS[key]), { minLength: 1, maxLength: 2 });
  return fc.oneof(
    { weight: 3, arbitrary: values.map((all) => ({ key, values: all })) },
    { weight: 1, arbitrary: values.map((all) => ({ key, notValues: all })) },
    { weight: 1, arbitrary: fc.tuple(values, values).map(([all, notValues]) => ({ key, values: all, notValues })) },
  );
});

const isSomething = (one: Record<string, unknown>) => Object.keys(one).length > 0;
const sources = fc.array(source.filter(isSomething).map((one) => ({ source: one })), { minLength: 1, maxLength: 2 });
const operations = fc.array(operation.filter(isSomething).map((one) => ({ operation: one })), { minLength: 1, maxLength: 2 });

const rule = object({
  from: often(sources, 0.35),
  to: often(operations, 0.6),
  when: often(fc.array(condition, { minLength: 1, maxLength: 2 }), 0.45),
});

const rules = (minLength: number, maxLength: number) => fc.array(rule, { minLength, maxLength });

/** What policies of the action CUSTOM ask. */
const PROVIDERS = ['lab-first', 'lab-second', 'lab-second', 'missing'];

/** What an AuthorizationPolicy says, whoever it is for. */
export const authorization: fc.Arbitrary<object> = fc.oneof(
  { weight: 10, arbitrary: rules(1, 2).map((all) => ({ action: 'DENY', rules: all.filter(isSomething) })) },
  { weight: 8, arbitrary: rules(1, 4).map((all) => ({ action: 'ALLOW', rules: all })) },
  { weight: 2, arbitrary: rules(1, 2).map((all) => ({ action: 'AUDIT', rules: all })) },
  { weight: 2, arbitrary: fc.tuple(rules(1, 2), fc.constantFrom(...PROVIDERS)).map(([all, name]) => ({ action: 'CUSTOM', provider: { name }, rules: all })) },
  { weight: 1, arbitrary: fc.constantFrom({}, { action: 'DENY' }, { rules: [{}] }) },
);
