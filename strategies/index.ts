// The strategies that come with Tidemark, by the name that the command line knows.

import type { Strategy } from '../engine/index.js';
import buyAndHold from './buy-and-hold.js';
import smaCross from './sma-cross.js';

/** Name on the command line → strategy. */
export const STRATEGIES: Readonly<Record<string, Strategy>> = {
  'buy-and-hold': buyAndHold,
  'sma-cross': smaCross,
};
