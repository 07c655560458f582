// The figures of docs/metrics-agreement.md: every metric on three real series, here, a second time, and by established packages.

import { benchmarkEquity } from '../../../reports/benchmark-equity.js';
import { metricColumns } from '../../../reports/metric-columns.js';
import { METRIC_NAMES, METRICS, type MetricName, summarize } from '../../../reports/metrics/index.js';
import type { RealCurve } from '../../real/curves.js';
import type { RealRun } from '../../real/runs.js';
import { columnsOf } from './columns.js';
import type { Published } from './packages.js';
import { table } from './page-tables.js';
import { columnsOfRun } from './second/of-run.js';
import { second } from './second/index.js';

/** The annual risk-free rate of all of them. */
const RISK_FREE = 0.02;

/** A metric here and a second time. */
export interface Twice {
  readonly here: number;
  readonly again: number;
}

/** Every metric of a series, twice. */
export type Figures = Readonly<Record<MetricName, Twice>>;

const twice = (here: Readonly<Record<string, number>>, again: Readonly<Record<string, number>>): Figures =>
  Object.fromEntries(METRIC_NAMES.map((name) => [name, { here: here[name], again: again[name] ?? NaN }])) as Figures;

/** Of a curve, held as it is. */
export function figuresOfCurve({ time, level, benchmark, periodsPerYear }: RealCurve): Figures {
  const columns = columnsOf(level, {
    time: Float64Array.from(time),
    benchmark: Float64Array.from(benchmark),
    periodsPerYear,
    riskFree: RISK_FREE,
  });
  return twice(summarize(columns), second(columns));
}

/** Of a run, the second time from its fills. */
export function figuresOfRun({ feed, run, benchmark: symbol }: RealRun): Figures {
  const benchmark = benchmarkEquity(feed, symbol, run.first, 1e6);
  const here = metricColumns(feed, run, { benchmark, riskFree: RISK_FREE, benchmarkWeights: [{ symbol, weight: 1 }] });
  const { close } = feed.assets.find((asset) => asset.symbol === symbol)!.adjusted;
  const again = columnsOfRun(
    feed,
    run,
    { symbol, worth: Array.from(run.equity, (_, i) => close[run.first + i] / close[run.first]) },
    { periodsPerYear: here.periodsPerYear, riskFree: RISK_FREE },
  );
  return twice(summarize(here), second(again));
}

/** Whether a metric follows from a curve and its benchmark; the others are of trades and holdings, and need a run. */
const isOfCurve = (name: MetricName): boolean =>
  METRICS[name].ofCurve || (METRICS[name].family === 'benchmark' && name !== 'activeShare');

/** How far two numbers are apart, relative to the larger; 0 where both are undefined. */
export const apart = ({ here, again }: Twice): number =>
  Number.isNaN(here) && Number.isNaN(again)
    ? 0
    : Math.abs(here - again) / Math.max(Math.abs(here), Math.abs(again), 1e-300);

/** A number to so many significant digits; a day as its date. */
function shown(value: number, name: MetricName, digits = 6): string {
  if (Number.isNaN(value)) return 'n/a';
  return METRICS[name].unit === 'date'
    ? new Date(value).toISOString().slice(0, 10)
    : `${Number(value.toPrecision(digits))}`;
}

/** Of one of the three series: its curve and its run. */
export interface Series {
  readonly name: string;
  readonly curve: Figures;
  readonly run: Figures;
  /** Number of returns of the curve, and periods a year. */
  readonly n: number;
  readonly P: number;
}

/** Of the curve where that is enough, of the run else. */
const figureOf = ({ curve, run }: Series, name: MetricName): Twice => (isOfCurve(name) ? curve : run)[name];

/** The table of all metrics. */
export function figuresTable(all: readonly Series[]): string {
  const rows = METRIC_NAMES.map((name) => {
    const cells = all.flatMap((series) => Object.values(figureOf(series, name)).map((value) => shown(value, name)));
    return [`\`${name}\``, METRICS[name].unit, ...cells];
  });
  return table(['metric', 'unit', ...all.flatMap(({ name }) => [`${name} here`, `${name} second`])], rows);
}

/** Here against what a package gave, on the series of its place. */
export const against = ({ metric, values }: Published, series: Series, at: number): Twice => ({
  here: figureOf(series, metric).here,
  again: values[at],
});

/** The table of what packages give, with what is said of each. */
export function packagesTable<T extends Published>(
  all: readonly Series[],
  figures: readonly T[],
  heading: string,
  say: (figure: T) => string,
): string {
  const rows = figures.map((figure) => {
    const { metric, source, call } = figure;
    const { here, again } = against(figure, all[0], 0);
    return [`\`${metric}\``, source, `\`${call}\``, shown(here, metric, 10), shown(again, metric, 10), say(figure)];
  });
  return table(['metric', 'package', 'call', 'SPY here', 'SPY there', heading], rows);
}
