// Trend following on the first instrument of the data: a start, to be replaced by your own idea.
//
// Mechanism: say here why somebody should pay you for this, where you have it from, and when it will fail.

import { int, num, sma, strategy } from 'tidemark';

export default strategy({
  about: 'Holds the first instrument while its close is above its moving average.',
  params: {
    days: int(100, { min: 2, sweep: [20, 200, 20], about: 'bars in the moving average' }),
    weight: num(0.95, { min: 0, max: 1, about: 'share of the account to invest' }),
  },
  // Called once: make the indicators here, and return what to do at each close.
  prepare({ days, weight }, { assets: [asset] }) {
    const average = sma(asset.close, days);

    return (ctx) => {
      // Until the average has enough bars it is NaN, and both comparisons are false.
      if (asset.close.now > average.now) ctx.target(weight, asset);
      else if (asset.close.now < average.now) ctx.target(0, asset);
    };
  },
});
