import { headerName, notEmpty, portText, subnet } from '../core/private/checks';
import { invalid, show } from '../core/private/errors';
import { namespacePattern, principal, requestPrincipal, serviceAccount, trustDomain, wildcard } from './private/authorization-values';

type ValueCheck = (what: string, value: string) => string;

/**
 * What a condition of an authorization policy looks at.
 *
 * @see https://istio.io/latest/docs/reference/config/security/conditions/
 */
export class ConditionKey {
  /** IP address of the peer that connects, as an address or a CIDR range. */
  public static readonly SOURCE_IP = new ConditionKey('source.ip', subnet);

  /** IP address of the client before any proxies, by X-Forwarded-For or the PROXY protocol: an address or a CIDR range. */
  public static readonly REMOTE_IP = new ConditionKey('remote.ip', subnet);

  /** Namespace of the caller. Needs mutual TLS. */
  public static readonly SOURCE_NAMESPACE = new ConditionKey('source.namespace', namespacePattern);

  /** Service account of the caller, as `<namespace>/<name>`. Needs mutual TLS. */
  public static readonly SOURCE_SERVICE_ACCOUNT = new ConditionKey('source.serviceAccount', serviceAccount);

  /** Principal of the caller, as `Principal` writes it. Needs mutual TLS. */
  public static readonly SOURCE_PRINCIPAL = new ConditionKey('source.principal', principal);

  /** Trust domain of the caller. Needs mutual TLS. */
  public static readonly SOURCE_TRUST_DOMAIN = new ConditionKey('source.trustDomain', trustDomain);

  /** Issuer and subject of the request's token, as `<issuer>/<subject>`. HTTP only. */
  public static readonly REQUEST_PRINCIPAL = new ConditionKey('request.auth.principal', requestPrincipal);

  /** Audience of the request's token. HTTP only. */
  public static readonly REQUEST_AUDIENCES = new ConditionKey('request.auth.audiences', wildcard);

  /** Authorized presenter of the request's token, its claim `azp`. HTTP only. */
  public static readonly REQUEST_PRESENTER = new ConditionKey('request.auth.presenter', wildcard);

  /** IP address that is connected to, as an address or a CIDR range. */
  public static readonly DESTINATION_IP = new ConditionKey('destination.ip', subnet);

  /** Port of the workload that is connected to. */
  public static readonly DESTINATION_PORT = new ConditionKey('destination.port', portText);

  /** Server name (SNI) of a TLS connection. */
  public static readonly CONNECTION_SNI = new ConditionKey('connection.sni', wildcard);

  /**
   * A header of the request. HTTP only.
   *
   * @param name name of the header, in any case
   */
  public static requestHeader(name: string): ConditionKey {
    return new ConditionKey(`request.headers[${headerName('header of a condition', name)}]`, wildcard);
  }

  /**
   * A claim of the request's token, which is a text or a list of texts. HTTP only.
   *
   * @param path name of the claim, for a nested one preceded by those around it
   */
  public static requestClaim(...path: string[]): ConditionKey {
    if (path.length === 0) throw invalid('claim of a condition must have a name, got none');
    return new ConditionKey(`request.auth.claims${path.map((name) => `[${bracketed('claim of a condition', name)}]`).join('')}`, wildcard);
  }

  /**
   * What another filter of Envoy found out. An experiment of Istio, which may change.
   *
   * @param filter name of the filter, such as `envoy.filters.network.mysql_proxy`
   * @param name name of what it found out, such as `db.table`
   */
  public static filterMetadata(filter: string, name: string): ConditionKey {
    if (!/^envoy\.filters\.[\w.]+$/.test(filter)) {
      throw invalid(`filter of a condition must be the name of a filter of Envoy such as 'envoy.filters.network.mysql_proxy', got ${show(filter)}`);
    }
    return new ConditionKey(`experimental.${filter}[${bracketed('metadata of a condition', name)}]`, wildcard);
  }

  private constructor(private readonly key: string, private readonly check: ValueCheck) {}

  /** @internal */
  public _toSpec(): string {
    return this.key;
  }

  /** @internal */
  public _checkValue(value: string): string {
    return this.check(`value for '${this.key}'`, value);
  }
}

/**
 * A further condition of a rule: a value that must, or must not, be among some. At least one of the lists is needed.
 *
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#Condition
 */
export interface AuthorizationCondition {
  /** What is looked at. */
  readonly key: ConditionKey;

  /**
   * Values of which one must hold. Texts may be open at one end.
   *
   * @default - any value
   */
  readonly values?: string[];

  /**
   * Values of which none may hold.
   *
   * @default - none
   */
  readonly notValues?: string[];
}

function bracketed(what: string, name: string) {
  if (/[[\]]/.test(notEmpty(what, name))) throw invalid(`${what} cannot have brackets, got ${show(name)}; give nested claims as several names`);
  return name;
}
