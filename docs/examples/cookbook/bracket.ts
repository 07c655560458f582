import { atr, strategy } from 'tidemark';

export default strategy({
  about: 'Buys strength, takes a profit of one average true range, and stops a loss of one.',
  params: {},
  prepare(_, { assets: [fund] }) {
    const range = atr(fund, 14);
    return (ctx) => {
      if (ctx.orders(fund).length > 0 || ctx.position(fund).quantity > 0 || !(range.now > 0)) return;
      const [limit, stop] = [1, -1].map((way) => fund.toRaw(fund.close.now + way * range.now));
      ctx.order({ asset: fund, side: 1, quantity: 10_000, group: 'trade' });
      ctx.order({ asset: fund, side: -1, type: 'limit', limit, tif: 'gtc', group: 'trade' });
      ctx.order({ asset: fund, side: -1, type: 'stop', stop, tif: 'gtc', group: 'trade' });
    };
  },
});
