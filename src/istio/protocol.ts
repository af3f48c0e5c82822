/**
 * The protocol that a port speaks.
 *
 * @see https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
export enum Protocol {
  /** HTTP/1.1. */
  HTTP = 'HTTP',
  /** HTTP/2 without TLS. */
  HTTP2 = 'HTTP2',
  /** gRPC. */
  GRPC = 'GRPC',
  /** gRPC-Web. */
  GRPC_WEB = 'GRPC-WEB',
  /** HTTP requests for any host, as to a forward proxy. Only for egress listeners of a Sidecar. */
  HTTP_PROXY = 'HTTP_PROXY',
  /** HTTP over TLS, told apart by SNI. */
  HTTPS = 'HTTPS',
  /** TLS around any protocol, told apart by SNI. */
  TLS = 'TLS',
  /** Any TCP. */
  TCP = 'TCP',
  /** MongoDB. */
  MONGO = 'MONGO',
  /** MySQL. */
  MYSQL = 'MYSQL',
  /** Redis. */
  REDIS = 'REDIS',
}
