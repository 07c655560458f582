import { highest, strategy } from 'tidemark';

export default strategy({
  about: 'Buys a new high and lets a stop follow eight percent below the best price.',
  params: {},
  prepare(_, { assets: [fund] }) {
    const top = highest(fund.close, 60);
    return (ctx) => {
      const { quantity } = ctx.position(fund);
      if (quantity === 0 && fund.close.now >= top.now) ctx.target(0.9, fund);
      else if (quantity > 0 && ctx.orders(fund).length === 0)
        ctx.order({ asset: fund, side: -1, quantity, type: 'trailing-stop', trailRate: 0.08, tif: 'gtc' });
    };
  },
});
