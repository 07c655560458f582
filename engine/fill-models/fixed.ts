// Fills that are worse by a fixed share of the price.

import { num } from '../params.js';
import { fillModel } from './declare.js';

/** price × bps / 10,000, whatever the size. */
export const fixed = fillModel({
  about: "Every unit trades a fixed share of the price worse than the market's price.",
  params: { bps: num(5, { min: 0, max: 9_999, about: 'how much worse, in basis points of the price' }) },
  make: ({ bps }) => {
    const fraction = bps / 10_000;
    return ({ price }) => price * fraction;
  },
});
