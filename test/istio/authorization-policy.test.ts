import { ServiceHost, WorkloadSelector } from '../../src';
import {
  AuthorizationAction, AuthorizationCondition, AuthorizationPolicy, AuthorizationPolicyProps, AuthorizationSource, ConditionKey,
  PolicyTarget, Principal, ServiceIdentity,
} from '../../src/istio';
import { problemsOf } from '../support/policy';
import { chart, only } from '../support/synth';

const GET = { operations: [{ methods: ['GET'] }] };
const POST = { operations: [{ methods: ['POST'] }] };
const GET_SPEC = { to: [{ operation: { methods: ['GET'] } }] };
const CART = ServiceHost.fromName('cart', { namespace: 'shop' });

const policy = (props: AuthorizationPolicyProps) => only((scope) => new AuthorizationPolicy(scope, 'policy', props));

test('a policy allows some requests in its namespace', () => {
  expect(policy({ rules: [GET] })).toEqual({
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name: 'test-policy', namespace: 'shop' },
    spec: { action: 'ALLOW', rules: [GET_SPEC] },
  });
});

test('all fields come out', () => {
  const { metadata, spec } = policy({
    metadata: { name: 'ask', labels: { team: 'web' } },
    target: PolicyTarget.workloads(WorkloadSelector.labels({ app: 'cart' })),
    action: AuthorizationAction.custom('authorizer'),
    rules: [GET],
  });

  expect(metadata).toEqual({ name: 'ask', namespace: 'shop', labels: { team: 'web' } });
  expect(spec).toEqual({ selector: { matchLabels: { app: 'cart' } }, action: 'CUSTOM', provider: { name: 'authorizer' }, rules: [GET_SPEC] });
});

test('a policy may be attached to a service', () => {
  expect(policy({ target: PolicyTarget.serviceHost(CART), rules: [GET] }).spec.targetRefs).toEqual([{ kind: 'Service', name: 'cart' }]);
});

test('a policy for the mesh is in the root namespace', () => {
  expect(policy({ target: PolicyTarget.mesh(), rules: [GET] }).metadata.namespace).toBe('istio-system');
});

test.each([
  ['ALLOW', AuthorizationAction.ALLOW],
  ['DENY', AuthorizationAction.DENY],
  ['AUDIT', AuthorizationAction.AUDIT],
])('the action may be %s', (action, value) => {
  expect(policy({ action: value, rules: [GET] }).spec).toEqual({ action, rules: [GET_SPEC] });
});

test('to allow nothing is said so', () => {
  expect(policy({ action: AuthorizationAction.ALLOW_NOTHING }).spec).toEqual({ action: 'ALLOW' });
});

test('every request is said so', () => {
  expect(policy({ action: AuthorizationAction.custom('authorizer'), rules: [{ anyRequest: true }] }).spec.rules).toEqual([{}]);
});

test('rules added later come after those of the props', () => {
  const { spec } = only((scope) => new AuthorizationPolicy(scope, 'policy', { rules: [GET] }).addRule(POST));

  expect(spec.rules).toEqual([GET_SPEC, { to: [{ operation: { methods: ['POST'] } }] }]);
});

test.each<[string, AuthorizationPolicyProps, string]>([
  ['allows', {},
    'an authorization policy that allows nothing denies every request; add a rule by addRule, or say so by AuthorizationAction.ALLOW_NOTHING'],
  ['denies', { action: AuthorizationAction.DENY }, 'an authorization policy without rules does nothing; add one by addRule, { anyRequest: true } for every request'],
  ['asks', { action: AuthorizationAction.custom('a'), rules: [] },
    'an authorization policy without rules does nothing; add one by addRule, { anyRequest: true } for every request'],
])('fails at synthesis for a policy that %s and has no rules', (_, props, problem) => {
  expect(problemsOf((scope) => new AuthorizationPolicy(scope, 'policy', props))).toEqual([`[test/policy] ${problem}`]);
});

