// The result of a report in memory: the same that its files tell.

import { METRIC_NAMES, METRICS, type MetricName } from '../metrics/index.js';
import { periodsPerYear } from '../metric-columns.js';
import { onDemand } from '../on-demand.js';
import type { Report } from '../report.js';
import { cashflowsTable, equityTable, positionsTable } from './account-tables.js';
import { actionsTable, benchmarkTable, pricesTable, seriesTable } from './market-tables.js';
import { momentOf } from './moment.js';
import { fillsTable, ordersTable, refusalsTable } from './order-tables.js';
import type { Result } from './result.js';
import { fifoTable, roundTripsTable } from './round-trips-table.js';
import { type Table, TABLE_NAMES, type TableName, type Tables } from './tables.js';

/** How each table of a result is made of its report. */
export const COLUMNS: { readonly [Name in TableName]: (report: Report) => Table<Name> } = {
  'equity.csv': equityTable,
  'orders.csv': ordersTable,
  'fills.csv': fillsTable,
  'refusals.csv': refusalsTable,
  'cashflows.csv': cashflowsTable,
  'positions.csv': positionsTable,
  'round-trips.csv': roundTripsTable,
  'fifo-trades.csv': fifoTable,
  'benchmark.csv': benchmarkTable,
  'prices.csv': pricesTable,
  'actions.csv': actionsTable,
  'series.csv': seriesTable,
};

/** The tables of a report, each made when it is first looked at. */
const tablesOf = (report: Report): Tables =>
  onDemand(
    Object.fromEntries(TABLE_NAMES.map((name) => [name, () => COLUMNS[name](report)])) as {
      readonly [Name in TableName]: () => Table<Name>;
    },
  );

/** The result of a report. */
export function resultOf(report: Report): Result {
  const { configuration, feed, run, benchmark, metrics, attribution, doubt, rules, assumptions, statements } = report;
  const { frequency } = feed;
  const figure = (name: MetricName) =>
    METRICS[name].unit === 'date' ? momentOf(metrics[name], frequency) : metrics[name];
  return {
    version: report.version,
    configuration,
    fingerprint: report.fingerprint,
    ...(report.files && { files: report.files }),
    generated: feed.generated,
    frequency,
    periodsPerYear: periodsPerYear(feed, feed.time.subarray(run.first, run.first + run.equity.length)),
    assets: feed.assets.map(({ symbol, name, market, currency, kind, multiplier }) => ({
      symbol,
      name,
      market,
      currency,
      kind,
      multiplier,
    })),
    series: [...feed.series.keys()],
    benchmark: benchmark && {
      name: benchmark.name,
      ...(benchmark.currency !== undefined && { currency: benchmark.currency }),
    },
    metrics: onDemand(
      Object.fromEntries(METRIC_NAMES.map((name) => [name, () => figure(name)])) as Record<MetricName, () => number>,
    ),
    attribution,
    doubt,
    ambiguity: run.ambiguity,
    notes: run.notes,
    assumptions,
    statements,
    rules,
    tables: tablesOf(report),
  };
}
