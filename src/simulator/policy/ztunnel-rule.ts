import { AuthorizationPolicyRules, AuthorizationPolicyRulesFromSource as Source, AuthorizationPolicyRulesToOperation as Operation } from '../../schema/security.istio.io.generated';
import { Asked, Condition, conditionsOf } from './condition';
import { PORT } from './operation';
import { Rule } from './rule';
import { ip, principal, serviceAccount, sourceNamespace } from './source';
import { whenAttribute } from './when';

/** Keys of `when` that ztunnel knows. */
const KEYS = new Set(['source.ip', 'source.namespace', 'source.principal', 'destination.ip', 'destination.port']);

const HTTP_SOURCE = ['remoteIpBlocks', 'notRemoteIpBlocks', 'requestPrincipals', 'notRequestPrincipals'] as const;
const HTTP_OPERATION = ['hosts', 'notHosts', 'methods', 'notMethods', 'paths', 'notPaths'] as const;

/**
 * The rule that ztunnel has, or undefined where it has none, or one that never matches.
 *
 * It knows nothing of HTTP. A rule that allows goes where it asks for such a thing. In one that denies the rest counts, but where of all
 * sources or of all operations nothing is left, it matches nothing.
 */
export function ztunnelRuleOf(
  { from = [], to = [], when = [] }: AuthorizationPolicyRules, index: number, namespace: string, allows: boolean,
): Rule | undefined {
  const sources = from.map(({ source = {} }) => source);
  const operations = to.map(({ operation = {} }) => operation);
  const isOfHttp = sources.some((one) => HTTP_SOURCE.some((name) => one[name]?.length))
    || operations.some((one) => HTTP_OPERATION.some((name) => one[name]?.length));
  if ((allows && isOfHttp) || when.some(({ key }) => !KEYS.has(key))) return undefined;
  const made = {
    index,
    sources: sources.map((one) => gathered(sourceOf(one, namespace))).filter(asksSomething),
    operations: operations.map((one) => gathered(operationOf(one))).filter(asksSomething),
    conditions: when.flatMap((one) => gathered([[whenAttribute(one, namespace)!, one.values, one.notValues]])),
  };
  const isVoid = (from.length > 0 && made.sources.length === 0) || (to.length > 0 && made.operations.length === 0);
  return isVoid ? undefined : made;
}

const gathered = (all: readonly Asked[]): Condition[] => all.flatMap((one) => conditionsOf(one, true)!);

const asksSomething = (conditions: readonly Condition[]) => conditions.length > 0;

const sourceOf = (source: Source, own: string): readonly Asked[] => [
  [principal, source.principals, source.notPrincipals],
  [serviceAccount(own), source.serviceAccounts, source.notServiceAccounts],
  [sourceNamespace, source.namespaces, source.notNamespaces],
  [ip, source.ipBlocks, source.notIpBlocks],
];

const operationOf = ({ ports, notPorts }: Operation): readonly Asked[] => [[PORT, ports, notPorts]];
