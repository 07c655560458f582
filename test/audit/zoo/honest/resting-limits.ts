// Lets limits rest, moves them with the price and takes them back: its decisions depend on the ids of its orders.

import { strategy } from 'tidemark';

export default strategy({
  about: 'Keeps a limit two percent below the price, and one two percent above.',
  params: {},
  prepare: (_, { assets: [asset] }) => {
    let bid = 0;
    return (ctx) => {
      const limit = asset.toRaw(0.98 * asset.close.now);
      if (ctx.bar % 30 === 29) ctx.cancel(bid);
      else
        bid =
          ctx.replace(bid, { limit }) ||
          ctx.order({ asset, side: 1, quantity: 1000, type: 'limit', limit, tif: 'gtc' });
      const { sellable } = ctx.position(asset);
      if (sellable >= 1000) {
        ctx.order({ asset, side: -1, quantity: 1000, type: 'limit', limit: asset.toRaw(1.02 * asset.close.now) });
      }
    };
  },
});
