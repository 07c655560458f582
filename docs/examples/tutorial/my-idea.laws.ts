// What must be true of my-idea on every market: `tidemark check my-idea.ts` tries to break it.

import { highest, volatility } from 'tidemark';
import { always, never, type StrategyTrial } from 'tidemark/testing';

// Windows that generated markets, which are short, can fill, and a fall that they often have.
export const trial: StrategyTrial = { params: { days: 5, dip: 0.02, back: 0.005, inflow: 2, calmDays: 10, calm: 0.6 } };

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
  always('calm where it buys', ({ assets: [fund] }, { calm, calmDays }) => {
    const swing = volatility(fund.close, Number(calmDays), fund.periodsPerYear);
    return ({ bought }) => !bought(fund) || swing.now <= Number(calm);
  }),
];
