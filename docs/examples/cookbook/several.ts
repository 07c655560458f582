import { sma, strategy } from 'tidemark';

export default strategy({
  about: 'Gives each instrument an equal share of the account while it stands above its own mean.',
  params: {},
  prepare(_, { assets }) {
    const means = assets.map((fund) => sma(fund.close, 100));
    return (ctx) => {
      for (const [k, fund] of assets.entries())
        ctx.target(fund.close.now > means[k].now ? 0.95 / assets.length : 0, fund, { band: 0.01 });
    };
  },
});
