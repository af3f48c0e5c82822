import { Milliseconds, PercentUnit, RequestsPerSecond } from '@grafana/grafana-foundation-sdk/units';
import { Query } from './panels';
import { Matchers, quantile, rate, share, sum, total } from './promql';

/** Istio's standard metrics of requests and connections. */
export const REQUESTS = 'istio_requests_total';
export const DURATION = 'istio_request_duration_milliseconds';
export const REQUEST_SIZE = 'istio_request_bytes';
export const RESPONSE_SIZE = 'istio_response_bytes';
export const TCP_OPENED = 'istio_tcp_connections_opened_total';
export const TCP_CLOSED = 'istio_tcp_connections_closed_total';
export const TCP_RECEIVED = 'istio_tcp_received_bytes_total';
export const TCP_SENT = 'istio_tcp_sent_bytes_total';

const FAILED_HTTP = 'response_code=~"5.."';
/** The codes of gRPC that mean what 5xx does; its calls have the status 200 all the same. */
const FAILED_GRPC = 'grpc_response_status=~"2|4|12|13|14|15"';

/** Requests that failed on the server's side, by HTTP or by gRPC. */
export const failures = (matchers: Matchers, ...by: string[]) => sum(
  `${rate(REQUESTS, [...matchers, FAILED_HTTP])} or ${rate(REQUESTS, [...matchers, FAILED_GRPC])}`, ...by);

/** The share of requests that failed. */
export const failureShare = (matchers: Matchers, ...by: string[]) => share(failures(matchers, ...by), total(REQUESTS, matchers, ...by));

/** The share of requests that did not fail. */
export const successShare = (matchers: Matchers, ...by: string[]) => `1 - ${failureShare(matchers, ...by)}`;

/** The share of requests that came within mutual TLS, which only servers tell: for a client it is unknown. */
export const mutualTlsShare = (matchers: Matchers) => {
  const served = ['reporter=~"destination|waypoint"', ...matchers];
  return share(total(REQUESTS, [...served, 'connection_security_policy="mutual_tls"']), total(REQUESTS, served));
};

/** Half of the requests, nine of ten, and all but one of a hundred were faster. */
export const latencies = (matchers: Matchers): Query[] =>
  [0.5, 0.9, 0.99].map((q) => ({ query: quantile(q, DURATION, matchers), legend: `P${q * 100}` }));

/** Requests by the class of their status; one that got no answer has the status 0. */
export const byStatusClass = (matchers: Matchers): Query[] => {
  const classed = `label_replace(${rate(REQUESTS, matchers)}, "class", "\${1}xx", "response_code", "([1-5])..")`;
  return [{ query: sum(`label_replace(${classed}, "class", "no answer", "response_code", "0")`, 'class'), legend: '{{class}}' }];
};

export const STATUS_COLORS = { '2xx': 'green', '3xx': 'blue', '4xx': 'orange', '5xx': 'red', 'no answer': 'purple' };

/** Columns of a table of whoever takes or sends requests. */
export const requestColumns = (matchers: Matchers, by: string) => [
  { title: 'Requests', unit: RequestsPerSecond, query: total(REQUESTS, matchers, by) },
  { title: 'Failed', unit: PercentUnit, query: failureShare(matchers, by) },
  { title: 'P50', unit: Milliseconds, query: quantile(0.5, DURATION, matchers, by) },
  { title: 'P99', unit: Milliseconds, query: quantile(0.99, DURATION, matchers, by) },
];
