import { checkedJson, dashboardName } from './private/grafana-dashboard';
import { istioDashboard } from './private/istio-dashboards';

/**
 * A dashboard of Grafana.
 *
 * Those of Istio ask Prometheus for Istio's standard metrics and for what istiod, Envoy and ztunnel tell of themselves. They
 * link to each other, and are grouped by pods with the labels `namespace` and `pod`.
 *
 * @see https://istio.io/latest/docs/reference/config/metrics/
 */
export class GrafanaDashboard {
  /** Whether the mesh as a whole is well, and which service is not. */
  public static readonly MESH = new GrafanaDashboard('mesh', istioDashboard('mesh'));

  /** How one service answers, to whom, and by which of its workloads. */
  public static readonly SERVICE = new GrafanaDashboard('service', istioDashboard('service'));

  /** What one workload gets, and what it asks of others. */
  public static readonly WORKLOAD = new GrafanaDashboard('workload', istioDashboard('workload'));

  /** What the mesh costs, and which proxy costs most. */
  public static readonly PERFORMANCE = new GrafanaDashboard('performance', istioDashboard('performance'));

  /** Whether istiod brings what is configured to all proxies, and how soon. */
  public static readonly CONTROL_PLANE = new GrafanaDashboard('control-plane', istioDashboard('control-plane'));

  /** Whether layer 4 of ambient mode carries what it should. */
  public static readonly ZTUNNEL = new GrafanaDashboard('ztunnel', istioDashboard('ztunnel'));

  /** How the waypoints of ambient mode serve, and whether they have enough to do it. */
  public static readonly WAYPOINT = new GrafanaDashboard('waypoint', istioDashboard('waypoint'));

  /** Those for a mesh of sidecars. */
  public static readonly SIDECAR = [
    GrafanaDashboard.MESH, GrafanaDashboard.SERVICE, GrafanaDashboard.WORKLOAD, GrafanaDashboard.PERFORMANCE, GrafanaDashboard.CONTROL_PLANE,
  ];

  /** Those for a mesh in ambient mode. */
  public static readonly AMBIENT = [...GrafanaDashboard.SIDECAR, GrafanaDashboard.ZTUNNEL, GrafanaDashboard.WAYPOINT];

  /**
   * A dashboard of your own.
   *
   * @param name name of its file, at most 53 letters, which no other dashboard of the Grafana may have
   * @param json what Grafana exports, with a `title` and a `uid`; at most 1,000,000 bytes
   */
  public static fromJson(name: string, json: string): GrafanaDashboard {
    const checked = checkedJson(dashboardName(name), json);
    return new GrafanaDashboard(name, () => checked);
  }

  private constructor(
    /** Name of its file, without `.json`. */
    public readonly name: string,
    private readonly read: () => string,
  ) {}

  /** The dashboard as Grafana imports it, for a Grafana that is there already. */
  public get json(): string {
    return this.read();
  }
}
