import { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  CustomVariableBuilder, DatasourceVariableBuilder, QueryVariableBuilder, VariableModel, VariableRefresh, VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';

/** The Prometheus that the reader chose. */
export const DATASOURCE = { type: 'prometheus', uid: '${datasource}' };

export const datasource = (): Builder<VariableModel> =>
  new DatasourceVariableBuilder('datasource').label('Data source').type('prometheus').description('The Prometheus that scrapes the mesh.');

/**
 * Who tells of a request: each is reported at both ends of its way, so that adding up all reports would count it twice.
 *
 * A server side is a sidecar or, in ambient mode, a waypoint.
 */
export const reporter = (): Builder<VariableModel> =>
  new CustomVariableBuilder('reporter')
    .label('Seen by')
    .description('Servers tell what they answered. Clients, gateways among them, also tell of requests that reached no server.')
    .values('Servers : destination|waypoint, Clients : source')
    .current({ selected: true, text: 'Servers', value: 'destination|waypoint' });

export interface LabelVariable {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** The label whose values it has, among the series given. */
  readonly label: string;
  readonly series: string;
  /** Whether several can be chosen, all of them at first. @default false */
  readonly several?: boolean;
}

/** One or more values of a label. */
export function labelValues({ name, title, description, label, series, several = false }: LabelVariable): Builder<VariableModel> {
  const query = `label_values(${series}, ${label})`;
  const variable = new QueryVariableBuilder(name)
    .label(title)
    .description(description)
    .datasource(DATASOURCE)
    .query({ query, refId: name })
    .definition(query)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalCaseInsensitiveAsc);
  return several
    ? variable.multi(true).includeAll(true).allValue('.*').current({ selected: true, text: 'All', value: '$__all' })
    : variable;
}
