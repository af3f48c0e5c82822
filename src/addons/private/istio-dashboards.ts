/* eslint-disable @typescript-eslint/no-require-imports */

interface DashboardFile {
  readonly DASHBOARD: object;
}

/** The dashboards of Istio, each loaded when it is used: not every app has all of them. */
const FILES: Record<string, () => DashboardFile> = {
  'control-plane': () => require('./dashboards/control-plane.generated'),
  'mesh': () => require('./dashboards/mesh.generated'),
  'performance': () => require('./dashboards/performance.generated'),
  'service': () => require('./dashboards/service.generated'),
  'waypoint': () => require('./dashboards/waypoint.generated'),
  'workload': () => require('./dashboards/workload.generated'),
  'ztunnel': () => require('./dashboards/ztunnel.generated'),
};

/** Tells a dashboard as Grafana imports it. */
export const istioDashboard = (name: string) => () => JSON.stringify(FILES[name]().DASHBOARD, null, 2);
