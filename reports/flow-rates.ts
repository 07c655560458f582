// What one unit of the currency of each posting counts as, in base currency.

import type { Feed, Run } from '../engine/index.js';
import { baseRate, fillRate, isAtDecision, paidRate, type Rate } from './base-rate.js';

/** For each posting of a run the rate at which it counts, one for those in base currency: of a fill that of its conversion, of both rows of a conversion that of what
 *  was converted, of all else that of the close before; but what is settled of a future after a fill at the close of its decision counts at that close. */
export function flowRates(feed: Feed, run: Run): Float64Array {
  const { cashflows, fills: filled } = run;
  const rates = new Float64Array(cashflows.length);
  if (feed.assets.every(({ currency }) => currency === feed.base)) return rates.fill(1);
  const paid = new Map<string, Rate>();
  for (const currency of new Set([feed.base, ...feed.assets.map((asset) => asset.currency)]))
    paid.set(currency, paidRate(feed, currency));
  const ofFill = feed.assets.map(({ currency }) => fillRate(feed, run, currency));
  /** The last row on which each was filled at the close of a decision. */
  const decidedOn = new Int32Array(feed.assets.length).fill(-1);
  let fills = 0;
  let converted = 1;
  for (let seq = 0; seq < rates.length; seq++) {
    const { kind, asset, currency, bar } = cashflows.at(seq);
    if (kind === 'conversion') {
      rates[seq] = currency === feed.base ? 1 : converted;
      continue;
    }
    const fill = kind === 'fill' ? filled.at(fills++) : null;
    if (fill && isAtDecision(run, fill)) decidedOn[asset] = bar;
    if (fill) converted = ofFill[asset](fill);
    else if (kind === 'settlement' && decidedOn[asset] === bar) converted = baseRate(feed, currency)(bar);
    else converted = paid.get(currency)!(bar);
    rates[seq] = converted;
  }
  return rates;
}
