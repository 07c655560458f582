// What a report says, before it is laid out: headings, facts, tables and sentences as plain cells.

import {
  annualReturns,
  benchmarkInput,
  drawdowns,
  METRIC_NAMES,
  METRICS,
  type MetricName,
  type PeriodReturn,
  worstDrawdowns,
} from '../metrics/index.js';
import { HEADLINE } from '../doubt.js';
import { shownMetric } from '../annual.js';
import { columnsOf } from '../saved/metric-columns.js';
import type { Result } from '../saved/result.js';
import { ruinOf } from '../ruin.js';
import { attributionSections } from './attribution.js';
import { decimal, FIGURES, moment, percent, UNDEFINED } from './format.js';
import type { Section } from './section.js';
import { settingsFacts } from '../settings-facts.js';
import { titleOf } from '../title.js';
import { doubtSection, liquidationSection, refusalSection } from './trust.js';

/** A report as text cells, not yet escaped. */
export interface Document {
  readonly title: string;
  readonly about: string;
  /** Says that data were generated; empty for real data. */
  readonly label: string;
  /** What a reader has to know before any figure, one sentence each. */
  readonly warnings: readonly string[];
  readonly facts: readonly [string, string][];
  readonly curve: Float64Array;
  readonly sections: readonly Section[];
  readonly closing: string;
}

/** The statement that closes every report. */
export const CLOSING = 'Past performance does not predict returns.';

/** What is shown wherever generated data are. */
export const GENERATED = 'GENERATED DATA, not a real market';

/** How many of the deepest drawdowns are shown. */
const DEEPEST = 5;

/** What the tables of results, of trading and of the benchmark show, in order; all metrics stand in a table of their own, which is too long
 *  for a terminal. */
const RESULTS: readonly MetricName[] = [
  ...HEADLINE,
  'maxDrawdownStart',
  'maxDrawdownValley',
  'maxDrawdownEnd',
  'maxDrawdownDays',
  'timeUnderWater',
  'longestUnderWaterDays',
  'bestDay',
  'worstDay',
  'bestMonth',
  'worstMonth',
];
const TRADING: readonly MetricName[] = [
  'exposure',
  'timeInMarket',
  'turnover',
  'costs',
  'commission',
  'tax',
  'slippage',
  'trades',
  'openTrades',
  'hitRate',
  'profitFactor',
  'averageTrade',
  'averageTradeReturn',
  'averageWin',
  'averageLoss',
  'averageBars',
];
const AGAINST: readonly MetricName[] = [
  'benchmarkReturn',
  'excessReturn',
  'beta',
  'alpha',
  'trackingError',
  'informationRatio',
  'correlation',
];

const timeOf = ({ tables }: Result): Float64Array => tables['equity.csv'].date;

function show(result: Result, name: MetricName, value: number): string {
  return FIGURES[METRICS[name].unit](shownMetric(name, value, timeOf(result)), result.frequency);
}

const equityOf = ({ tables }: Result): Float64Array => tables['equity.csv'].equity;

function results(report: Result): Section {
  const { benchmark, metrics } = report;
  const other = benchmarkInput(columnsOf(report));
  const rows = RESULTS.map((name) => {
    const row = [METRICS[name].label, show(report, name, metrics[name])];
    if (!other) return row;
    return [...row, METRICS[name].ofCurve ? show(report, name, METRICS[name].compute(other)) : ''];
  });
  const head = ['Result', 'Strategy', ...(benchmark ? [benchmark.name] : [])];
  return { kind: 'table', title: 'Results', head, rows };
}

function figures(report: Result, title: string, names: readonly MetricName[]): Section {
  const pairs = names.map((name): [string, string] => [METRICS[name].label, show(report, name, report.metrics[name])]);
  return { kind: 'figures', title, pairs };
}

function allMetrics(report: Result): Section {
  return {
    kind: 'table',
    title: 'All metrics',
    head: ['Metric', 'Value'],
    // They are many, and nobody looks at them where long tables are left out.
    get rows() {
      return METRIC_NAMES.map((name) => [METRICS[name].label, show(report, name, report.metrics[name])]);
    },
    long: true,
  };
}

