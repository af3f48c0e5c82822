import { denialText, Explanation, failureText, Rejected, targetText } from './explain';
import { Forwarded, Outcome, SentRequest } from './outcome';
import { portOf, Request } from './request';

/** A step of a decision, or something else to tell of what becomes of a request. */
export interface TraceLine {
  readonly label: string;
  readonly text: string;
  readonly others: readonly Rejected[];
}

/** Such as `GET http://web:8080/cart from the workload shop/news`. */
export function requestText(request: Request): string {
  const { method = 'GET', host, path = '/', from, tls } = request;
  const source = 'gateway' in from ? `to the gateway ${from.gateway}` : `from the workload ${from.workload}`;
  const port = portOf(request);
  const address = `${host}${port === (tls ? 443 : 80) ? '' : `:${port}`}`;
  switch (request.protocol) {
    case 'tcp': return `${tls ? 'TLS' : 'TCP'} to ${host}:${port} ${source}`;
    case 'grpc': return `gRPC ${tls ? 'https' : 'http'}://${address}${path} ${source}`;
    default: return `${method} ${tls ? 'https' : 'http'}://${address}${path} ${source}`;
  }
}

/** How a request is decided and what becomes of it, for people. */
export function traceOf(request: Request, { outcome, steps }: Explanation): TraceLine[] {
  return [
    ...steps.map(({ stage, text, others }) => ({ label: stage, text, others })),
    ...[...results(request, outcome), ...doubts(outcome)].map(([label, text]) => ({ label, text, others: [] })),
  ];
}

const doubts = ({ unsure, unconfirmed = [] }: Outcome): readonly Result[] =>
  [...unsure.map((text) => ['unsure', text] as const), ...unconfirmed.map((text) => ['unconfirmed', text] as const)];

type Result = readonly [label: string, text: string];

function results(request: Request, outcome: Outcome): readonly Result[] {
  switch (outcome.kind) {
    case 'forwarded': return forwarding(request, outcome);
    case 'connected': return [];
    case 'answered': return [['answer', [`${failureText(outcome)}: ${outcome.by}`, outcome.location ?? outcome.body].filter(Boolean).join(' ')]];
    case 'passed on': return [['passed on', 'to the address that was called, which the mesh does not know']];
    case 'refused': return [['refused', outcome.reason]];
    case 'unmodelled': return [['unknown', outcome.reason]];
  }
}

function forwarding(request: Request, { destinations, mirrors, faults: { delay, abort }, timeout }: Forwarded): readonly Result[] {
  const sent = [...new Set(destinations.flatMap((one) => changesOf(request, one.request)))];
  return [
    ...sent.map((text) => ['sent', text] as const),
    ...mirrors.map((one) => ['mirror', [`${targetText(one)} (${one.percent} %)`, ...one.denials.map(denialText)].join('; ')] as const),
    ...delay ? [['delay', `${delay.delay} (${delay.percent} %)`] as const] : [],
    ...abort ? [['abort', `${abort.status ?? abort.grpcStatus} (${abort.percent} %)`] as const] : [],
    ...timeout === undefined ? [] : [['timeout', timeout] as const],
  ];
}

/** What of a request is another when it leaves the proxy. */
function changesOf({ host, path = '/', headers = {} }: Request, sent: SentRequest): string[] {
  const given = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const removed = [...given.keys()].filter((name) => sent.headers[name] === undefined);
  const set = Object.entries(sent.headers).filter(([name, value]) => given.get(name) !== value);
  return [
    ...sent.path === path ? [] : [`path ${sent.path}`],
    ...sent.authority.replace(/:\d+$/, '') === host.replace(/:\d+$/, '') ? [] : [`host ${sent.authority}`],
    ...set.map(([name, value]) => `header ${name}: ${value}`),
    ...removed.map((name) => `no header ${name}`),
  ];
}
