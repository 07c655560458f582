// equity.csv: the account at each evaluated close.

import { exposureOf } from '../exposure.js';
import { isoTime } from '../iso-time.js';
import { drawdownColumn } from '../metrics/index.js';
import type { Report } from '../report.js';
import { csv } from './csv.js';

/** One row for each evaluated close: worth and all cash in base currency (what is owed is in the worth only), gross and net
 *  exposure and drawdown as fractions, the benchmark scaled to the starting cash (empty without one). */
export function equityCsv({ feed, run, benchmark }: Report): Promise<string> {
  const rows = run.equity.length;
  const { gross, net } = exposureOf(feed, run);
  return csv({
    date: Array.from({ length: rows }, (_, row) => isoTime(feed.time[run.first + row], feed.frequency)),
    equity: run.equity,
    cash: run.cash,
    gross,
    net,
    drawdown: drawdownColumn(run.equity),
    benchmark: benchmark ? benchmark.equity : new Float64Array(rows).fill(NaN),
  });
}
