import { sma, strategy } from 'tidemark';

export default strategy({
  about: 'Long above the mean, short below it.',
  params: {},
  prepare(_, { assets: [fund] }) {
    const mean = sma(fund.close, 50);
    return (ctx) => {
      if (fund.close.now > mean.now) ctx.target(0.5, fund, { band: 0.1 });
      else if (fund.close.now < mean.now) ctx.target(-0.5, fund, { band: 0.1 });
    };
  },
});
