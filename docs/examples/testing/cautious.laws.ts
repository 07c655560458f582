import { volatility } from 'tidemark';
import { always, never, type StrategyTrial } from 'tidemark/testing';

export const trial: StrategyTrial = { params: { days: 5 } };

export default [
  never('more than 30 % in one fund', ({ assets }) => {
    return ({ bought, planned }) => assets.some((fund) => bought(fund) && planned(fund) > 0.3);
  }),
  always('flat when volatility is above 40 %', ({ assets: [fund] }, { days }) => {
    const swing = volatility(fund.close, Number(days), fund.periodsPerYear);
    return ({ weight, planned }) => !(swing.now > 0.4) || weight(fund) === 0 || planned(fund) === 0;
  }),
];
