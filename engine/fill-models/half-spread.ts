// Fills on the other side of the quote.

import { num } from '../params.js';
import { fillModel } from './declare.js';

/** Half of the instrument's own spread, as a purchase at the ask costs more than the middle of the quote; where its spread is not known, half
 *  a tick, as no quote is narrower than one; where it has no tick either, half of `bps` basis points of the price, which is nothing unless given. */
export const halfSpread = fillModel({
  about:
    "Every unit trades half of the instrument's spread worse; half a price step where the spread is not known, and nothing where there is no step either unless the model is told what.",
  params: {
    bps: num(0, {
      min: 0,
      max: 9_999,
      about: 'the spread of an instrument with neither a known spread nor a price step, in basis points of the price',
    }),
  },
  make:
    ({ bps }) =>
    ({ price, tick, spread }) => {
      if (spread >= 0) return (price * spread) / 2;
      return (tick > 0 ? tick : (price * bps) / 10_000) / 2;
    },
});
