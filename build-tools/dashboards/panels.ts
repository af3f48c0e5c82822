import { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  BigValueGraphMode, GraphThresholdsStyleConfigBuilder, GraphThresholdsStyleMode, LegendDisplayMode, LegendPlacement, ReduceDataOptionsBuilder,
  SortOrder, StackingConfigBuilder, StackingMode, TooltipDisplayMode, VisibilityMode, VizLegendOptionsBuilder, VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import { Panel, Threshold, ThresholdsConfigBuilder, ThresholdsMode } from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as GraphBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { DATASOURCE } from './variables';

/** What each panel says. */
interface PanelProps {
  readonly title: string;
  /** What it shows, and what to make of it. */
  readonly description: string;
  readonly unit: string;
  /** Columns of 24. */
  readonly width: number;
  /** From where on a value is worth a look, and an alarm; where the alarm is the lower one, low values are bad. */
  readonly limits?: { readonly warning: number; readonly alarm: number };
}

export interface Query {
  readonly query: string;
  /** Name of its series. */
  readonly legend?: string;
}

export interface GraphProps extends PanelProps {
  readonly queries: readonly Query[];
  readonly stacked?: boolean;
  /** Colours of series by their names. */
  readonly colors?: Record<string, string>;
}

/** Lines over time. */
export function graph({ queries, stacked = false, colors = {}, ...props }: GraphProps): Builder<Panel> {
  const panel = new GraphBuilder()
    .title(props.title).description(props.description).unit(props.unit).span(props.width).height(8)
    .datasource(DATASOURCE)
    .min(0)
    .fillOpacity(stacked ? 40 : 8)
    .showPoints(VisibilityMode.Never)
    .legend(new VizLegendOptionsBuilder().showLegend(true).displayMode(LegendDisplayMode.Table).placement(LegendPlacement.Bottom).calcs(['mean', 'max']))
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending))
    .targets(queries.map(({ query, legend = '' }, index) => prometheusQuery(query, index).range().legendFormat(legend)));
  for (const [name, fixedColor] of Object.entries(colors)) panel.overrideByName(name, [{ id: 'color', value: { mode: 'fixed', fixedColor } }]);
  if (stacked) panel.stacking(new StackingConfigBuilder().mode(StackingMode.Normal));
  if (props.limits) {
    panel.thresholds(thresholds(props.limits)).thresholdsStyle(new GraphThresholdsStyleConfigBuilder().mode(GraphThresholdsStyleMode.Dashed));
  }
  return panel;
}

export interface StatProps extends PanelProps {
  readonly query: string;
}

/** One number, as it is now. */
export function stat({ query, ...props }: StatProps): Builder<Panel> {
  return new StatBuilder()
    .title(props.title).description(props.description).unit(props.unit).span(props.width).height(4)
    .datasource(DATASOURCE)
    .noValue('-')
    .graphMode(BigValueGraphMode.Area)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']).values(false).fields(''))
    .thresholds(props.limits ? thresholds(props.limits) : new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([{ value: null, color: 'blue' }]))
    .targets([prometheusQuery(query, 0).range()]);
}

/** A column of a table. */
export interface Column {
  readonly title: string;
  readonly unit: string;
  readonly query: string;
}

export interface TableProps extends Omit<PanelProps, 'unit' | 'limits'> {
  /** The label that has a row for each of its values. */
  readonly by: string;
  readonly byTitle: string;
  /** Queries by that label; rows are sorted by the first, largest first. */
  readonly columns: readonly Column[];
  /** Where a click on a row leads: a dashboard, and the variable there that takes the row's value. */
  readonly leadsTo?: { readonly uid: string; readonly title: string; readonly variable: string };
}

/** A row for each value of a label, as of now. */
export function table({ by, byTitle, columns, leadsTo, ...props }: TableProps): Builder<Panel> {
  const letters = columns.map((_, index) => letter(index));
  const panel = new TableBuilder()
    .title(props.title).description(props.description).span(props.width).height(10)
    .datasource(DATASOURCE)
    .targets(columns.map(({ query }, index) => prometheusQuery(query, index).instant().format(PromQueryFormat.Table)))
    .transformations([
      { id: 'joinByField', options: { byField: by, mode: 'outer' } },
      {
        id: 'organize',
        options: {
          // Each query brings its own column of times.
          excludeByName: Object.fromEntries(['Time', ...letters.map((_, index) => `Time ${index + 1}`)].map((name) => [name, true])),
          renameByName: { [by]: byTitle, ...Object.fromEntries(columns.map(({ title }, index) => [`Value #${letters[index]}`, title])) },
        },
      },
      { id: 'sortBy', options: { sort: [{ field: columns[0].title, desc: true }] } },
    ]);
  for (const { title, unit } of columns) panel.overrideByName(title, [{ id: 'unit', value: unit }]);
  if (leadsTo) {
    const url = `/d/${leadsTo.uid}?var-${leadsTo.variable}=\${__value.raw}&\${__url_time_range}&\${datasource:queryparam}`;
    panel.overrideByName(byTitle, [{ id: 'links', value: [{ title: leadsTo.title, url }] }]);
  }
  return panel;
}

const prometheusQuery = (expression: string, index: number) => new DataqueryBuilder().datasource(DATASOURCE).refId(letter(index)).expr(expression);

const letter = (index: number) => String.fromCharCode('A'.charCodeAt(0) + index);

function thresholds({ warning, alarm }: { warning: number; alarm: number }): ThresholdsConfigBuilder {
  const steps: Threshold[] = warning < alarm
    ? [{ value: null, color: 'green' }, { value: warning, color: 'orange' }, { value: alarm, color: 'red' }]
    : [{ value: null, color: 'red' }, { value: alarm, color: 'orange' }, { value: warning, color: 'green' }];
  return new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(steps);
}
