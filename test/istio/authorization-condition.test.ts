import { AuthorizationCondition, ConditionKey } from '../../src/istio';
import { ruleOf } from '../support/policy';

const conditionOf = (condition: AuthorizationCondition) => ruleOf({ conditions: [condition] }).when[0];
const defining = (condition: AuthorizationCondition) => () => ruleOf({ conditions: [condition] });

test.each<[string, ConditionKey, string[]]>([
  ['source.ip', ConditionKey.SOURCE_IP, ['10.0.0.1', '10.1.0.0/16']],
  ['remote.ip', ConditionKey.REMOTE_IP, ['::1']],
  ['source.namespace', ConditionKey.SOURCE_NAMESPACE, ['shop', 'shop-*']],
  ['source.serviceAccount', ConditionKey.SOURCE_SERVICE_ACCOUNT, ['shop/web']],
  ['source.principal', ConditionKey.SOURCE_PRINCIPAL, ['cluster.local/ns/shop/*']],
  ['source.trustDomain', ConditionKey.SOURCE_TRUST_DOMAIN, ['cluster.local']],
  ['request.auth.principal', ConditionKey.REQUEST_PRINCIPAL, ['issuer/subject']],
  ['request.auth.audiences', ConditionKey.REQUEST_AUDIENCES, ['shop', '*']],
  ['request.auth.presenter', ConditionKey.REQUEST_PRESENTER, ['web*']],
  ['destination.ip', ConditionKey.DESTINATION_IP, ['10.0.0.0/8']],
  ['destination.port', ConditionKey.DESTINATION_PORT, ['1', '65535']],
  ['connection.sni', ConditionKey.CONNECTION_SNI, ['*.example.com']],
  ['request.headers[X-User]', ConditionKey.requestHeader('X-User'), ['*']],
  ['request.auth.claims[groups]', ConditionKey.requestClaim('groups'), ['admin']],
  ['request.auth.claims[https://example.com/roles][admin]', ConditionKey.requestClaim('https://example.com/roles', 'admin'), ['yes']],
  ['experimental.envoy.filters.network.mysql_proxy[db.table]', ConditionKey.filterMetadata('envoy.filters.network.mysql_proxy', 'db.table'), ['[update]']],
])('%s is compared', (name, key, values) => {
  expect(conditionOf({ key, values })).toEqual({ key: name, values });
  expect(conditionOf({ key, notValues: values })).toEqual({ key: name, notValues: values });
});

test('values may stand beside those that must not be', () => {
  expect(conditionOf({ key: ConditionKey.requestHeader('x-user'), values: ['a*'], notValues: ['ab'] }))
    .toEqual({ key: 'request.headers[x-user]', values: ['a*'], notValues: ['ab'] });
});

test('fails without values', () => {
  expect(defining({ key: ConditionKey.SOURCE_IP }))
    .toThrow("a condition on 'source.ip' needs values or notValues; give it one of them, such as values: ['*'] for any");
});

test.each(['values', 'notValues'])('fails with no %s in their list', (field) => {
  expect(defining({ key: ConditionKey.SOURCE_IP, [field]: [] })).toThrow(`${field} for 'source.ip' must have at least one entry, got none`);
});

test.each<[ConditionKey, string, string]>([
  [ConditionKey.SOURCE_IP, 'a', "value for 'source.ip' must be an IP address or a CIDR range such as '10.1.0.0/16', got 'a'"],
  [ConditionKey.SOURCE_NAMESPACE, 'A', "value for 'source.namespace' must be a name such as 'shop', with '*' for any letters in it, got 'A'"],
  [ConditionKey.SOURCE_SERVICE_ACCOUNT, 'web', "value for 'source.serviceAccount' must be '<namespace>/<service account>', got 'web'"],
  [ConditionKey.SOURCE_SERVICE_ACCOUNT, 'shop/*', "value for 'source.serviceAccount' must be '<namespace>/<service account>', got 'shop/*'"],
  [ConditionKey.SOURCE_PRINCIPAL, 'spiffe://a', "value for 'source.principal' is written without 'spiffe://', which Istio adds, got 'spiffe://a'"],
  [ConditionKey.SOURCE_TRUST_DOMAIN, 'a/b', "value for 'source.trustDomain' must be a name such as 'cluster.local', without '/', got 'a/b'"],
  [ConditionKey.REQUEST_PRINCIPAL, 'a', "value for 'request.auth.principal' must be '<issuer>/<subject>', of which one may be '*', got 'a'"],
  [ConditionKey.REQUEST_AUDIENCES, 'a*b', "value for 'request.auth.audiences' may have '*' once, at its beginning or end, got 'a*b'"],
  [ConditionKey.requestHeader('a'), '', "value for 'request.headers[a]' must not be empty"],
  ...['0', '65536', '1e3', 'http', ''].map((port): [ConditionKey, string, string] => [
    ConditionKey.DESTINATION_PORT, port, `value for 'destination.port' must be a port from 1 to 65535, got '${port}'`,
  ]),
])('fails with %j %s', (key, value, message) => {
  expect(defining({ key, values: [value] })).toThrow(message);
  expect(defining({ key, notValues: [value] })).toThrow(message);
});

test.each<[string, () => ConditionKey, string]>([
  ['a malformed header', () => ConditionKey.requestHeader('a b'), "header of a condition must be an HTTP header name such as 'end-user', got 'a b'"],
  ['no claim', () => ConditionKey.requestClaim(), 'claim of a condition must have a name, got none'],
  ['an empty claim', () => ConditionKey.requestClaim('a', ''), 'claim of a condition must not be empty'],
  ['a claim with brackets', () => ConditionKey.requestClaim('a[b]'), "claim of a condition cannot have brackets, got 'a[b]'; give nested claims as several names"],
  ['no filter of Envoy', () => ConditionKey.filterMetadata('mysql', 'a'),
    "filter of a condition must be the name of a filter of Envoy such as 'envoy.filters.network.mysql_proxy', got 'mysql'"],
  ['empty metadata', () => ConditionKey.filterMetadata('envoy.filters.a', ''), 'metadata of a condition must not be empty'],
])('fails for %s', (_, key, message) => {
  expect(key).toThrow(message);
});
