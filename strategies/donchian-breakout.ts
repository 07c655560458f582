// Buys a new high of some weeks and sells a new low of half as many, sized so that each position bears the same risk.
//
// Mechanism: trends last longer than most people expect, and who sells too early or too late does so at round dates and known levels. A
// breakout is right in a third of all cases; the few that run pay for the many that do not, so that none may be missed.
// Source: Donchian, "High Finance in Copper", Financial Analysts Journal 16(6), 1960; sizes and stops by the Turtles of Dennis and Eckhardt,
// 1983 (Faith, "Way of the Turtle", 2007): 20 bars in, 10 out (their second system: 55 and 20), one percent of the equity for a move of
// one average true range, a stop at two. Left out: adding to winners, and their rule to skip a breakout after one that had won.
// Fails in markets that go nowhere, where each breakout is taken back; and in few markets: the Turtles had twenty futures, up and down.

import { atr, flag, highest, int, lowest, num, strategy } from '../engine/index.js';

export default strategy({
  about: 'Buys a close above the highest high of some weeks, and sells below the lowest low of fewer, or at a stop.',
  params: {
    enter: int(20, { min: 2, sweep: [20, 60, 10], about: 'bars of the channel whose break opens a position' }),
    leave: int(10, { min: 1, sweep: [10, 30, 5], about: 'bars of the channel whose break closes it' }),
    window: int(20, { min: 1, about: 'bars of the average true range' }),
    risk: num(0.01, { min: 0.0001, max: 1, about: 'share of the equity that a move of one average true range costs' }),
    stop: num(2, { min: 0, about: 'average true ranges against the position at which it is closed; 0 is no stop' }),
    shorts: flag(false, { about: 'sell short where the low breaks, where the market allows it' }),
  },

  prepare({ enter, leave, window, risk, stop, shorts }, { assets }) {
    const entries = assets.map((asset) => ({
      asset,
      top: highest(asset.high, enter),
      bottom: lowest(asset.low, enter),
      trailTop: highest(asset.high, leave),
      trailBottom: lowest(asset.low, leave),
      range: atr(asset, window),
      /** Level at which the position is given up, on either side. */
      stopAt: Number.NaN,
    }));
    return (ctx) => {
      for (const entry of entries) {
        const { asset, top, bottom, trailTop, trailBottom, range } = entry;
        const { quantity } = ctx.position(asset);
        const price = asset.close.now;
        // The channel is that of the bars before this one: a close cannot break a channel that it belongs to.
        if (quantity === 0) {
          const side = price > top.ago(1) ? 1 : shorts && price < bottom.ago(1) ? -1 : 0;
          if (side === 0 || !(range.now > 0)) continue;
          entry.stopAt = stop > 0 ? price - side * stop * range.now : Number.NaN;
          ctx.target(side * Math.min(1 / assets.length, (risk * price) / range.now), asset);
        } else if (quantity > 0 && (price < trailBottom.ago(1) || price < entry.stopAt)) {
          ctx.target(0, asset);
        } else if (quantity < 0 && (price > trailTop.ago(1) || price > entry.stopAt)) {
          ctx.target(0, asset);
        }
      }
    };
  },
});
