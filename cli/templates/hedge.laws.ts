// What must be true of hedge on every market: `tidemark check hedge.ts` tries to break it.

import { always, never, type StrategyTrial } from 'tidemark/testing';

// Generated markets swing more than real ones.
export const trial: StrategyTrial = { params: { stress: 0.6 } };

export default [
  never(
    'a purchase of more than its share',
    ({ assets }, { weight }) =>
      ({ bought, planned }) =>
        assets.some((asset) => bought(asset) && planned(asset) > Number(weight) + 0.001),
  ),
  always('nothing risky is bought in fear', ({ assets: [risky], series }, { fear }) => {
    const vix = series('vix');
    return ({ bought }) => !(vix.now > Number(fear) && bought(risky));
  }),
];
