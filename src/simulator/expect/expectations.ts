import { Connection, Denial, Outcome } from '../outcome';
import { allowedOf, grpcStatusOfOutcome, isServed, statusOf } from '../status';

/** What is expected of an outcome. */
export interface Expectation {
  /** Such as `to be answered with 404`. */
  readonly text: string;
  holds(outcome: Outcome): boolean;
}

/** One of the services that a request goes to. */
export interface ExpectedDestination {
  /** Host of the service; of a Service of Kubernetes its name, with or without its namespace. */
  readonly service?: string;
  readonly subset?: string;
  readonly port?: number;
  /** Percent of the requests, to a tenth. @default all requests go to the destinations that are named */
  readonly weight?: number;
}

/** Answer of the mesh itself. */
export interface ExpectedAnswer {
  readonly status?: number;
  /** Of calls of gRPC. */
  readonly grpcStatus?: number;
  readonly body?: string;
  /** Some of its headers, by names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ExpectedRedirect {
  readonly location: string;
  /** @default any */
  readonly status?: number;
}

/** How a request is refused. */
export interface ExpectedDenial {
  /** Policy that refuses it: `shop/web`, or with its kind before it. @default any */
  readonly policy?: string;
  /** What the client gets; `reset` where the connection is closed. @default any */
  readonly status?: 401 | 403 | 503 | 'reset';
}

/** The request as it leaves the proxy. */
export interface ExpectedRewrite {
  readonly path?: string;
  /** With the port, unless that is 80. */
  readonly host?: string;
  /** Some of its headers, by names in lower case; undefined for one that must not be there. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** The opposite of an expectation. */
export const not = ({ text, holds }: Expectation): Expectation => ({ text: `not ${text}`, holds: (outcome) => !holds(outcome) });

export function routed(expected: ExpectedDestination | readonly ExpectedDestination[]): Expectation {
  const all = Array.isArray(expected) ? expected as readonly ExpectedDestination[] : [expected as ExpectedDestination];
  const isOneOf = (destination: Connection) => all.some((one) => isThat(one, destination));
  const shareIs = (one: ExpectedDestination, destinations: readonly Connection[]) => {
    const share = destinations.filter((destination) => isThat(one, destination)).reduce((sum, destination) => sum + allowedShare(destination), 0);
    return one.weight === undefined ? share > 0 : Math.abs(share * 100 - one.weight) <= TOLERANCE;
  };
  return {
    text: `to be routed to ${all.map(destinationText).join(' and ')}`,
    holds: (outcome) => {
      if (outcome.kind !== 'forwarded' && outcome.kind !== 'connected') return false;
      const answering = outcome.destinations.filter(({ failure }) => !failure);
      const isWhole = (one: Connection) => !one.failure && one.denials.length === 0 && isOneOf(one);
      const complete = all.every(({ weight }) => weight !== undefined) || outcome.destinations.every(isWhole);
      return complete && all.every((one) => shareIs(one, answering));
    },
  };
}

const TOLERANCE = 0.0501;

/** The share of a destination that its endpoints do not refuse. */
const allowedShare = (destination: Connection) =>
  (destination.denials.length === 0 ? destination.share : destination.share * allowedOf(destination).length / destination.endpoints.length);

const destinationText = ({ service, subset, port, weight }: ExpectedDestination) => [
  service ?? 'any service', subset === undefined ? '' : `subset ${subset}`, port === undefined ? '' : `port ${port}`, weight === undefined ? '' : `(${weight} %)`,
].filter(Boolean).join(' ');

const isThat = ({ service, subset, port }: ExpectedDestination, destination: Connection) =>
  (service === undefined || isNamed(service, destination.host))
  && (subset === undefined || subset === destination.subset)
  && (port === undefined || port === destination.port);

/** Services of Kubernetes may be named by the beginning of their host. */
const isNamed = (service: string, host: string) =>
  host === service || (host.endsWith('.svc.cluster.local') && host.startsWith(`${service}.`));

export function answered(expected: ExpectedAnswer | number): Expectation {
  const { status, grpcStatus, body, headers = {} } = typeof expected === 'number' ? { status: expected } as ExpectedAnswer : expected;
  return {
    text: `to be answered by the mesh with ${JSON.stringify(expected)}`,
    holds: (outcome) => {
      if (status !== undefined && statusOf(outcome) !== status) return false;
      if (grpcStatus !== undefined && grpcStatusOfOutcome(outcome) !== grpcStatus) return false;
      if (outcome.kind !== 'answered') return (status ?? grpcStatus) !== undefined && body === undefined && Object.keys(headers).length === 0;
      return (body === undefined || outcome.body === body) && hasHeaders(headers, outcome.headers);
    },
  };
}

export function denied({ policy, status }: ExpectedDenial = {}): Expectation {
  const isNamedSo = (titles: string) => titles.split(', ').some((one) => one === policy || one.endsWith(` ${policy}`));
  const isThis = (denial: Omit<Denial, 'endpoints'>) =>
    (status === undefined || denial.status === status) && (policy === undefined || isNamedSo(denial.policy ?? ''));
  const by = policy === undefined ? 'a policy' : policy;
  return {
    text: `to be denied by ${by}${status === undefined ? '' : ` with ${status}`}`,
    holds: (outcome) => {
      if (outcome.kind === 'answered') return outcome.denial !== undefined && isThis(outcome.denial);
      return outcome.kind === 'forwarded' && outcome.destinations.every((one) =>
        !one.failure && allowedOf(one).length === 0 && one.denials.length > 0 && one.denials.every(isThis));
    },
  };
}

export function redirected(expected: ExpectedRedirect | string): Expectation {
  const { location, status }: ExpectedRedirect = typeof expected === 'string' ? { location: expected } : expected;
  return {
    text: `to be redirected to ${location}${status === undefined ? '' : ` with ${status}`}`,
    holds: (outcome) => outcome.kind === 'answered' && outcome.by === 'redirect'
      && outcome.location === location && (status === undefined || outcome.status === status),
  };
}

/** That there is no connection, or none that stays. */
export const refused = (): Expectation => ({
  text: 'to be refused',
  holds: (outcome) => outcome.kind === 'refused' || (outcome.kind === 'connected' && !isServed(outcome)),
});

export function rewritten({ path, host, headers = {} }: ExpectedRewrite): Expectation {
  return {
    text: `to be sent on as ${JSON.stringify({ path, host, headers })}`,
    holds: (outcome) => outcome.kind === 'forwarded' && outcome.destinations.every(({ request }) =>
      (path === undefined || request.path === path) && (host === undefined || request.authority === host) && hasHeaders(headers, request.headers)),
  };
}

const hasHeaders = (expected: Readonly<Record<string, string | undefined>>, given: Readonly<Record<string, string>>) =>
  Object.entries(expected).every(([name, value]) => given[name.toLowerCase()] === value);
