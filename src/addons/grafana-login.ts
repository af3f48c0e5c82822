import { notEmpty } from '../core/private/checks';
import { SecretKey } from './secret-key';

/** Whom a login makes administrator. */
export interface GrafanaAdminOptions {
  /** The password, which Grafana takes over when it starts with an empty storage; with one that is kept, change it in Grafana. */
  readonly password: SecretKey;

  /**
   * Name of the administrator.
   *
   * @default 'admin'
   */
  readonly user?: string;
}

/**
 * How people log in to Grafana. Nobody can sign up, and no password is known to everyone.
 *
 * @see https://grafana.com/docs/grafana/latest/setup-grafana/configure-access/configure-authentication/
 */
export class GrafanaLogin {
  /**
   * By name and password. There is an administrator, who lets others in; a provider of logins such as OAuth can be set up
   * beside it by `settings`.
   *
   * @param options the administrator
   */
  public static admin(options: GrafanaAdminOptions): GrafanaLogin {
    return new GrafanaLogin(notEmpty('user of a login', options.user ?? 'admin'), options.password);
  }

  /**
   * Not at all: whoever reaches Grafana looks at all dashboards and may send any query to the data sources. Nobody can log in,
   * and nobody can change anything.
   */
  public static anonymousViewers(): GrafanaLogin {
    return new GrafanaLogin();
  }

  private constructor(
    /** @internal Where there is none, nobody logs in. */
    public readonly _user?: string,
    /** @internal */
    public readonly _password?: SecretKey,
  ) {}
}
