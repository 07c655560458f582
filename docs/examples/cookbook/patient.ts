import { strategy } from 'tidemark';

export default strategy({
  about: 'Bids two percent below the close, moves the bid every day, and takes it back after five.',
  params: {},
  prepare(_, { assets: [fund], every }) {
    const begins = every(20);
    let days = 0;
    return (ctx) => {
      const limit = 0.98 * fund.raw.close.now;
      const [bid] = ctx.orders(fund);
      days = bid ? days + 1 : 0;
      if (bid && days < 5) ctx.replace(bid.id, { limit });
      else if (bid) ctx.cancel(bid.id);
      else if (begins.now) ctx.order({ asset: fund, side: 1, quantity: 1_000, type: 'limit', limit, tif: 'gtc' });
    };
  },
});
