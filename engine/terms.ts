// Which terms an instrument trades on.

import type { Instrument, Terms } from './instrument.js';

/** The row of the terms that is in force at a time, ms UTC. */
export function termsAt({ terms }: Instrument, time: number): Terms {
  let row = terms.length - 1;
  while (row > 0 && terms[row].from > time) row--;
  return terms[row];
}

/** Commission of a fill, in quote currency: a share of its value, at least the minimum. */
export const commissionOf = (terms: Terms, value: number): number =>
  Math.max(terms.commissionMinimum, terms.commission * value);

/** Duties, levies and transfer fees of a fill, in quote currency. */
export const taxOf = (terms: Terms, side: number, value: number): number =>
  (side > 0 ? terms.buyTax : terms.sellTax) * value;
