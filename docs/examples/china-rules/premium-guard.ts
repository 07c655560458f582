import { isoDate, num, premium, strategy } from 'tidemark';

export default strategy({
  about: 'Holds a fund of foreign shares, but buys none of it while it is dear against what it owns.',
  params: { dear: num(0.03, { min: 0, about: 'premium above which nothing is bought, a fraction' }) },
  prepare({ dear }, { assets: [fund], series }) {
    const over = premium(fund.raw.close, series('nav', fund));
    const cap = series('subscription-cap', fund);
    return (ctx) => {
      const buys = over.now <= dear && ctx.position(fund).quantity === 0;
      const words = `premium ${(100 * over.now).toFixed(1)} %, cap ${cap.now}${buys ? ', buys' : ''}`;
      console.log(isoDate(ctx.time), words);
      if (buys) ctx.target(0.9, fund);
    };
  },
});
