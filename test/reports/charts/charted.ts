// A result that has everything that charts can show: candles, stops, splits, a margin call, and series that the strategy read.

import { resultOf } from '../../../reports/saved/result-of.js';
import type { Result } from '../../../reports/saved/result.js';
import { tenYears } from '../html/fixture.js';

const DAY = 86_400_000;

/** Ten years of three instruments. The seventh and the eighth fill were of stops, the last one of a margin call; SPY was split on row 700, and a
 *  flow of SPY was read beside a valuation of the whole market. */
export function charted(length = 2520): Result {
  const result = resultOf(tenYears(length));
  const { tables } = result;
  const { 'prices.csv': prices, 'orders.csv': orders, 'equity.csv': equity, 'fills.csv': fills } = tables;
  const { date } = equity;
  const stops = new Set([fills.order[6], fills.order[7]]);
  const called = fills.order[fills.order.length - 1];
  const week = date.filter((_, row) => row % 5 === 0);
  const every = [
    ...Array.from(date, (time) => ({ time, name: 'net-subscription', symbol: 'SPY' })),
    ...Array.from(week, (time) => ({ time, name: 'earnings-yield', symbol: '' })),
  ];
  return {
    ...result,
    tables: {
      ...tables,
      'prices.csv': {
        ...prices,
        open: prices.close.map((close, row) => close * (row % 2 === 0 ? 0.996 : 1.004)),
        high: prices.close.map((close) => close * 1.01),
        low: prices.close.map((close) => close * 0.99),
      },
      'orders.csv': {
        ...orders,
        type: Array.from(orders.id, (id, at) => (stops.has(id) ? 'trailing-stop' : orders.type[at])),
        origin: Array.from(orders.id, (id, at) => (id === called ? 'margin call' : orders.origin[at])),
      },
      'actions.csv': {
        date: Float64Array.of(date[700]),
        symbol: ['SPY'],
        kind: ['split'],
        value: Float64Array.of(2),
      },
      'series.csv': {
        date: Float64Array.from(every, ({ time }) => time),
        name: every.map(({ name }) => name),
        symbol: every.map(({ symbol }) => symbol),
        value: Float64Array.from(every, ({ time, symbol }) =>
          symbol === '' ? 0.04 + (((time / DAY) * 7) % 100) / 5000 : (((time / DAY) * 37) % 200) - 99.5,
        ),
      },
    },
  };
}
