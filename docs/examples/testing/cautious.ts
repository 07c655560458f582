import { int, num, strategy, volatility } from 'tidemark';

export default strategy({
  about: 'Holds a share of the account in the first instrument, and nothing while it swings too much.',
  params: {
    share: num(0.3, { min: 0, max: 1, about: 'share of the account' }),
    days: int(20, { min: 2, about: 'bars of the volatility' }),
    calm: num(0.4, { min: 0, about: 'annual volatility above which nothing is held' }),
  },
  prepare({ share, days, calm }, { assets: [fund] }) {
    const swing = volatility(fund.close, days, fund.periodsPerYear);
    return (ctx) => {
      if (swing.now > calm) ctx.target(0, fund);
      else if (swing.now <= calm && ctx.position(fund).quantity === 0) ctx.target(share, fund);
    };
  },
});
