import { istio } from 'cdk8s-istio';
import { policyTarget } from './policy-target';
import { call, either, Gen, list, maybe, mostly, pick, someOf, struct } from './recipe';
import { defining, metadata } from './resource';
import { flag, fuzz, headerName, host, label, namespace, port, subdomain, subnet, text } from './values';

const few = <T>(gen: Gen<T>, probability = 0.15) => maybe(someOf(gen), probability);

const wildcards = fuzz('a', '*', '/', '.', '{', '}', '-', ':', '?', ' ');
const trustDomain = mostly(pick('cluster.local', '*.example.org', 'old*', '*'), either(wildcards, text));
const namespacePattern = mostly(pick('shop', 'shop-*', '*-test', '*'), either(wildcards, namespace));
const requestPrincipal = mostly(pick('issuer/subject', '*', 'issuer/*', '*/subject'), either(wildcards, text));
const identity: Gen<istio.ServiceIdentity> = call(
  (name: string, ns: string) => istio.ServiceIdentity.fromName(name, { namespace: ns }), mostly(pick('web'), subdomain), namespace,
);
const principal: Gen<istio.Principal> = either(
  call(istio.Principal.identity, identity, struct<istio.PrincipalOptions>({ trustDomain: maybe(trustDomain) })),
  call(istio.Principal.pattern, mostly(pick('cluster.local/ns/shop/*', '*/sa/web'), either(wildcards, text))),
  pick(istio.Principal.ANY),
);

const addresses = { ipBlocks: few(subnet), notIpBlocks: few(subnet), remoteIpBlocks: few(subnet), notRemoteIpBlocks: few(subnet) };
const tokens = { requestPrincipals: few(requestPrincipal), notRequestPrincipals: few(requestPrincipal) };
const domains = { trustDomains: few(trustDomain), notTrustDomains: few(trustDomain) };
const nothing = pick(undefined);
const none = {
  principals: nothing, notPrincipals: nothing, namespaces: nothing, notNamespaces: nothing, serviceAccounts: nothing, notServiceAccounts: nothing,
};
const names = { principals: few(principal), notPrincipals: few(principal), namespaces: few(namespacePattern), notNamespaces: few(namespacePattern) };
const accounts = { serviceAccounts: few(identity, 0.3), notServiceAccounts: few(identity) };

const identified: Gen<istio.AuthorizationSource> = mostly(
  either(
    struct<istio.AuthorizationSource>({ ...none, ...addresses, ...tokens, ...domains, ...names }),
    struct<istio.AuthorizationSource>({ ...none, ...addresses, ...tokens, ...domains, ...accounts }),
  ),
  struct<istio.AuthorizationSource>({ ...addresses, ...tokens, ...domains, ...names, ...accounts }),
);
const anonymous: Gen<istio.AuthorizationSource> = struct<istio.AuthorizationSource>({
  ...none,
  ...addresses,
  ipBlocks: someOf(subnet),
  requestPrincipals: nothing,
  notRequestPrincipals: nothing,
  trustDomains: nothing,
  notTrustDomains: nothing,
});

const method = mostly(pick('GET', 'POST', '*', 'P*', 'M-SEARCH'), either(wildcards, text, pick('get', '')));
const requestHost = mostly(pick('www.example.com', '*.example.com', 'example.com:*', '*'), either(host, wildcards));
const path = mostly(
  pick('/', '/api/*', '*/info', '*', '/users/{*}/orders', '/files/{**}', '/{*}/a/{**}/b', '/a%20b'),
  either(fuzz('/', 'a', '*', '{', '}', '{*}', '{**}', '%', '?', ' ', 'é'), text),
);
const operation: Gen<istio.AuthorizationOperation> = struct<istio.AuthorizationOperation>({
  hosts: few(requestHost),
  notHosts: few(requestHost),
  ports: few(port),
  notPorts: few(port),
  methods: few(method, 0.4),
  notMethods: few(method),
  paths: few(path, 0.4),
  notPaths: few(path),
});

