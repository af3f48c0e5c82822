import { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  Dashboard, DashboardBuilder, DashboardCursorSync, DashboardLink, DashboardLinkBuilder, DashboardLinkType, Panel, RowBuilder, VariableModel,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { datasource } from './variables';

/** A group of panels, whose widths fill lines of 24 columns. */
export interface Row {
  readonly title: string;
  readonly panels: ReadonlyArray<Builder<Panel>>;
}

export interface BoardProps {
  /** By which links find it. */
  readonly uid: string;
  /** By which Kiali finds it. */
  readonly title: string;
  readonly description: string;
  /** Besides the data source. */
  readonly variables?: ReadonlyArray<Builder<VariableModel>>;
  readonly rows: readonly Row[];
}

/** By which the dashboards find each other. */
const TAG = 'istio';

/** What all dashboards have in common. */
export function board({ uid, title, description, variables = [], rows }: BoardProps): Dashboard {
  const builder = new DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags([TAG])
    .timezone('browser')
    .time({ from: 'now-1h', to: 'now' })
    .refresh('30s')
    .tooltip(DashboardCursorSync.Crosshair)
    .link({ build: linkToAll })
    .variables([datasource(), ...variables]);
  for (const row of rows) {
    builder.withRow(new RowBuilder(row.title));
    for (const panel of row.panels) builder.withPanel(panel);
  }
  return numbered(builder.build());
}

/** In the line of the variables, and not in a menu, where the SDK puts links. */
function linkToAll(): DashboardLink {
  const { placement, ...link } = new DashboardLinkBuilder('Istio')
    .type(DashboardLinkType.Dashboards).tags([TAG]).asDropdown(true).includeVars(true).keepTime(true).build();
  return link;
}

/** Ids, by which Grafana addresses panels, in the order of the panels. */
function numbered(dashboard: Dashboard): Dashboard {
  return { ...dashboard, panels: dashboard.panels!.map((panel, index) => ({ ...panel, id: index + 1 })) };
}
