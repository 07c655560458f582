// A composition of one's own: follows whichever of two strategies has earned more over the last half year.

import { strategy } from 'tidemark';
import buyAndHold from 'tidemark/strategies/buy-and-hold';
import smaCross from 'tidemark/strategies/sma-cross';

export default strategy({
  about: 'Follows the better of two strategies, judged on paper once a month by the half year behind it.',
  params: {},
  prepare(_, { assets, paper, startOf }) {
    const accounts = [paper(buyAndHold), paper(smaCross, { shares: 0 })];
    const worth: number[][] = [];
    let best = accounts[0];

    return {
      when: startOf('month'),
      decide(ctx) {
        worth.push(accounts.map(({ equity }) => equity));
        const before = worth.at(-7);
        if (before !== undefined) {
          const earned = accounts.map((account, k) => account.equity / before[k]);
          best = accounts[earned[0] >= earned[1] ? 0 : 1];
        }
        ctx.rebalance(assets.map((asset) => [asset, best.weight(asset)]));
      },
    };
  },
});
