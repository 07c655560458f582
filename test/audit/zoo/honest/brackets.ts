// Enters by a stop with two exits: what happens inside a bar decides what is decided after it.

import { highest, strategy } from 'tidemark';

export default strategy({
  about: 'Buys a breakout with a target and a trailing stop.',
  params: {},
  prepare(_, { assets: [asset] }) {
    const top = highest(asset.high, 10);
    return (ctx) => {
      const isBusy = ctx.position(asset).quantity !== 0 || ctx.orders(asset).length > 0;
      if (isBusy || !(top.now > 0)) return;
      const stop = asset.toRaw(top.now);
      const quantity = Math.floor((0.8 * ctx.equity) / stop / 100) * 100;
      ctx.order({ asset, side: 1, quantity, type: 'stop', stop, group: 'trade' });
      ctx.order({ asset, side: -1, type: 'limit', limit: 1.04 * stop, tif: 'gtc', group: 'trade' });
      ctx.order({ asset, side: -1, type: 'trailing-stop', trailRate: 0.03, tif: 'gtc', group: 'trade' });
    };
  },
});
