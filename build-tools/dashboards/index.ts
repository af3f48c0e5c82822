import { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { controlPlane } from './control-plane';
import { mesh } from './mesh';
import { performance } from './performance';
import { service } from './service';
import { waypoint } from './waypoint';
import { workload } from './workload';
import { ztunnel } from './ztunnel';

const BANNER = '// Generated from build-tools/dashboards by `npx projen dashboards`. Do not edit.\n';

/** All dashboards, by the name of their file. */
export const dashboards = (): Record<string, Dashboard> => ({
  'control-plane': controlPlane(),
  'mesh': mesh(),
  'performance': performance(),
  'service': service(),
  'waypoint': waypoint(),
  'workload': workload(),
  'ztunnel': ztunnel(),
});

/** The source file that the package has of a dashboard. */
export const source = (dashboard: Dashboard) => `${BANNER}export const DASHBOARD: object = ${JSON.stringify(dashboard, null, 2)};\n`;
