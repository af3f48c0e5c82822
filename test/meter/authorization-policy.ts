import { istio } from '../../src';
import { Coverage, Recipe } from './meter';
import { TARGET_LEFT_OUT, targetRecipes } from './parts/policy-target';
import { hostName, path } from './parts/values';
import { Probe } from './probe';

const { AuthorizationAction, AuthorizationPolicy, ConditionKey, Principal, ServiceIdentity } = istio;
const ANY: istio.AuthorizationRule = { anyRequest: true };

const ruling = (rule: (probe: Probe) => istio.AuthorizationRule): Recipe => (scope, probe) =>
  new AuthorizationPolicy(scope, 'policy', { rules: [rule(probe.within('rules[]'))] });

const address = (probe: Probe, leaf: string) => probe.of(leaf, '10.0.0.1', '10.0.0.0/8');
const identity = (probe: Probe, leaf: string) => {
  const account = probe.text(leaf, (text) => `shop/${text}`).replace('shop/', '');
  return ServiceIdentity.fromName(account, { namespace: 'shop' });
};

export const authorizationPolicy: Coverage = {
  apiVersion: 'security.istio.io/v1',
  kind: 'AuthorizationPolicy',
  minimal: (scope, id, props) => new AuthorizationPolicy(scope, id, { ...props, rules: [ANY] }),
  recipes: {
    ...targetRecipes((target) => (scope) => new AuthorizationPolicy(scope, 'policy', { target, rules: [ANY] })),
    'actions': (scope, probe) => new AuthorizationPolicy(scope, 'policy', {
      action: probe.of('action', AuthorizationAction.ALLOW, AuthorizationAction.DENY, AuthorizationAction.AUDIT), rules: [ANY],
    }),
    'a custom action': (scope, probe) => {
      probe.implied('action', 'CUSTOM');
      new AuthorizationPolicy(scope, 'policy', { action: AuthorizationAction.custom(probe.text('provider.name')), rules: [ANY] });
    },
    'sources': ruling((rule) => {
      const source = rule.within('from[].source');
      return {
        sources: [{
          principals: [Principal.pattern(source.text('principals[]'))],
          notPrincipals: [Principal.pattern(source.text('notPrincipals[]'))],
          namespaces: [source.text('namespaces[]')],
          notNamespaces: [source.text('notNamespaces[]')],
          trustDomains: [source.text('trustDomains[]')],
          notTrustDomains: [source.text('notTrustDomains[]')],
          requestPrincipals: [source.text('requestPrincipals[]', (text) => `issuer/${text}`)],
          notRequestPrincipals: [source.text('notRequestPrincipals[]', (text) => `issuer/${text}`)],
          ipBlocks: [address(source, 'ipBlocks[]')],
          notIpBlocks: [address(source, 'notIpBlocks[]')],
          remoteIpBlocks: [address(source, 'remoteIpBlocks[]')],
          notRemoteIpBlocks: [address(source, 'notRemoteIpBlocks[]')],
        }],
      };
    }),
    'service accounts': ruling((rule) => {
      const source = rule.within('from[].source');
      return {
        sources: [{ serviceAccounts: [identity(source, 'serviceAccounts[]')], notServiceAccounts: [identity(source, 'notServiceAccounts[]')] }],
      };
    }),
    'operations and conditions': ruling((rule) => {
      const operation = rule.within('to[].operation');
      const condition = rule.within('when[]');
      return {
        operations: [{
          hosts: [hostName(operation, 'hosts[]')],
          notHosts: [hostName(operation, 'notHosts[]')],
          ports: [operation.number('ports[]')],
          notPorts: [operation.number('notPorts[]')],
          methods: [operation.of('methods[]', 'GET', 'POST')],
          notMethods: [operation.of('notMethods[]', 'GET', 'POST')],
          paths: [path(operation, 'paths[]')],
          notPaths: [path(operation, 'notPaths[]')],
        }],
        conditions: [{
          key: condition.of('key', ConditionKey.REQUEST_AUDIENCES, ConditionKey.CONNECTION_SNI),
          values: [condition.text('values[]')],
          notValues: [condition.text('notValues[]')],
        }],
      };
    }),
  },
  leftOut: TARGET_LEFT_OUT,
};