function deepestDrawdowns(report: Result): Section {
  const date = (time: number) => (Number.isNaN(time) ? 'not yet' : moment(time, report.frequency));
  const rows = worstDrawdowns(drawdowns(timeOf(report), equityOf(report)), DEEPEST).map((each) => [
    date(each.peakTime),
    date(each.valleyTime),
    date(each.recoveryTime),
    decimal(each.days, 0),
    percent(each.depth),
  ]);
  const title = 'Deepest drawdowns';
  if (rows.length === 0) return { kind: 'list', title, items: ['None: no close lies below a former one.'] };
  return { kind: 'table', title, head: ['Peak', 'Valley', 'Recovered', 'Days', 'Depth'], rows };
}

function years(report: Result): Section {
  const time = timeOf(report);
  const { benchmark } = report;
  const other = benchmark ? annualReturns(time, report.tables['equity.csv'].benchmark) : [];
  const row = ({ year, value }: PeriodReturn, i: number) => [
    String(year),
    percent(value),
    ...(benchmark ? [percent(other[i].value)] : []),
  ];
  const head = ['Year', 'Strategy', ...(benchmark ? [benchmark.name] : [])];
  return { kind: 'table', title: 'Returns by year', head, rows: annualReturns(time, equityOf(report)).map(row) };
}

function param(value: unknown): string {
  if (Array.isArray(value)) return '(table)';
  if (typeof value === 'object' && value !== null) return 'chosen by span';
  return String(value);
}

/** What has to be equal for an equal result; hashes by their first twelve digits. */
function repeatBy({ configuration: { seed, sourceHash }, fingerprint, version }: Result): string {
  const short = (hash: string) => hash.slice(0, 12) || UNDEFINED;
  const code = sourceHash === undefined ? [] : [`strategy ${short(sourceHash)}`];
  return [`seed ${seed}`, ...code, `data ${short(fingerprint)}`, `Tidemark ${version}`].join(', ');
}

function facts(report: Result): [string, string][] {
  const { configuration: c, frequency } = report;
  const params = Object.entries(c.params).map(([name, value]) => `${name} ${param(value)}`);
  const assets = report.assets.map(({ symbol, name }) => (name === symbol ? symbol : `${symbol} ${name}`));
  const time = timeOf(report);
  const span = `${moment(time[0], frequency)} to ${moment(time[time.length - 1], frequency)}`;
  return [
    ['Period', `${span}, ${decimal(time.length, 0)} rows`],
    ['Instruments', assets.join(', ')],
    ['Parameters', params.length === 0 ? 'none' : params.join(', ')],
    ['Cash', `${decimal(c.cash, 2)} ${c.base}`],
    ...settingsFacts(c),
    ['Benchmark', report.benchmark ? report.benchmark.name : 'none'],
    ['Risk-free', typeof c.riskFree === 'string' ? `series ${c.riskFree}` : `${percent(c.riskFree)} a year`],
    ['Repeat by', repeatBy(report)],
  ];
}

function ruleSections({ rules }: Result): Section[] {
  return rules.map(({ symbols, rules: list }) => ({
    kind: 'list',
    title: `Rules of ${symbols.join(', ')}`,
    long: true,
    items: list.map(({ from, rule }) => (from === '' ? rule : `from ${from} ${rule}`)),
  }));
}

/** What a report says. */
export function documentOf(report: Result): Document {
  const { configuration, benchmark } = report;
  const notes: Section = { kind: 'list', title: 'What the strategy noted', items: report.notes };
  return {
    title: titleOf(configuration.strategy),
    about: configuration.about,
    label: report.generated ? GENERATED : '',
    warnings: ruinOf(report.tables['equity.csv'], report.frequency),
    facts: facts(report),
    curve: equityOf(report),
    sections: [
      results(report),
      ...doubtSection(report, (name, value) => show(report, name, value)),
      ...(benchmark ? [figures(report, `Against ${benchmark.name}`, AGAINST)] : []),
      figures(report, 'Trading and costs', TRADING),
      ...attributionSections(report),
      refusalSection(report),
      ...liquidationSection(report),
      deepestDrawdowns(report),
      years(report),
      ...(report.notes.length > 0 ? [notes] : []),
      { kind: 'list', title: 'Assumptions', items: report.assumptions },
      allMetrics(report),
      ...ruleSections(report),
    ],
    closing: CLOSING,
  };
}
