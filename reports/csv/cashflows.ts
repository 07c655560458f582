// cashflows.csv: every change of cash. The balance of a currency is the left fold of its amounts.

import { isoTime } from '../iso-time.js';
import type { Report } from '../report.js';
import { csv } from './csv.js';

/** One row for each posting, in order of `seq`; a posting of no instrument has an empty symbol. */
export function cashflowsCsv({ feed, run }: Report): Promise<string> {
  const flows = [...run.cashflows];
  return csv({
    seq: flows.map(({ seq }) => seq),
    date: flows.map(({ bar }) => isoTime(feed.time[bar], feed.frequency)),
    kind: flows.map(({ kind }) => kind),
    symbol: flows.map(({ asset }) => (asset < 0 ? '' : feed.assets[asset].symbol)),
    currency: flows.map(({ currency }) => currency),
    amount: flows.map(({ amount }) => amount),
  });
}
