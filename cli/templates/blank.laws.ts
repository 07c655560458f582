// What must be true of blank on every market: `tidemark check blank.ts` tries to break it.

import { always, never, type StrategyTrial } from 'tidemark/testing';

// A window that generated markets, which are short, can fill.
export const trial: StrategyTrial = { params: { days: 5 } };

export default [
  never(
    'a purchase of more than its share',
    ({ assets }, { weight }) =>
      ({ bought, planned }) =>
        assets.some((asset) => bought(asset) && planned(asset) > Number(weight) + 0.001),
  ),
  always(
    'nothing is sold short',
    ({ assets }) =>
      ({ position }) =>
        assets.every((asset) => position(asset).quantity >= 0),
  ),
];
