/**
 * What a request does. All fields that are given must hold, each by one of its values; a field that begins with
 * `not` holds if none of its values does. At least one field is needed.
 *
 * All but the ports are of HTTP. On a port that is not HTTP, a rule that allows never holds because of them, and a rule
 * that denies holds without them.
 *
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#Operation
 */
export interface AuthorizationOperation {
  /**
   * Hosts in any case, with the port if the request has it; one end may be open.
   *
   * @default - any host
   */
  readonly hosts?: string[];

  /**
   * Hosts that the request must not have.
   *
   * @default - none
   */
  readonly notHosts?: string[];

  /**
   * Ports of the workload, 1 to 65535.
   *
   * @default - any port
   */
  readonly ports?: number[];

  /**
   * Ports that it must not be.
   *
   * @default - none
   */
  readonly notPorts?: number[];

  /**
   * HTTP methods in capitals. gRPC is always POST.
   *
   * @default - any method
   */
  readonly methods?: string[];

  /**
   * Methods that it must not be.
   *
   * @default - none
   */
  readonly notMethods?: string[];

  /**
   * Paths without the query. One end may be open (`/api/*`), or it is a template in which `{*}` is one segment and `{**}`
   * any number of them. gRPC has `/<package>.<service>/<method>`.
   *
   * @default - any path
   */
  readonly paths?: string[];

  /**
   * Paths that it must not be.
   *
   * @default - none
   */
  readonly notPaths?: string[];
}
