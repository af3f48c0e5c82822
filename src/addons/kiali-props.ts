import { AddonProps } from './addon';
import { KialiLogin } from './kiali-login';
import { IGrafana, IJaeger, IPrometheus } from './references';
import { SecretKey } from './secret-key';

/** A Grafana, and how Kiali finds its dashboards. */
export interface KialiGrafana {
  /** The Grafana. */
  readonly grafana: IGrafana;

  /**
   * Token of an account of the Grafana that may view dashboards.
   *
   * @default - none, and no dashboard is found unless everybody may see them
   */
  readonly token?: SecretKey;
}

/** What a Kiali takes. */
export interface KialiProps extends AddonProps {
  /** Where its graph comes from. */
  readonly prometheus: IPrometheus;

  /** How people log in. */
  readonly login: KialiLogin;

  /**
   * Where traces come from.
   *
   * @default - there are none
   */
  readonly jaeger?: IJaeger;

  /**
   * Where it links to for dashboards.
   *
   * @default - it links to none
   */
  readonly grafana?: KialiGrafana;

  /**
   * Whether nobody can change anything by it. Otherwise people change what their own account may change.
   *
   * @default true
   */
  readonly viewOnly?: boolean;

  /**
   * Whether it asks istiod and proxies about their configuration. For that its account may open connections to all pods of
   * the cluster.
   *
   * @default false
   */
  readonly istioApi?: boolean;

  /**
   * More of its configuration, as Kiali has it, over what the other properties say.
   *
   * @default - none
   */
  readonly extraConfig?: Record<string, any>;
}
