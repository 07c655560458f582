// Buys a fall of the first instrument from its recent high, and sells it when it is back near the high.
//
// Mechanism: who has to sell pays whoever can wait. A fall that money with a long horizon buys tends to end sooner, which the net
// subscriptions of a fund show: they are asked where the data have the series net-subscription@SYMBOL, and left out where they have not.
// Fails in a long bear market, where each fall is followed by another.

import { highest, int, num, strategy, sum, volatility } from 'tidemark';

export default strategy({
  about: 'Buys a fall from the recent high, while money comes in where that is known, and sells near the high.',
  params: {
    days: int(60, { min: 2, sweep: [20, 120, 20], about: 'bars of the high' }),
    dip: num(0.08, { min: 0.001, max: 0.9, sweep: [0.04, 0.16, 0.02], about: 'fall from the high that is bought' }),
    back: num(0.02, { min: 0, max: 0.9, about: 'distance from the high at which it is sold' }),
    inflow: int(10, { min: 1, about: 'observations of net subscriptions that have to add up to more than zero' }),
    calm: num(0.25, { min: 0.01, sweep: [0.15, 0.35, 0.05], about: 'annual volatility up to which it is bought' }),
    calmDays: int(20, { min: 2, about: 'bars of the volatility' }),
    weight: num(0.95, { min: 0, max: 1, about: 'share of the account to invest' }),
  },
  valid: ({ dip, back }) => back < dip || 'back has to be less than dip',
  prepare({ days, dip, back, inflow, calm, calmDays, weight }, { assets: [fund], has, series }) {
    const high = highest(fund.close, days);
    const money = has('net-subscription', fund) ? sum(series('net-subscription', fund), inflow) : undefined;
    const swing = volatility(fund.close, calmDays, fund.periodsPerYear);

    return (ctx) => {
      const isHeld = ctx.position(fund).quantity > 0;
      const isLow = fund.close.now <= (1 - dip) * high.now;
      const isBack = fund.close.now >= (1 - back) * high.now;
      const isCalm = swing.now <= calm;
      // What is not known yet is NaN, and every comparison with it is false.
      if (!isHeld && isLow && isCalm && (!money || money.now > 0)) ctx.target(weight, fund);
      else if (isHeld && isBack) ctx.target(0, fund);
    };
  },
});
