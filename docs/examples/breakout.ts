import { highest, int, num, strategy } from 'tidemark';

export default strategy({
  about:
    'Buys a new high with a bracket: a limit above it takes the profit, a trailing stop below it follows the price.',
  params: {
    window: int(50, { min: 2, about: 'bars of the high that has to be reached' }),
    reward: num(0.1, { min: 0.001, max: 1, about: 'profit to take, a fraction of the price' }),
    trail: num(0.05, { min: 0.001, max: 0.9, about: 'fall from the best price that ends the trade, a fraction' }),
  },
  prepare({ window, reward, trail }, { assets: [asset] }) {
    const top = highest(asset.close, window);

    return (ctx) => {
      const isBusy = ctx.position(asset).quantity !== 0 || ctx.orders(asset).length > 0;
      // Before the window is full `top.now` is NaN, and the comparison false.
      if (isBusy || !(asset.close.now >= top.now)) return;
      const quantity = Math.floor((0.9 * ctx.equity) / asset.raw.close.now);
      const limit = asset.toRaw((1 + reward) * asset.close.now);
      ctx.order({ asset, side: 1, quantity, group: 'trade' });
      ctx.order({ asset, side: -1, type: 'limit', limit, tif: 'gtc', group: 'trade' });
      ctx.order({ asset, side: -1, type: 'trailing-stop', trailRate: trail, tif: 'gtc', group: 'trade' });
    };
  },
});
