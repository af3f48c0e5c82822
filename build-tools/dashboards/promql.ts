/** Matchers of labels, as `reporter="source"`. */
export type Matchers = readonly string[];

/** The series of a metric. */
export const series = (metric: string, matchers: Matchers = []) => matchers.length > 0 ? `${metric}{${matchers.join(', ')}}` : metric;

/** How fast a counter grows, per second, over an interval that Grafana fits to the scrapes. */
export const rate = (metric: string, matchers?: Matchers) => `rate(${series(metric, matchers)}[$__rate_interval])`;

const aggregate = (operator: string) => (expression: string, ...by: string[]) =>
  by.length > 0 ? `${operator} by (${by.join(', ')}) (${expression})` : `${operator}(${expression})`;

export const sum = aggregate('sum');
export const max = aggregate('max');
export const min = aggregate('min');
export const count = aggregate('count');

/** The total rate of a counter. */
export const total = (metric: string, matchers?: Matchers, ...by: string[]) => sum(rate(metric, matchers), ...by);

/** A quantile of a histogram. */
export const quantile = (q: number, histogram: string, matchers?: Matchers, ...by: string[]) =>
  `histogram_quantile(${q}, ${total(`${histogram}_bucket`, matchers, 'le', ...by)})`;

/** One thing as a share of another: nothing where there is nothing to share, and 0 where there is no part of it. */
export const share = (part: string, whole: string) => `(${part} or ${whole} * 0) / (${whole} > 0)`;

/** The ten largest series. */
export const top = (expression: string) => `topk(10, ${expression})`;

/** 0 where there is no series: counters of what never happened are not exported. */
export const orZero = (expression: string) => `${expression} or vector(0)`;

/** The series of a target that also has another metric, by which it is known without labels of a scrape configuration. */
export const ofTargetWith = (expression: string, metric: string) => `${expression} and on (job, instance) ${metric}`;
