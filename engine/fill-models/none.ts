// Fills at the market's price.

import { fillModel } from './declare.js';

/** No slippage at all: what an order that is small against the market may come near to, and no other. */
export const none = fillModel({
  about: "Every unit trades at the market's price.",
  params: {},
  make: () => () => 0,
});
