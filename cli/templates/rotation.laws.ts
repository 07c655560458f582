// What must be true of rotation on every market: `tidemark check rotation.ts` tries to break it.

import { change } from 'tidemark';
import { never, type StrategyTrial } from 'tidemark/testing';

// A window that generated markets, which are short, can fill; three months or so, since it decides once a month.
export const trial: StrategyTrial = { params: { days: 5 }, assets: 2, rows: [2, 90] };

export default [
  never(
    'a purchase of more than its share',
    ({ assets }, { weight, hold }) =>
      ({ bought, planned }) =>
        assets.some((asset) => bought(asset) && planned(asset) > Number(weight) / Number(hold) + 0.001),
  ),
  never('a purchase of what fell', ({ assets }, { days }) => {
    const returns = assets.map((asset) => change(asset.close, Number(days)));
    return ({ bought }) => assets.some((asset, k) => bought(asset) && returns[k].now < 0);
  }),
];
