// Fills that are worse by some price steps.

import { num } from '../params.js';
import { fillModel } from './declare.js';

/** count × tick, whatever the size. A price without a step has nothing to count: there, each tick is taken to be `bps` basis points of the
 *  price, by default more than the step of a fund that trades at one unit of money. */
export const ticks = fillModel({
  about: "Every unit trades some price steps worse than the market's price.",
  params: {
    count: num(1, { min: 0, max: 1_000, about: 'how many steps worse' }),
    bps: num(10, {
      min: 0,
      max: 1_000,
      about: 'what a step counts where prices have none, in basis points of the price',
    }),
  },
  make:
    ({ count, bps }) =>
    ({ price, tick }) =>
      count * (tick > 0 ? tick : (price * bps) / 10_000),
});
