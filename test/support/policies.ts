import { readText } from '../../src/model/read';
import { HttpCall, opinionsOf, Peer, Policies, PolicyCall, ProxyPolicies, Verdict, verdictOf } from '../../src/simulator/policy';

type Fields = Record<string, any>;

/** A policy in the namespace `shop`, or in that of 'namespace/name'. */
export function security(kind: string, name: string, spec: Fields = {}, metadata: Fields = {}): object {
  const [own, namespace = 'shop'] = name.split('/').reverse();
  return { apiVersion: 'security.istio.io/v1', kind, metadata: { name: own, namespace, ...metadata }, spec };
}

export const allow = (name: string, spec: Fields = {}, metadata: Fields = {}) => security('AuthorizationPolicy', name, spec, metadata);
export const deny = (name: string, ...rules: Fields[]) => security('AuthorizationPolicy', name, { action: 'DENY', rules });

export const SETTINGS = { rootNamespace: 'istio-system', trustDomain: 'cluster.local', trustDomainAliases: [] as string[], authorizers: [] };

export const policiesOf = (objects: object[], settings: Partial<ConstructorParameters<typeof Policies>[1]> = {}) =>
  new Policies(readText(objects.map((one) => JSON.stringify(one)).join('\n---\n'), 'policies.yaml').resources, { ...SETTINGS, ...settings });

/** What a workload `web` in `shop` asks. */
export const proxyPolicies = (objects: object[], settings: Parameters<typeof policiesOf>[1] = {}): ProxyPolicies =>
  policiesOf(objects, settings).of({ namespace: 'shop', labels: { app: 'web' } });

export const http = (more: Partial<HttpCall> = {}): HttpCall => ({ method: 'GET', authority: 'web', path: '/', query: '', headers: {}, ...more });
export const request = (more: Partial<HttpCall> = {}, call: Partial<PolicyCall> = {}): PolicyCall => ({ port: 80, http: http(more), ...call });

type Settings = Parameters<typeof policiesOf>[1];

export const NEWS: Peer = { identity: { trustDomain: 'cluster.local', namespace: 'shop', serviceAccount: 'news' } };
export const NOBODY: Peer = {};

/** Whether the rule alone matches: true, false, or undefined where it is not known. */
export function ruleMatches(rule: Fields, call: PolicyCall, peer: Peer = NOBODY, settings: Settings = {}): boolean | undefined {
  return opinionsOf(proxyPolicies([allow('one', { rules: [rule] })], settings), call, peer)[0].matches;
}

/** In a word: `passes`, or the status with the policy and the rule. */
export function inShort({ denial, unsure }: Verdict): string {
  if (denial) return [denial.status, denial.policy.replaceAll('AuthorizationPolicy ', ''), denial.rule ?? ''].join(' ').trim();
  return unsure.length > 0 ? 'unsure' : 'passes';
}

export const judged = (objects: object[], call: PolicyCall = request(), peer: Peer = NOBODY, settings: Parameters<typeof policiesOf>[1] = {}) =>
  inShort(verdictOf(proxyPolicies(objects, settings), call, peer));
