// positions.csv: everything held at each close. Cash in base currency and these values, added in order, are the equity to the last digit.

import type { Feed, Holding } from '../../engine/index.js';
import { isoTime } from '../iso-time.js';
import type { Report } from '../report.js';
import { csv } from './csv.js';

function nameOf({ assets }: Feed, { kind, asset, currency }: Holding): string {
  if (kind === 'cash') return `cash:${currency}`;
  const { symbol } = assets[asset];
  return kind === 'receivable' ? `${symbol}:receivable` : symbol;
}

/** One row for each holding at each evaluated close, in the order in which equity adds them. Foreign cash bears the symbol
 *  `cash:<currency>`, what is owed `<symbol>:receivable`; values are in base currency. */
export function positionsCsv({ feed, run }: Report): Promise<string> {
  const date: string[] = [];
  const symbol: string[] = [];
  const quantity: number[] = [];
  const price: number[] = [];
  const value: number[] = [];
  for (const holding of run.holdings()) {
    date.push(isoTime(feed.time[holding.bar], feed.frequency));
    symbol.push(nameOf(feed, holding));
    quantity.push(holding.quantity);
    price.push(holding.price);
    value.push(holding.value);
  }
  return csv({ date, symbol, quantity, price, value });
}
