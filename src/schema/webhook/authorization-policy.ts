import type {
  AuthorizationPolicyRules, AuthorizationPolicyRulesFromSource, AuthorizationPolicyRulesToOperation, AuthorizationPolicySpec,
} from '../security.istio.io.generated';
import { serviceAccount, trustDomain } from '../values/identity';
import { subnet } from '../values/ip';
import { pathTemplate } from '../values/path-template';
import { notEmpty, portText } from '../values/text';
import { condition } from './authorization-condition';
import { dryRun, Metadata } from './metadata';
import { Place } from './place';
import { scope } from './selector';

type Check = (value: string) => string | undefined;

/** Fields of a source, and the form of their values. */
const SOURCE: Readonly<Record<keyof AuthorizationPolicyRulesFromSource, Check>> = {
  principals: notEmpty,
  notPrincipals: notEmpty,
  namespaces: notEmpty,
  notNamespaces: notEmpty,
  serviceAccounts: serviceAccount,
  notServiceAccounts: serviceAccount,
  ipBlocks: subnet,
  notIpBlocks: subnet,
  remoteIpBlocks: subnet,
  notRemoteIpBlocks: subnet,
  requestPrincipals: notEmpty,
  notRequestPrincipals: notEmpty,
  trustDomains: trustDomain,
  notTrustDomains: trustDomain,
};
const path: Check = (value) => notEmpty(value) ?? pathTemplate(value);
/** Fields of an operation, and the form of their values. */
const OPERATION: Readonly<Record<keyof AuthorizationPolicyRulesToOperation, Check>> = {
  hosts: notEmpty,
  notHosts: notEmpty,
  methods: notEmpty,
  notMethods: notEmpty,
  paths: path,
  notPaths: path,
  ports: portText,
  notPorts: portText,
};
/** Fields of a source that only HTTP tells, trust domains among them as istiod sees it. */
const ONLY_HTTP: readonly string[] = ['requestPrincipals', 'notRequestPrincipals', 'trustDomains', 'notTrustDomains'];
/** Fields of a source that an external authorizer is asked without: they come from certificates and tokens. */
const NOT_CUSTOM = /principals$|namespaces$|serviceAccounts$|trustDomains$/i;
const CONDITION_NOT_CUSTOM = /^source\.(namespace|serviceAccount|trustDomain|principal)$|^request\.auth\./;

export function authorizationPolicy(spec: AuthorizationPolicySpec, place: Place, metadata: Metadata, root: Place): void {
  const { action = 'ALLOW', rules = [], provider } = spec;
  dryRun(metadata, action, root.at('metadata').at('annotations'));
  scope(spec, place);
  if (rules.length === 0 && (action === 'CUSTOM' || action === 'DENY')) {
    place.at('rules').error(`must have at least one entry for action ${action}, which does nothing without; {} takes every request`);
  }
  if (action === 'CUSTOM') {
    if (rules.length > 0 && !provider?.name) place.at('provider').at('name').error('must name the external authorizer for action CUSTOM');
    place.each('rules', rules, onlyForAuthorizer);
  } else if (provider) {
    place.at('provider').error(`is for action CUSTOM only, and the action is ${action}; drop it`);
  }
  place.each('rules', rules, (one, at) => rule(one, at, action === 'DENY'));
}

function rule({ from = [], to = [], when }: AuthorizationPolicyRules, place: Place, denies: boolean): void {
  place.each('from', from, ({ source }, at) => fields(source, SOURCE, at.at('source')));
  place.each('to', to, ({ operation }, at) => fields(operation, OPERATION, at.at('operation')));
  place.each('when', when, condition);
  if (denies && deniesAllTcp({ from, to })) {
    place.warning('denies all TCP traffic as well, as it asks for nothing but what HTTP has; add ports to its operations');
  }
}

/** What a part of a rule asks for, which must be something. */
function fields<T extends object>(given: T | undefined, checks: Readonly<Record<string, Check>>, place: Place): void {
  const names = Object.keys(given ?? {}).filter((name) => isGiven(given!, name));
  if (names.length === 0) place.error('must have at least one field that is not empty');
  for (const name of names) place.checkEach(name, valuesOf(given!, name), checks[name]);
}

const valuesOf = (given: object, name: string) => (given as Record<string, string[] | undefined>)[name];
const isGiven = (given: object, name: string) => (valuesOf(given, name) ?? []).length > 0;

function onlyForAuthorizer({ from, when }: AuthorizationPolicyRules, place: Place): void {
  place.each('from', from, ({ source = {} }, at) => {
    for (const name of Object.keys(source).filter((field) => NOT_CUSTOM.test(field) && isGiven(source, field))) {
      at.at('source').at(name).error('cannot stand in a policy with action CUSTOM; drop it');
    }
  });
  place.each('when', when, ({ key }, at) => {
    if (CONDITION_NOT_CUSTOM.test(key)) at.at('key').error(`cannot be '${key}' in a policy with action CUSTOM; drop it`);
  });
}

/** A proxy cannot tell what HTTP says of a TCP connection, and takes it for a match where it denies. */
function deniesAllTcp({ from = [], to = [] }: AuthorizationPolicyRules): boolean {
  const sources = from.flatMap(({ source }) => source ?? []);
  const operations = to.flatMap(({ operation }) => operation ?? []);
  if (operations.length > 0) return !operations.some((one) => isGiven(one, 'ports') || isGiven(one, 'notPorts'));
  return sources.length > 0 && !sources.some((one) => Object.keys(one).some((name) => !ONLY_HTTP.includes(name) && isGiven(one, name)));
}