const anyValue = either(subnet, namespacePattern, requestPrincipal, pick('shop/web', '80', '8080'), text);
const condition = (key: Gen<istio.ConditionKey>, good: Gen<string>): Gen<istio.AuthorizationCondition> => struct<istio.AuthorizationCondition>({
  key, values: maybe(someOf(mostly(good, anyValue)), 0.8), notValues: maybe(someOf(mostly(good, anyValue)), 0.3),
});
const anonymousCondition = either(
  condition(pick(istio.ConditionKey.SOURCE_IP, istio.ConditionKey.REMOTE_IP, istio.ConditionKey.DESTINATION_IP), subnet),
  condition(pick(istio.ConditionKey.DESTINATION_PORT), pick('80', '65535')),
  condition(either(pick(istio.ConditionKey.CONNECTION_SNI), call(istio.ConditionKey.requestHeader, headerName)), pick('a', 'a*', '*')),
  condition(call(istio.ConditionKey.filterMetadata, mostly(pick('envoy.filters.network.mysql_proxy'), text), mostly(pick('db.table'), text)), pick('[update]', 'a')),
);
const identifiedCondition = either(
  anonymousCondition,
  condition(pick(istio.ConditionKey.SOURCE_NAMESPACE), namespacePattern),
  condition(pick(istio.ConditionKey.SOURCE_SERVICE_ACCOUNT), mostly(pick('shop/web'), wildcards)),
  condition(pick(istio.ConditionKey.SOURCE_PRINCIPAL, istio.ConditionKey.REQUEST_AUDIENCES, istio.ConditionKey.REQUEST_PRESENTER), pick('a', '*')),
  condition(pick(istio.ConditionKey.SOURCE_TRUST_DOMAIN), trustDomain),
  condition(pick(istio.ConditionKey.REQUEST_PRINCIPAL), requestPrincipal),
  condition(call((first: string, second?: string) => istio.ConditionKey.requestClaim(...second === undefined ? [first] : [first, second]),
    mostly(pick('groups', 'https://example.com/roles'), text), maybe(label)), pick('admin', '*')),
);

const rule = (source: Gen<istio.AuthorizationSource>, when: Gen<istio.AuthorizationCondition>): Gen<istio.AuthorizationRule> => mostly(
  struct<istio.AuthorizationRule>({
    sources: maybe(someOf(source), 0.5),
    operations: maybe(someOf(operation), 0.5),
    conditions: maybe(someOf(when), 0.3),
    anyRequest: maybe(pick(false), 0.1),
  }),
  struct<istio.AuthorizationRule>({ sources: maybe(someOf(source), 0.1), operations: nothing, conditions: nothing, anyRequest: flag }),
);
const identifiedRules = list(rule(identified, identifiedCondition), 0, 2);
const anonymousRules = list(rule(anonymous, anonymousCondition), 0, 2);

const { ALLOW, ALLOW_NOTHING, DENY, AUDIT } = istio.AuthorizationAction;
const common = { metadata: metadata(subdomain), target: maybe(policyTarget, 0.6) };
const custom = call(istio.AuthorizationAction.custom, mostly(pick('authorizer'), text));
const props: Gen<istio.AuthorizationPolicyProps> = either(
  struct<istio.AuthorizationPolicyProps>({ ...common, action: maybe(pick(ALLOW, DENY, AUDIT), 0.8), rules: maybe(identifiedRules, 0.9) }),
  struct<istio.AuthorizationPolicyProps>({ ...common, action: custom, rules: mostly(anonymousRules, identifiedRules) }),
  struct<istio.AuthorizationPolicyProps>({ ...common, action: pick(ALLOW_NOTHING), rules: mostly(nothing, identifiedRules) }),
);

export const authorizationPolicy = defining(props, (scope, given) => new istio.AuthorizationPolicy(scope, 'case', given));
