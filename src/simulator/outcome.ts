import { HeaderChanges } from './http/headers';
import { PolicyDenial } from './policy';

/** What becomes of a request. */
export type Outcome = Forwarded | Connected | Answered | PassedOn | Refused | Unmodelled;

interface Common {
  /** What decided, from the listener to the route. */
  readonly decision: Decision;
  /** What is not modelled and may change the answer; empty where the answer is sure. */
  readonly unsure: readonly string[];
  /** What is told by Istio's documentation and code alone, because the part that does it runs in no test of this package. */
  readonly unconfirmed?: readonly string[];
}

export interface Decision {
  /** What the request passes before, such as `ztunnel of shop/news`; none for a sidecar and a gateway. */
  readonly passes?: readonly string[];
  /** Where the request is taken, such as `Gateway shop/web, port 80`. */
  readonly listener: string;
  /** The host whose routes are asked. */
  readonly virtualHost?: string;
  readonly route?: RouteRef;
}

/** A route by the place where it is written. A service without a VirtualService has a route that is written nowhere. */
export interface RouteRef {
  /** Such as `VirtualService shop/web`. */
  readonly resource: string;
  readonly name?: string;
  /** Of what it is one in a VirtualService, where it is not one of HTTP: of `spec.tls` or `spec.tcp`. */
  readonly list?: 'tls' | 'tcp';
  /** Place in `spec.http`, `spec.tls` or `spec.tcp`, or in `spec.rules`. */
  readonly index: number;
  /** Place in its `match` or `matches`. */
  readonly match?: number;
}

/** It is sent on to a service, or to one of several. */
export interface Forwarded extends Common {
  readonly kind: 'forwarded';
  /** Their shares make one. */
  readonly destinations: readonly Destination[];
  readonly mirrors: readonly Mirror[];
  /** What is done to some of the requests on purpose. */
  readonly faults: Faults;
  /** As written, such as `10s`; none where there is no limit. */
  readonly timeout?: string;
  readonly retries: Retries;
  readonly cors?: CorsHeaders;
}

/** What is sent over a connection goes on to a service, or to one of several, whatever it is. */
export interface Connected extends Common {
  readonly kind: 'connected';
  /** Their shares make one. */
  readonly destinations: readonly Connection[];
}

export interface Target {
  readonly host: string;
  readonly subset?: string;
  readonly port: number;
  /** Which may answer: workloads as 'namespace/name', or addresses. */
  readonly endpoints: readonly string[];
  /** Why none can. */
  readonly failure?: Failure;
  /** Why it is not known what answers. */
  readonly unsure?: string;
  /** Whether it is asked by HTTP/1.1 alone, by which no call of gRPC comes through. */
  readonly isHttp1?: true;
  /** The waypoint that a gateway sends it through, as 'namespace/name'. */
  readonly waypoint?: string;
}

export interface Failure {
  /** What the client gets; none where its connection is closed. */
  readonly status?: number;
  readonly grpcStatus?: number;
  readonly reason: string;
}

export interface Connection extends Target {
  /** As written, 1 where there is only one. */
  readonly weight: number;
  /** Between 0 and 1. */
  readonly share: number;
  /** What proxies of its endpoints refuse. */
  readonly denials: readonly Denial[];
}

export interface Destination extends Connection {
  /** The request as it leaves the proxy. */
  readonly request: SentRequest;
  /** What is done to the headers of the answer, one after the other. */
  readonly responseChanges: readonly HeaderChanges[];
  /** What a waypoint decided for it after a gateway. */
  readonly route?: RouteRef;
}

/** Some endpoints whose own proxy refuses a request. */
export interface Denial {
  readonly endpoints: readonly string[];
  /** What the client gets; `reset` where a connection is closed. */
  readonly status: 401 | 403 | 503 | 'reset';
  /** Such as `AuthorizationPolicy shop/web`; several, with commas, where none of them allows it. */
  readonly policy?: string;
  /** Place of the rule that matches, where one does. */
  readonly rule?: number;
  readonly reason: string;
}

export interface SentRequest {
  readonly method: string;
  readonly authority: string;
  /** With the query. */
  readonly path: string;
  /** By names in lower case; those that proxies add by themselves aside. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface Mirror extends Target {
  readonly percent: number;
  /** What proxies of its endpoints refuse. */
  readonly denials: readonly Denial[];
}

export interface Faults {
  readonly delay?: { readonly delay: string; readonly percent: number };
  readonly abort?: { readonly status?: number; readonly grpcStatus?: string; readonly percent: number };
}

export interface Retries {
  readonly attempts: number;
  readonly on: string;
  readonly perTryTimeout?: string;
}

/** Headers of the answer by which a browser lets a page of this origin see it. */
export type CorsHeaders = Readonly<Record<string, string>>;

/** A proxy answers itself. */
export interface Answered extends Common {
  readonly kind: 'answered';
  readonly status: number;
  /** Of calls of gRPC, which get what HTTP calls an error as one of gRPC. */
  readonly grpcStatus?: number;
  readonly by: 'redirect' | 'direct response' | 'abort' | 'preflight' | 'no virtual host' | 'no route' | 'unknown host' | 'denied' | 'unauthenticated';
  /** The policy by which it is denied or not authenticated. */
  readonly denial?: PolicyDenial;
  readonly location?: string;
  readonly body?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly faults: Faults;
}

/** It goes to the address that was called, which the mesh does not know. */
export interface PassedOn extends Common {
  readonly kind: 'passed on';
}

/** There is no connection. */
export interface Refused extends Common {
  readonly kind: 'refused';
  readonly reason: string;
}

/** What becomes of it is not known. */
export interface Unmodelled extends Common {
  readonly kind: 'unmodelled';
  readonly reason: string;
}
