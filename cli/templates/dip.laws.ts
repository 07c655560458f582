// What must be true of dip on every market: `tidemark check dip.ts` tries to break it.

import { highest } from 'tidemark';
import { never, type StrategyTrial } from 'tidemark/testing';

// Windows that generated markets, which are short, can fill, and a fall that they often have.
export const trial: StrategyTrial = { params: { days: 5, dip: 0.02, back: 0.005, inflow: 2 } };

export default [
  never(
    'more than its share in the fund',
    ({ assets: [fund] }, { weight }) =>
      ({ planned }) =>
        planned(fund) > Number(weight) + 0.001,
  ),
  never('a purchase near the high', ({ assets: [fund] }, { days, back }) => {
    const high = highest(fund.close, Number(days));
    return ({ bought }) => bought(fund) && fund.close.now > (1 - Number(back)) * high.now;
  }),
];
