// Trend following by two moving averages, of the first instrument: the textbook strategy that every engine can be compared on.
//
// Mechanism: a trend is a mean that keeps its direction. While the mean of weeks lies above the mean of months, more was bought lately than before.
// Source: folklore; Brock, Lakonishok and LeBaron, "Simple Technical Trading Rules and the Stochastic Properties of Stock Returns", Journal of
// Finance 47(5), 1992, find that it worked; Sullivan, Timmermann and White, Journal of Finance 54(5), 1999, that it no longer does.
// Fails in a market without a trend, where each crossing is taken back by the next; and it comes late, in and out.

import { crosses, int, sma, strategy } from '../engine/index.js';

export default strategy({
  about: 'Buys when the fast moving average of the close crosses above the slow one and sells when it crosses below.',
  params: {
    fast: int(20, { min: 1, sweep: [5, 50, 5], about: 'bars in the fast average' }),
    slow: int(50, { min: 2, sweep: [20, 200, 10], about: 'bars in the slow average' }),
    shares: int(100, { min: 0, about: 'shares to buy at each crossing; 0 spends all of the cash' }),
  },
  valid: ({ fast, slow }) => fast < slow || `fast (${fast}) has to be below slow (${slow})`,
  prepare({ fast, slow, shares }, { assets: [asset] }) {
    const cross = crosses(sma(asset.close, fast), sma(asset.close, slow));
    return {
      when: cross,
      decide(ctx) {
        const { quantity } = ctx.position(asset);
        if (cross.now > 0 && quantity === 0) {
          if (shares > 0) ctx.order({ asset, side: 1, quantity: shares });
          // An amount is in the currency of the instrument: of another one a weight says the same.
          else if (ctx.cash(asset.currency) !== ctx.cash()) ctx.target(1, asset);
          else ctx.order({ asset, side: 1, notional: ctx.cash() });
        } else if (cross.now < 0 && quantity > 0) {
          ctx.order({ asset, side: -1, quantity });
        }
      },
    };
  },
});
