// The strategy that every other one has to beat: it buys once and never sells. What it earns is what the market paid; it fails where
// the market does, and distributions stay in cash.

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
