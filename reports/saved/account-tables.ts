// The tables of the account: its curve, what it held, what was posted.

import type { Feed, Holding, Run } from '../../engine/index.js';
import { exposureOf } from '../exposure.js';
import { flowRates } from '../flow-rates.js';
import { periodsPerYear } from '../metric-columns.js';
import { drawdownColumn, riskFreeReturns } from '../metrics/index.js';
import { onDemand } from '../on-demand.js';
import type { Configuration, Report } from '../report.js';
import { annualRates } from '../risk-free.js';
import { GrowingColumn } from './growing-column.js';
import { momentOf } from './moment.js';
import type { Table } from './tables.js';

/** One row for each evaluated close: worth and all cash in base currency (what is owed is in the worth only), gross and net
 *  exposure and drawdown as fractions, the benchmark scaled to the starting cash (NaN without one), the risk-free return of the period where its rate is a series. */
export function equityTable({ feed, run, benchmark, configuration }: Report): Table<'equity.csv'> {
  const { equity, first } = run;
  const exposure = exposureOf(feed, run);
  // Most of what looks at this table looks at the curve alone.
  return onDemand({
    date: () => datesOf(feed, feed.time.subarray(first, first + equity.length)),
    equity: () => equity,
    cash: () => run.cash,
    gross: () => exposure.gross,
    net: () => exposure.net,
    drawdown: () => drawdownColumn(equity),
    benchmark: () => (benchmark ? benchmark.equity : new Float64Array(equity.length).fill(NaN)),
    riskFree: () => riskFreeColumn(feed, run, configuration.riskFree),
  });
}

/** What rows are called by: of intraday ones their times, and no copy of these. */
const datesOf = ({ frequency }: Feed, times: Float64Array): Float64Array =>
  frequency === 'daily' ? times.map((time) => momentOf(time, frequency)) : times;

/** The risk-free return of the period that ends at each close, where the rate is a series; else NaN, as at the first close. */
function riskFreeColumn(
  feed: Feed,
  { first, equity: { length } }: Run,
  riskFree: Configuration['riskFree'],
): Float64Array {
  const column = new Float64Array(length).fill(NaN);
  if (typeof riskFree === 'number') return column;
  const years = periodsPerYear(feed, feed.time.subarray(first, first + length));
  column.set(riskFreeReturns(annualRates(feed, riskFree, first, length), years), 1);
  return column;
}

function nameOf({ assets }: Feed, { kind, asset, currency }: Holding): string {
  if (kind === 'cash') return `cash:${currency}`;
  const { symbol } = assets[asset];
  return kind === 'receivable' ? `${symbol}:receivable` : symbol;
}

/** What a holding exposes the account to, in base currency with its sign: of a future the value of its underlying, of cash and of what is
 *  owed nothing. */
function exposed({ assets, base, rates }: Feed, { kind, asset, bar, quantity, price, value }: Holding): number {
  if (kind !== 'position') return 0;
  const { kind: of, multiplier, currency } = assets[asset];
  if (of !== 'future') return value;
  const rate = currency === base ? 1 : (rates.get(currency)?.[bar] ?? NaN);
  return quantity * multiplier * price * rate;
}

/** One row for each holding at each evaluated close, in the order in which equity adds them. Foreign cash bears the symbol
 *  `cash:<currency>`, what is owed `<symbol>:receivable`; values and exposures are in base currency. */
export function positionsTable({ feed, run }: Report): Table<'positions.csv'> {
  // No record is kept: of ten million closes they are more than the memory of a process.
  const [date, quantity, price, value, exposure] = Array.from({ length: 5 }, () => new GrowingColumn());
  const symbol: string[] = [];
  for (const holding of run.holdings()) {
    date.push(momentOf(feed.time[holding.bar], feed.frequency));
    symbol.push(nameOf(feed, holding));
    quantity.push(holding.quantity);
    price.push(holding.price);
    value.push(holding.value);
    exposure.push(exposed(feed, holding));
  }
  return {
    date: date.values,
    symbol,
    quantity: quantity.values,
    price: price.values,
    value: value.values,
    exposure: exposure.values,
  };
}

/** One row for each posting, in order: the balance of a currency is the left fold of its amounts; one unit of it counts as `rate` in base currency. */
export function cashflowsTable({ feed, run }: Report): Table<'cashflows.csv'> {
  const flows = [...run.cashflows];
  return {
    seq: Float64Array.from(flows, ({ seq }) => seq),
    date: Float64Array.from(flows, ({ bar }) => momentOf(feed.time[bar], feed.frequency)),
    kind: flows.map(({ kind }) => kind),
    symbol: flows.map(({ asset }) => (asset < 0 ? '' : feed.assets[asset].symbol)),
    currency: flows.map(({ currency }) => currency),
    amount: Float64Array.from(flows, ({ amount }) => amount),
    rate: flowRates(feed, run),
  };
}
