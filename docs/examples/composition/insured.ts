// Buy and hold with gold and bonds on top when the index falls below its mean of 200 days.

import { overlay, sma, strategy } from 'tidemark';
import buyAndHold from 'tidemark/strategies/buy-and-hold';

const shelter = strategy({
  about: 'Holds gold and treasuries in equal parts while stocks are below their mean of 200 days.',
  params: {},
  prepare(_, { asset }) {
    const [stocks, gold, bonds] = [asset('510300'), asset('518880'), asset('511260')];
    const mean = sma(stocks.close, 200);
    return (ctx) => {
      const stormy = stocks.close.now < mean.now;
      ctx.rebalance(
        stormy
          ? [
              [gold, 0.5],
              [bonds, 0.5],
            ]
          : [],
      );
    };
  },
});

export default overlay(buyAndHold, shelter, { share: 0.3 });
