// What must be true of pairs on every market: `tidemark check pairs.ts` tries to break it.

import { always, never, type StrategyTrial } from 'tidemark/testing';

// A window that generated markets, which are short, can fill, and a distance that they often have.
export const trial: StrategyTrial = { params: { days: 5, enter: 1 } };

export default [
  never(
    'a purchase of more than its share',
    ({ assets }, { weight }) =>
      ({ bought, planned }) =>
        assets.some((asset) => bought(asset) && planned(asset) > Number(weight) + 0.001),
  ),
  always(
    'only the two are held',
    ({ assets: [, , ...others] }) =>
      ({ position }) =>
        others.every((asset) => position(asset).quantity === 0),
  ),
];
