// fills.csv: every fill with its price, costs and change of cash.

import { isoTime } from '../iso-time.js';
import type { Report } from '../report.js';
import { csv } from './csv.js';
import { sideName } from './side-name.js';

/** One row for each fill: `seq` is that of its posting in cashflows.csv, `order` the id in orders.csv; money in the currency
 *  named. */
export function fillsCsv({ feed, run }: Report): Promise<string> {
  const fills = [...run.fills];
  return csv({
    seq: fills.map(({ seq }) => seq),
    date: fills.map(({ bar }) => isoTime(feed.time[bar], feed.frequency)),
    order: fills.map(({ order }) => order),
    symbol: fills.map(({ asset }) => feed.assets[asset].symbol),
    side: fills.map(({ side }) => sideName(side)),
    quantity: fills.map(({ quantity }) => quantity),
    price: fills.map(({ price }) => price),
    currency: fills.map(({ asset }) => feed.assets[asset].currency),
    commission: fills.map(({ commission }) => commission),
    tax: fills.map(({ tax }) => tax),
    slippage: fills.map(({ slippage }) => slippage),
    cash: fills.map(({ cash }) => cash),
  });
}
