// Buys once and never sells: the strategy that every other one has to beat.
//
// Mechanism: who owns the market earns what the market pays. Nothing is timed, so that nothing can be timed badly, and costs are paid once.
// Source: Sharpe, "The Arithmetic of Active Management", Financial Analysts Journal 47(1), 1991: before costs the average of all who trade
// is the market.
// Fails where the market does, for as long as it does; and distributions stay in cash.

import { num, strategy } from '../engine/index.js';

export default strategy({
  about: 'Divides the starting cash equally over the instruments, buys each once it has a price, and holds.',
  params: {
    weight: num(1, { min: 0, max: 1, sweep: [0.2, 1, 0.2], about: 'share of the starting cash to invest' }),
  },
  prepare({ weight }, { assets }) {
    const waiting = new Set(assets);
    let budget = Number.NaN;
    return (ctx) => {
      if (waiting.size === 0) return;
      if (Number.isNaN(budget)) budget = (weight * ctx.cash()) / assets.length;
      for (const asset of waiting) {
        // Asked for until it is held: an order that meets a suspension dies with the day.
        if (ctx.position(asset).quantity > 0) waiting.delete(asset);
        else if (asset.close.now > 0) ctx.target(budget / ctx.equity, asset);
      }
    };
  },
});
