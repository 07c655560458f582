// cashflows.csv: every change of cash. The balance is the left fold of the amounts.

import { isoTime } from '../iso-time.js';
import type { Report } from '../report.js';
import { csv } from './csv.js';

/** One row for each posting, in order of `seq`; a posting of no instrument has an empty symbol and the base currency. */
export function cashflowsCsv({ configuration, feed, run }: Report): Promise<string> {
  const flows = [...run.cashflows];
  return csv({
    seq: flows.map(({ seq }) => seq),
    date: flows.map(({ bar }) => isoTime(feed.time[bar], feed.frequency)),
    kind: flows.map(({ kind }) => kind),
    symbol: flows.map(({ asset }) => (asset < 0 ? '' : feed.assets[asset].symbol)),
    currency: flows.map(({ asset }) => (asset < 0 ? configuration.base : feed.assets[asset].currency)),
    amount: flows.map(({ amount }) => amount),
  });
}
