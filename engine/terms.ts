// Which terms an instrument trades on.

import type { Feed } from './feed.js';
import type { Instrument, Terms } from './instrument.js';

/** The row of the terms that is in force at a time, ms UTC. */
export function termsAt({ terms }: Instrument, time: number): Terms {
  let row = terms.length - 1;
  while (row > 0 && terms[row].from > time) row--;
  return terms[row];
}

/** The same at a row of a feed. Most instruments have one row of terms, of which the time need not be read: that took a tenth of a run with a
 *  fill every 45 rows, since the times lie far from everything else that a fill reads. */
export const termsOn = (instrument: Instrument, { time }: Pick<Feed, 'time'>, bar: number): Terms =>
  instrument.terms.length === 1 ? instrument.terms[0] : termsAt(instrument, time[bar]);

/** What a fill comes to at the commission's rates, in quote currency; the minimum is left out. */
export const commissionRaw = (terms: Terms, quantity: number, value: number): number =>
  terms.commission * value + terms.commissionPerUnit * quantity;

/** Commission of a trade that is an order of its own, in quote currency. */
export const commissionOf = (terms: Terms, quantity: number, value: number): number =>
  Math.max(terms.commissionMinimum, commissionRaw(terms, quantity, value));

/** Duties, levies and transfer fees of a fill, in quote currency. */
export const taxOf = (terms: Terms, side: number, quantity: number, value: number): number =>
  side > 0 ? terms.buyTax * value : terms.sellTax * value + terms.sellFeePerUnit * quantity;
