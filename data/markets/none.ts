// Terms where no market's rules apply: instruments of an unknown market, and indices.

import type { Terms } from '../../engine/index.js';

/** Lots of one, no price step, no costs, short sales against their full value. */
export const FREE_TERMS: Terms = {
  from: -Infinity,
  lot: 1,
  tick: NaN,
  commission: 0,
  commissionMinimum: 0,
  buyTax: 0,
  sellTax: 0,
  shortMargin: 1,
  source: 'Assumed: the market is not known; lots of 1, no price step, no costs, short sales against their full value',
};

/** An index cannot be bought: it trades as if a fund tracked it without cost. */
export const INDEX_TERMS: Terms = {
  ...FREE_TERMS,
  source:
    'Assumed: an index cannot be traded; it is treated as a fund that tracks it without cost, in lots of 1, with short sales against their full value',
};
