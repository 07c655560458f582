// The strategy that every other one has to beat: buys once and never sells.

import { num, strategy } from '../engine/index.js';

export default strategy({
  about: 'Spreads the cash over all instruments on the first day on which each has a price, and holds.',
  params: {
    weight: num(1, { min: 0, max: 1, about: 'share of the starting equity to invest, divided equally' }),
  },
  prepare({ weight }, { assets }) {
    const bought = new Set<number>();
    const share = weight / assets.length;
    return (ctx) => {
      if (bought.size === assets.length) return;
      for (const asset of assets) {
        if (bought.has(asset.index) || !(asset.close.now > 0)) continue;
        bought.add(asset.index);
        ctx.target(share, asset);
      }
    };
  },
});
