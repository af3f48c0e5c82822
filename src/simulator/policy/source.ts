import { BlockList, isIP } from 'node:net';
import { TextTest, wholeTextTest } from '../../model/match/text';
import { AuthorizationPolicyRulesFromSource as Source } from '../../schema/security.istio.io.generated';
import { Identity, Peer } from './call';
import { ISSUER_AND_SUBJECT } from './claims';
import { Attribute } from './condition';
import { patternTest, quoted } from './pattern';

/** Tests the identity that a certificate gives: `<trust domain>/ns/<namespace>/sa/<service account>`. */
type IdentityTest = (principal: string) => boolean;

/** A service account that is not known has a name that nobody writes. */
const SOME = '\u0000';

const PRINCIPALS = new WeakMap<Identity, string>();

/** What a certificate says of an identity, which is asked for with every request. */
function principalOf(identity: Identity): string {
  const known = PRINCIPALS.get(identity);
  if (known !== undefined) return known;
  const { trustDomain: domain, namespace, serviceAccount: account = SOME } = identity;
  const made = `${domain}/ns/${namespace}/sa/${account}`;
  PRINCIPALS.set(identity, made);
  return made;
}

/** @param namespaceOf the namespace whose service accounts a value tells apart: empty for those of all, undefined where it does not look at them */
const identityAttribute = (name: string, testOf: (value: string) => IdentityTest, namespaceOf: (value: string) => string | undefined): Attribute => ({
  name,
  httpOnly: false,
  test: (value) => {
    const test = testOf(value);
    const accountsOf = namespaceOf(value);
    return (_, { identity }) => {
      if (!identity) return false;
      if (test(principalOf(identity))) return true;
      const { namespace, serviceAccount: account } = identity;
      return account === undefined && (accountsOf === '' || accountsOf === namespace) ? undefined : false;
    };
  },
});

export const principal: Attribute = identityAttribute('principal', patternTest, (value) => /\/ns\/([^/*]+)\/sa\//.exec(value)?.[1] ?? '');

export const sourceNamespace: Attribute = identityAttribute('namespace of the source', (value) => {
  if (value.includes('*')) return wholeTextTest(`.*/ns/${value.split('*').map(quoted).join('.*')}/.*`);
  const segment = `/ns/${value}/`;
  return (given) => given.includes(segment);
}, () => undefined);

export const trustDomain: Attribute = identityAttribute('trust domain', (value) => {
  const [begin, ...rest] = value.split('*');
  const test = wholeTextTest([begin, ...rest.length ? [rest.join('*')] : []].map(quoted).join('[^/]*'));
  return (given) => test(given.slice(0, given.indexOf('/')));
}, () => undefined);

/** @param own namespace of the policy, for service accounts that are named without theirs */
export function serviceAccount(own: string): Attribute {
  const partsOf = (value: string): readonly [namespace: string, name: string] => {
    const slash = value.indexOf('/');
    return slash < 0 ? [own, value] : [value.slice(0, slash), value.slice(slash + 1)];
  };
  return identityAttribute('service account', (value) => {
    const [namespace, name] = partsOf(value);
    const end = `/ns/${namespace}/sa/${name}`;
    return (given) => given.endsWith(end);
  }, (value) => partsOf(value)[0]);
}

const addressAttribute = (name: string, address: (peer: Peer) => string | undefined): Attribute => ({
  name,
  httpOnly: false,
  test: (value) => {
    const test = blockTest(value);
    return (_, peer) => {
      const given = address(peer);
      return given === undefined ? undefined : test(given);
    };
  },
});

export const ip: Attribute = addressAttribute('address of the source', (peer) => peer.ip);
export const remoteIp: Attribute = addressAttribute('address of the client', (peer) => peer.remoteIp);

/** Whether an address is within a block, or is the one that is written. */
export function blockTest(block: string): TextTest {
  const [address, length] = block.split('/');
  const version = isIP(address);
  const family = version === 6 ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addSubnet(address, length === undefined ? (version === 6 ? 128 : 32) : Number(length), family);
  return (given) => isIP(given) === version && list.check(given, family);
}

/** What is asked of a source: each with the values that it may have, and those that it must not. */
export const sourceAttributes = (source: Source, own: string) => [
  [principal, source.principals, source.notPrincipals],
  [ISSUER_AND_SUBJECT, source.requestPrincipals, source.notRequestPrincipals],
  [serviceAccount(own), source.serviceAccounts, source.notServiceAccounts],
  [trustDomain, source.trustDomains, source.notTrustDomains],
  [sourceNamespace, source.namespaces, source.notNamespaces],
  [remoteIp, source.remoteIpBlocks, source.notRemoteIpBlocks],
  [ip, source.ipBlocks, source.notIpBlocks],
] as const;
