import { AuthorizationSource, Principal, ServiceIdentity } from '../../src/istio';
import { ruleOf } from '../support/policy';

const sourceOf = (source: AuthorizationSource) => ruleOf({ sources: [source] }).from[0].source;
const defining = (source: AuthorizationSource) => () => ruleOf({ sources: [source] });

const WEB = ServiceIdentity.fromName('web', { namespace: 'shop' });

test('all fields come out', () => {
  const texts = {
    namespaces: ['shop', 'shop-*'],
    notNamespaces: ['*-test', '*'],
    trustDomains: ['cluster.local', '*.example.org'],
    notTrustDomains: ['old*', '*'],
    requestPrincipals: ['https://issuer.example.com/subject', '*'],
    notRequestPrincipals: ['issuer/*', '*/subject', 'issuer*', '*subject'],
    ipBlocks: ['10.0.0.1', '10.1.0.0/16'],
    notIpBlocks: ['::1'],
    remoteIpBlocks: ['2001:db8::/32'],
    notRemoteIpBlocks: ['192.168.0.0/16'],
  };

  expect(sourceOf({ ...texts, principals: [Principal.identity(WEB)], notPrincipals: [Principal.ANY] })).toEqual({
    ...texts, principals: ['cluster.local/ns/shop/sa/web'], notPrincipals: ['*'],
  });
});

test('service accounts come out with their namespace', () => {
  const other = ServiceIdentity.fromName('job', { namespace: 'batch' });

  expect(sourceOf({ serviceAccounts: [WEB, other], notServiceAccounts: [other] }))
    .toEqual({ serviceAccounts: ['shop/web', 'batch/job'], notServiceAccounts: ['batch/job'] });
});

test('a source has up to 16 service accounts', () => {
  expect(sourceOf({ serviceAccounts: Array(16).fill(WEB) }).serviceAccounts).toHaveLength(16);
  expect(defining({ notServiceAccounts: Array(17).fill(WEB) }))
    .toThrow('notServiceAccounts of a source must have at most 16 entries, got 17; divide them');
});

test('fails for a source that asks for nothing', () => {
  expect(defining({})).toThrow('a source asks for nothing; give it a field, or leave it out');
});

describe.each<[string, AuthorizationSource]>([
  ['serviceAccounts', { serviceAccounts: [WEB] }],
  ['notServiceAccounts', { notServiceAccounts: [WEB] }],
])('%s', (_, accounts) => {
  test.each<[string, AuthorizationSource]>([
    ['principals', { principals: [Principal.ANY] }],
    ['notPrincipals', { notPrincipals: [Principal.ANY] }],
    ['namespaces', { namespaces: ['shop'] }],
    ['notNamespaces', { notNamespaces: ['shop'] }],
  ])('fails beside %s', (__, beside) => {
    expect(defining({ ...accounts, ...beside })).toThrow(
      'a source has serviceAccounts beside principals or namespaces; a service account says both, so keep one of them');
  });
});

const FIELDS = [
  'principals', 'serviceAccounts', 'namespaces', 'trustDomains', 'requestPrincipals', 'ipBlocks', 'remoteIpBlocks',
].flatMap((field) => [field, `not${field[0].toUpperCase()}${field.slice(1)}`]);

test.each(FIELDS)('fails with no %s in their list', (field) => {
  expect(defining({ [field]: [] })).toThrow(`${field} of a source must have at least one entry, got none`);
});

const NAMESPACE_RULE = "must be a name such as 'shop', with '*' for any letters in it";
const TRUST_DOMAIN_RULE = "must be a name such as 'cluster.local', without '/'";

test.each<[AuthorizationSource, string]>([
  [{ namespaces: [''] }, `namespaces of a source ${NAMESPACE_RULE}, got ''`],
  [{ notNamespaces: ['Shop'] }, `notNamespaces of a source ${NAMESPACE_RULE}, got 'Shop'`],
  [{ trustDomains: [''] }, 'trustDomains of a source must not be empty'],
  [{ trustDomains: ['a/b'] }, `trustDomains of a source ${TRUST_DOMAIN_RULE}, got 'a/b'`],
  [{ notTrustDomains: ['a*b'] }, "notTrustDomains of a source may have '*' once, at its beginning or end, got 'a*b'"],
  [{ requestPrincipals: ['issuer'] }, "requestPrincipals of a source must be '<issuer>/<subject>', of which one may be '*', got 'issuer'"],
  [{ requestPrincipals: ['*/*'] }, "requestPrincipals of a source may have '*' once, at its beginning or end, got '*/*'"],
  [{ notRequestPrincipals: [''] }, 'notRequestPrincipals of a source must not be empty'],
  [{ ipBlocks: ['10.0.0'] }, "ipBlocks of a source must be an IP address or a CIDR range such as '10.1.0.0/16', got '10.0.0'"],
  [{ notRemoteIpBlocks: ['10.0.0.0/33'] }, "notRemoteIpBlocks of a source must be an IP address or a CIDR range such as '10.1.0.0/16', got '10.0.0.0/33'"],
])('fails with %j', (source, message) => {
  expect(defining(source)).toThrow(message);
});
