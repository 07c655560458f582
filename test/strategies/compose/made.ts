// Strategies that compositions are tried with.

import { int, num, simulate, strategy, type Strategy } from '../../../engine/index.js';
import { MARKETS } from '../../golden/markets.js';

/** Holds an instrument at a weight that its params say. */
export const holds = (symbol: string, weight = 1): Strategy =>
  strategy({
    about: `Holds ${symbol}.`,
    params: { weight: num(weight, { min: -1, max: 1, about: 'weight' }) },
    prepare:
      ({ weight: wanted }, { asset }) =>
      (ctx) =>
        ctx.target(wanted, asset(symbol)),
  });

/** In and out again and again: what follows it has something to do. */
export const swings = strategy({
  about: 'Holds the first instrument every other week.',
  params: { days: int(5, { min: 1, about: 'rows of a week' }) },
  prepare:
    ({ days }, { assets: [asset] }) =>
    (ctx) =>
      ctx.target(Math.floor(ctx.bar / days) % 2 === 0 ? 0.9 : 0, asset),
});

export const fills = (one: Strategy, feed = MARKETS['sp500-2000'], params = {}) =>
  [...simulate(one, feed, { cash: 1e6, params }).fills].map(
    ({ bar, asset, side, quantity, price }) => `${bar} ${asset} ${side} ${quantity.toFixed(6)} ${price}`,
  );

// Without costs: each account keeps a reserve for them, so that with costs a purchase may lack a lot.
