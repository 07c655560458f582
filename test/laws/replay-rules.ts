// The terms of a scenario as a rule file.

import type { Scenario, Terms } from '../reference/scenario.js';

const COLUMNS = {
  lot: 'lot',
  minimum: 'minimum',
  tick: 'tick',
  commission: 'commission',
  'commission-per-unit': 'commissionPerUnit',
  'commission-minimum': 'commissionMinimum',
  'buy-tax': 'buyTax',
  'sell-tax': 'sellTax',
  'sell-fee-per-unit': 'sellFeePerUnit',
  'share-settlement': 'shareSettlement',
  'cash-settlement': 'cashSettlement',
  'proceeds-buy': 'proceedsBuy',
  'price-limit': 'priceLimit',
  'free-sessions': 'freeSessions',
  'long-margin': 'longMargin',
  'short-margin': 'shortMargin',
  'long-maintenance': 'longMaintenance',
  'short-maintenance': 'shortMaintenance',
  'borrow-fee': 'borrowFee',
  withholding: 'withholding',
  'lowers-orders': 'lowersOrders',
} as const satisfies Record<string, keyof Terms>;

const DAY = 86_400_000;
const cellOf = (value: number | boolean): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : Number.isNaN(value) ? 'none' : String(value);

/** A rule for each row of the terms of each instrument, and what a rule file cannot say. */
export function rulesOf({ assets, time }: Scenario): { text: string; missing: string[] } {
  const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const rows = assets.flatMap(({ symbol, terms }) => {
    const held = terms.filter(({ fromRow }) => fromRow < time.length);
    return held.map((each, k) => {
      const from = k === 0 ? '' : dateOf(time[each.fromRow]);
      const to = k + 1 < held.length ? dateOf(time[held[k + 1].fromRow] - DAY) : '';
      return [symbol, from, to, ...Object.values(COLUMNS).map((figure) => cellOf(each[figure]))].join(',');
    });
  });
  const hasBands = assets.some(({ terms }) => terms.some(({ ticks }) => ticks.length > 0));
  return {
    text: [['symbol', 'from', 'to', ...Object.keys(COLUMNS)].join(','), ...rows, ''].join('\n'),
    missing: hasBands ? ['price steps that depend on the price: there are none'] : [],
  };
}
