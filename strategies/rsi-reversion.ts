// Buys a fall of two or three days in a market that rises, and sells the first bounce.
//
// Mechanism: who has to sell within days pays for it, and who buys from him is paid. Over days prices of indices swing back more often than
// not; the long mean keeps it out of the falls that do not.
// Source: Connors and Alvarez, "Short Term Trading Strategies That Work", 2008: RSI of 2 bars below 5 above the mean of 200, out above the mean
// of 5, no stop. The index of strength is Wilder's, "New Concepts in Technical Trading Systems", 1978. That losers of a week win
// the next: Lehmann, "Fads, Martingales, and Market Efficiency", Quarterly Journal of Economics 105(1), 1990.
// Fails in the fall that goes on (it has no stop and buys again), and it is in the market on few days: what the cash earns meanwhile is
// half of the result. Its gains are small and many, so that costs and the price of the fill decide.

import { int, num, rsi, sma, strategy } from '../engine/index.js';

export default strategy({
  about: 'Buys an oversold close above the long mean, and sells on the first close above the short mean.',
  params: {
    window: int(2, { min: 1, sweep: [2, 6, 1], about: 'bars of the relative strength index' }),
    oversold: num(5, { min: 0, max: 100, sweep: [5, 30, 5], about: 'index of strength below which to buy, 0 to 100' }),
    trend: int(200, { min: 1, sweep: [100, 250, 50], about: 'bars of the long mean that the close has to lie above' }),
    recovery: int(5, { min: 1, sweep: [3, 10, 1], about: 'bars of the short mean above which to sell' }),
  },

  prepare({ window, oversold, trend, recovery }, { assets }) {
    const entries = assets.map((asset) => ({
      asset,
      strength: rsi(asset.close, window),
      long: sma(asset.close, trend),
      short: sma(asset.close, recovery),
    }));
    return (ctx) => {
      for (const { asset, strength, long, short } of entries) {
        const { now } = asset.close;
        const isHeld = ctx.position(asset).quantity > 0;
        if (isHeld && now > short.now) ctx.target(0, asset);
        else if (!isHeld && now > long.now && strength.now < oversold) ctx.target(1 / assets.length, asset);
      }
    };
  },
});
