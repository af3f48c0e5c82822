import { AuthorizationPolicyRulesWhen as When } from '../../schema/security.istio.io.generated';
import { HttpCall } from './call';
import { claimAttribute, ISSUER_AND_SUBJECT } from './claims';
import { Attribute } from './condition';
import { PORT } from './operation';
import { patternTest } from './pattern';
import { blockTest, ip, principal, remoteIp, serviceAccount, sourceNamespace, trustDomain } from './source';

/** What a key of `when` asks for, or undefined for a key that Istio does not know. */
export function whenAttribute({ key }: Pick<When, 'key'>, own: string): Attribute | undefined {
  const named = ofKey(key, own);
  return named && { ...named, name: key };
}

function ofKey(key: string, own: string): Attribute | undefined {
  switch (key) {
    case 'source.ip': return ip;
    case 'remote.ip': return remoteIp;
    case 'source.namespace': return sourceNamespace;
    case 'source.trustDomain': return trustDomain;
    case 'source.serviceAccount': return serviceAccount(own);
    case 'source.principal': return principal;
    case 'request.auth.principal': return ISSUER_AND_SUBJECT;
    case 'request.auth.audiences': return claimAttribute(key, ['aud']);
    case 'request.auth.presenter': return claimAttribute(key, ['azp']);
    case 'destination.port': return PORT;
    case 'destination.ip': return DESTINATION_IP;
    case 'connection.sni': return SNI;
  }
  if (key.startsWith(HEADER)) return headerAttribute(key.slice(HEADER.length).replace(/^\[|\]$/g, '').toLowerCase());
  if (key.startsWith(CLAIM)) return claimAttribute(key, claimPath(key.slice(CLAIM.length)));
  return key.startsWith('experimental.envoy.filters.') ? METADATA : undefined;
}

const HEADER = 'request.headers';
const CLAIM = 'request.auth.claims';

/** Of `[a][b]` both names; what is not written like this is one name. */
export const claimPath = (brackets: string): string[] =>
  (/^(?:\[[^[\]]*\])+$/.test(brackets) ? brackets.slice(1, -1).split('][') : [brackets.replace(/^\[|\]$/g, '')]);

/** Headers that proxies write themselves, so that nobody knows them beforehand. */
const WRITTEN = /^(?:x-forwarded-|x-envoy-|x-request-id$|x-b3-|traceparent$|tracestate$|forwarded$|via$)/;

function headerAttribute(name: string): Attribute {
  const value = headerOf(name);
  return {
    name,
    httpOnly: true,
    test: (pattern) => {
      if (WRITTEN.test(name)) return () => undefined;
      const test = pattern === '*' ? () => true : patternTest(pattern);
      return ({ http }) => {
        const given = value(http!);
        return given !== undefined && test(given);
      };
    },
  };
}

/** Headers by name; what HTTP/2 has as pseudo headers too. */
export function headerOf(name: string): (call: HttpCall) => string | undefined {
  switch (name) {
    case ':method': return ({ method }) => method;
    case ':path': return ({ path, query }) => path + query;
    case ':authority': case 'host': return ({ authority }) => authority;
    default: return ({ headers }) => headers[name];
  }
}

const SNI: Attribute = {
  name: 'connection.sni',
  httpOnly: false,
  test: (pattern) => {
    const test = patternTest(pattern);
    return ({ sni }) => (sni === undefined ? undefined : test(sni));
  },
};

const DESTINATION_IP: Attribute = {
  name: 'destination.ip',
  httpOnly: false,
  test: (block) => {
    const test = blockTest(block);
    return ({ address }) => (address === undefined ? undefined : test(address));
  },
};

/** What other filters of Envoy say, which is not known. */
const METADATA: Attribute = { name: 'metadata', httpOnly: false, test: () => () => undefined };
