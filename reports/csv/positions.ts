// positions.csv: everything held at each close. Cash and these values, added in order, are the equity to the last digit.

import { isoTime } from '../iso-time.js';
import type { Report } from '../report.js';
import { csv } from './csv.js';

/** One row for each holding at each evaluated close, in the order in which equity adds them; a distribution that is owed bears
 *  the symbol `<symbol>:receivable`. */
export function positionsCsv({ feed, run }: Report): Promise<string> {
  const date: string[] = [];
  const symbol: string[] = [];
  const quantity: number[] = [];
  const price: number[] = [];
  const value: number[] = [];
  for (const holding of run.holdings()) {
    const { symbol: name } = feed.assets[holding.asset];
    date.push(isoTime(feed.time[holding.bar], feed.frequency));
    symbol.push(holding.kind === 'receivable' ? `${name}:receivable` : name);
    quantity.push(holding.quantity);
    price.push(holding.price);
    value.push(holding.value);
  }
  return csv({ date, symbol, quantity, price, value });
}
