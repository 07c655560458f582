// Three real curves with distributions reinvested, each against another as its benchmark: what the metrics are agreed upon.

import { price, rowsOf, YFINANCE } from './market.js';

/** A curve and its benchmark at the same closes. */
export interface RealCurve {
  readonly name: string;
  readonly benchmarkName: string;
  /** ms UTC of the closes. */
  readonly time: readonly number[];
  readonly level: readonly number[];
  readonly benchmark: readonly number[];
  /** Sessions a year of its market. */
  readonly periodsPerYear: number;
}

/** Levels by date. */
type Levels = ReadonlyMap<string, number>;

/** US funds by their closes adjusted for distributions. */
function adjusted(symbol: string): Levels {
  const rows = rowsOf(`jmlestevez-source__taa-dashboard/${symbol}.csv`, YFINANCE);
  return new Map(
    rows.filter(({ date }) => /^\d/.test(date)).map((row) => [row.date.slice(0, 10), Number(row.adjusted)]),
  );
}

/** The CSI 300 fund: its raw closes, each distribution bought back at the close before its ex-date less itself. It has never split. */
function csi300Fund(): Levels {
  const paid = new Map(
    rowsOf('MorphKyan__strategy/platform_dividends.csv')
      .filter(({ code }) => code === '510300')
      .map((row) => [row.ex_date, Number(row.dividend_per_share)]),
  );
  let units = 1;
  let before = NaN;
  return new Map(
    rowsOf('MorphKyan__strategy/510300.csv').map((row) => {
      const dividend = paid.get(row.trade_date) ?? 0;
      if (dividend > 0) units *= before / (before - dividend);
      before = Number(row.close);
      return [row.trade_date, before * units];
    }),
  );
}

const INDEX = ['date', 'open', 'close', 'high', 'low'];
const csi300 = (): Levels =>
  new Map(
    rowsOf('dennis-yuanlei__quant_bt/000300.csv', INDEX)
      .slice(1)
      .map((row) => [row.date, Number(row.close)]),
  );

/** The last row of the file is a snapshot of a session that was not over. */
const hangSeng = (): Levels =>
  new Map(
    rowsOf('hjyssg__tqqq_simulation/^HSI.csv')
      .slice(0, -1)
      .map((row) => [row.Date, price(row.Close)]),
  );

function curve(
  [name, level]: [string, Levels],
  [benchmarkName, benchmark]: [string, Levels],
  from: string,
  periodsPerYear: number,
): RealCurve {
  const dates = [...level.keys()].filter((date) => date >= from && benchmark.has(date));
  return {
    name,
    benchmarkName,
    time: dates.map((date) => Date.parse(`${date}T21:00:00Z`)),
    level: dates.map((date) => level.get(date)!),
    benchmark: dates.map((date) => benchmark.get(date)!),
    periodsPerYear,
  };
}

/** The S&P 500 fund against gold (2004-11-18 to 2025-09-26), the CSI 300 fund against its index without distributions (2012-05-28 to 2023-10-10), and
 *  the Hang Seng index against the S&P 500 fund on the days of both (2004-01-02 to 2024-08-02). */
export const realCurves = (): readonly RealCurve[] => [
  curve(['SPY', adjusted('SPY')], ['GLD', adjusted('GLD')], '2004-11-18', 252),
  curve(['510300', csi300Fund()], ['CSI 300', csi300()], '2012-05-28', 244),
  curve(['HSI', hangSeng()], ['SPY', adjusted('SPY')], '2004-01-02', 247),
];