test('fails with a rule where nothing is allowed', () => {
  expect(() => new AuthorizationPolicy(chart(), 'policy', { action: AuthorizationAction.ALLOW_NOTHING, rules: [GET] }))
    .toThrow('an authorization policy that allows nothing has no rules; use AuthorizationAction.ALLOW [test/policy]');
});

test('fails with a target elsewhere', () => {
  expect(() => new AuthorizationPolicy(chart(), 'policy', { metadata: { namespace: 'books' }, target: PolicyTarget.serviceHost(CART) })).toThrow(
    "service 'cart' is in 'shop', but AuthorizationPolicy 'test-policy' is in 'books', and a policy is attached only within its namespace; "
    + "put the policy into 'shop' [test/policy]");
});

test('fails with an empty provider', () => {
  expect(() => AuthorizationAction.custom('')).toThrow('provider of a custom action must not be empty');
});

describe('a custom action', () => {
  const asking = (sources: AuthorizationSource[], conditions?: AuthorizationCondition[]) => ({
    action: AuthorizationAction.custom('authorizer'),
    rules: [{ sources, conditions }],
  });

  test('looks at addresses, operations and headers', () => {
    const blocks = { ipBlocks: ['10.0.0.1'], notIpBlocks: ['10.0.0.2'], remoteIpBlocks: ['10.0.0.3'], notRemoteIpBlocks: ['10.0.0.4'] };
    const conditions = [ConditionKey.SOURCE_IP, ConditionKey.REMOTE_IP].map((key) => ({ key, values: ['10.0.0.1'] }));
    const header = { key: ConditionKey.requestHeader('x-user'), values: ['*'] };

    expect(policy(asking([blocks], [...conditions, header])).spec.rules).toHaveLength(1);
  });

  const web = ServiceIdentity.fromName('web', { namespace: 'shop' });
  test.each<[string, AuthorizationSource]>([
    ['principals', { principals: [Principal.ANY] }],
    ['notPrincipals', { notPrincipals: [Principal.ANY] }],
    ['serviceAccounts', { serviceAccounts: [web] }],
    ['notServiceAccounts', { notServiceAccounts: [web] }],
    ['namespaces', { namespaces: ['shop'] }],
    ['notNamespaces', { notNamespaces: ['shop'] }],
    ['trustDomains', { trustDomains: ['a'] }],
    ['notTrustDomains', { notTrustDomains: ['a'] }],
    ['requestPrincipals', { requestPrincipals: ['*'] }],
    ['notRequestPrincipals', { notRequestPrincipals: ['*'] }],
  ])('fails with the source field %s', (field, source) => {
    expect(() => new AuthorizationPolicy(chart(), 'policy', asking([source, { ipBlocks: ['10.0.0.1'] }, source]))).toThrow(
      `a rule of a custom action cannot look at ${field}; leave that to the provider, or to a policy that allows or denies [test/policy]`);
  });

  test.each([
    ['source.namespace', ConditionKey.SOURCE_NAMESPACE, 'shop'],
    ['source.serviceAccount', ConditionKey.SOURCE_SERVICE_ACCOUNT, 'shop/web'],
    ['source.principal', ConditionKey.SOURCE_PRINCIPAL, '*'],
    ['source.trustDomain', ConditionKey.SOURCE_TRUST_DOMAIN, 'a'],
    ['request.auth.principal', ConditionKey.REQUEST_PRINCIPAL, '*'],
    ['request.auth.claims[groups]', ConditionKey.requestClaim('groups'), 'a'],
  ])('fails with a condition on %s', (name, key, value) => {
    const rule = { conditions: [{ key, values: [value] }] };
    const made = new AuthorizationPolicy(chart(), 'policy', { action: AuthorizationAction.custom('authorizer') });

    expect(() => made.addRule(rule)).toThrow(
      `a rule of a custom action cannot look at ${name}; leave that to the provider, or to a policy that allows or denies [test/policy]`);
  });
});
