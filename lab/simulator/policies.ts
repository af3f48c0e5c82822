import { Destination, Outcome, Request } from '../../src/simulator';
import { receivedOf } from '../../src/simulator/http/call';
import { HttpCall, Policies, ProxyPolicies, Token } from '../../src/simulator/policy';
import { authenticate } from '../../src/simulator/policy/authentication';
import { tokenText, written } from '../../src/simulator/policy/token-text';
import { WRITTEN } from '../generators/policies/authentication';
import { MeshAnswer, MeshRequest } from '../light';

/** What of a request is compared, where it comes through. */
const COMPARED = ['authorization', 'x-token', 'x-plain', 'cookie', 'x-tier', ...WRITTEN];

const described = (program: string, path: string, headers: Readonly<Record<string, string>>) =>
  [program, path, ...COMPARED.flatMap((name) => (headers[name] === undefined ? [] : [`${name}=${inOrder(headers[name])}`]))].join(' ');

/** An object as a header has it, by the order of its names, which Envoy leaves to chance. */
function inOrder(header: string): string {
  const text = Buffer.from(header, 'base64').toString();
  return /^[{[].*[}\]]$/.test(text) && Buffer.from(text).toString('base64') === header ? `JSON ${sorted(JSON.parse(text))}` : header;
}

const sorted = (value: unknown): string => JSON.stringify(value, (_, part: unknown) =>
  (typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part));

/** What a workload asks, by its name. */
export type PoliciesOf = (workload: string) => ProxyPolicies;

/** What workloads of the base ask, which have the labels that their names tell. */
export function policiesByName(policies: Policies): PoliciesOf {
  return (workload) => {
    const [, namespace, app, version] = /^(.*)\/(.*)-(.*)$/.exec(workload)!;
    return policies.of({ namespace, labels: { app, version } });
  };
}

/** What the simulator says may come of a request: each possibility, and its share. Nothing where it is not sure. */
export function policyExpectations(outcome: Outcome, { tokens = [] }: Request, policiesOf: PoliciesOf): Map<string, number> {
  if (outcome.unsure.length > 0) return new Map();
  switch (outcome.kind) {
    case 'answered': return new Map([[`${outcome.status}`, 1]]);
    case 'refused': return new Map([['refused', 1]]);
    case 'forwarded': {
      const shares = new Map<string, number>();
      for (const one of outcome.destinations) {
        for (const endpoint of one.endpoints) {
          const answer = answerAt(endpoint, one, tokens, policiesOf);
          shares.set(answer, (shares.get(answer) ?? 0) + one.share / one.endpoints.length);
        }
      }
      return shares;
    }
    default: throw new Error(`no policy makes a request ${outcome.kind}`);
  }
}

function answerAt(endpoint: string, { denials, request }: Destination, tokens: readonly Token[], policiesOf: PoliciesOf): string {
  const denial = denials.find(({ endpoints }) => endpoints.includes(endpoint));
  if (denial) return denial.status === 'reset' ? 'refused' : `${denial.status}`;
  const received = receivedOf(request, { tokens: new Map(tokens.map((one) => [tokenText(one), one])) });
  const { path, query, headers } = afterTokens(policiesOf(endpoint), received);
  return described(endpoint.split('/')[1].replace(/-v\d$/, ''), path + query, headers);
}

/** What the program gets once its sidecar has looked at tokens. */
function afterTokens({ jwt }: ProxyPolicies, call: HttpCall): HttpCall {
  const authenticated = authenticate(jwt, call);
  return authenticated.kind === 'passed' ? authenticated.call : call;
}

/** A token as its issuer signs it, which the simulator writes in its own way. */
export type Signed = (token: Token) => string;

type Pairs = readonly (readonly [from: string, to: string])[];

const replaced = (text: string, pairs: Pairs) => pairs.reduce((all, [from, to]) => all.replaceAll(from, to), text);
const replacedIn = (headers: Readonly<Record<string, string>>, pairs: Pairs) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, replaced(value, pairs)]));

/** A request as the lab sends it, with real tokens. */
export function asked({ protocol: _, tls, tokens = [], sourceAddress, authorizers: __, ...request }: Request, signed: Signed): MeshRequest {
  const pairs = tokens.map((one) => [tokenText(one), signed(one)] as const);
  const { headers = {}, path = '/' } = written({ ...request, tokens });
  return {
    ...request,
    path: replaced(path, pairs),
    headers: replacedIn(headers, pairs),
    ...tls && { tls: tls.sni === undefined ? {} : { serverName: tls.sni } },
    ...'gateway' in request.from && { sourceAddress },
  };
}

/** What came of it, in the same words as what is expected. */
export function policyFound({ seen, status, error }: MeshAnswer, { tokens = [] }: Request, signed: Signed): string {
  if (error) return ['closed', 'refused', 'tls'].includes(error.kind) ? 'refused' : error.kind;
  if (!seen) return `${status}`;
  const pairs = tokens.map((one) => [signed(one), tokenText(one)] as const);
  return described(seen.service, replaced(seen.path, pairs), replacedIn(seen.headers, pairs));
}
