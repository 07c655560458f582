import { num, strategy, volatility } from 'tidemark';

export default strategy({
  about: 'Holds as much of a fund as gives the account a given volatility.',
  params: { risk: num(0.1, { min: 0, about: 'volatility of the account that is aimed at, a year' }) },
  prepare({ risk }, { assets: [fund] }) {
    const now = volatility(fund.close, 20, fund.periodsPerYear);
    return (ctx) => {
      if (now.now > 0) ctx.target(Math.min(0.95, risk / now.now), fund, { band: 0.05 });
    };
  },
});
